"""A problem is proposed, answered, sent back and forgotten, and its author stays unknown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.moderation import (
    decline_problem,
    hear_problem,
    publish_problem,
    return_problem,
)
from tapshyryk.needs.actions.problem import reword_problem
from tapshyryk.needs.actions.proposing import (
    confirm_problem,
    propose_problem,
    propose_problem_as_organisation,
    propose_problem_on_behalf,
    reword_proposal,
)
from tapshyryk.needs.jobs import forget_unconfirmed
from tapshyryk.needs.models import Problem, ProposedProblem
from tests.needs.proposals import AUTHOR, FORM, letters, published, sent, waiting, words
from tests.needs.stages import AFTER, held
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


def test_nothing_reaches_the_specialist_before_the_letter_is_opened(world: World) -> None:
    problem = sent(world)
    assert problem.state == "sent"
    assert problem.slug is None
    assert not ProposedProblem.near_to((), world.actor("resident").ref).exists()
    assert letters() == {AUTHOR: ["Сунуштаган көйгөйүңүздү тастыктаңыз"]}
    assert "Айылда бала бакча жок" not in mail.outbox[0].body, "anybody can type another's address"
    assert "Тема: мектепке чейинки билим берүү. Муниципалитет: Ала-Тоо айылдык аймагы." in mail.outbox[0].body
    confirm_problem(problem, actor=FORM)
    assert problem.state == "waiting"
    assert letters() == {AUTHOR: ["Сунуштаган көйгөйүңүз муниципалитетке жетти"]}


def test_neither_words_nor_address_are_in_an_act(world: World) -> None:
    problem = waiting(world, text="Үч жылдан бери")
    for act in Act.objects.filter(subject_id=problem.pk):
        assert not act.public
        assert AUTHOR not in act.entry
        assert "бакча" not in act.entry
    publish_problem(problem, actor=world.actor("specialist"))
    act = Act.objects.get(verb="publish_problem")
    assert act.public
    assert act.detail == {"theme": "preschool"}
    assert act.private_part.content == {"title": {"ky": "Айылда бала бакча жок"}}
    assert AUTHOR not in act.entry
    assert problem.slug == f"ala-too-preschool-{problem.proposed_on.year}"


def test_published_and_declined_after_all_it_leaves_its_words_in_no_address_and_no_act(world: World) -> None:
    problem, other = published(world, "Асан Үсөнов ичет", text="Асан"), published(world)
    session = held(world)
    with clock.at(AFTER):
        hear_problem(problem, actor=world.actor("specialist"), session=session)
        heard = Problem.objects.get(proposed=problem)
        reword_problem(
            session,
            actor=world.actor("specialist"),
            problem=heard,
            titles={"ky": "Жашоочунун көйгөйү"},
            theme="other",
        )
    decline_problem(problem, actor=world.actor("specialist"), reason="Адамдын аты бар экен")
    assert other.slug == f"{problem.slug}-2"
    assert heard.slug == problem.slug
    public = [act.entry for act in Act.objects.all()]
    assert [words for words in ("Асан", "asan", "ичет", "ichet") if words in "".join(public)] == []
    assert Act.objects.get(verb="name_problem").detail["proposed"] == problem.slug


def test_the_link_opens_for_two_weeks(world: World) -> None:
    with clock.at(NOON):
        problem, other = sent(world), sent(world, "Көпүрө жок")
    with clock.at(NOON + timedelta(days=14)):
        confirm_problem(problem, actor=FORM)
    with clock.at(NOON + timedelta(days=15)), pytest.raises(Refused) as refused:
        confirm_problem(other, actor=FORM)
    assert refused.value.rules == ("needs.proposal_confirmed_in_time",)


def test_what_nobody_confirmed_is_forgotten_whole(world: World) -> None:
    with clock.at(NOON):
        problem, kept = sent(world, text="Биздин үй"), waiting(world, "Көпүрө жок")
    with clock.at(NOON + timedelta(days=14)):
        assert forget_unconfirmed() == 0
    with clock.at(NOON + timedelta(days=15)):
        assert forget_unconfirmed() == 1
        assert forget_unconfirmed() == 0
    problem.refresh_from_db()
    assert (problem.state, problem.email, problem.text, problem.title_ky) == ("lapsed", "", "", "")
    assert (problem.search, problem.folded_title) == ("", "")
    assert not PrivatePart.objects.filter(act__subject_id=problem.pk).exists()
    kept.refresh_from_db()
    assert (kept.state, kept.email) == ("waiting", AUTHOR)


def test_with_an_account_no_letter_is_needed(world: World) -> None:
    problem = ProposedProblem(municipality=world.municipality)
    propose_problem(problem, actor=world.actor("resident"), words=words())
    assert (problem.state, problem.by, problem.email) == ("waiting", "resident", "")
    assert problem.author_ref == world.actor("resident").ref


def test_an_organisation_speaks_for_itself_only(world: World) -> None:
    problem = ProposedProblem(municipality=world.municipality, organisation=world.ngo)
    with pytest.raises(Refused):
        propose_problem_as_organisation(problem, actor=world.actor("other director"), words=words())
    problem = ProposedProblem(municipality=world.municipality, organisation=world.ngo)
    propose_problem_as_organisation(problem, actor=world.actor("director"), words=words())
    assert problem.by == "organisation"


def test_on_behalf_of_somebody_with_consent_noted(world: World) -> None:
    def proposed(consent: str, actor: str = "specialist") -> ProposedProblem:
        problem = ProposedProblem(municipality=world.municipality)
        propose_problem_on_behalf(problem, actor=world.actor(actor), words=words(), consent=consent)
        return problem

    with pytest.raises(Refused) as refused:
        proposed("ооба")
    assert refused.value.rules == ("needs.proposal_on_behalf_with_consent",)
    with pytest.raises(Refused):
        proposed("кабылдамада өзү айтты", actor="director")
    problem = proposed("кабылдамада өзү айтты")
    assert problem.state == "waiting"
    act = Act.objects.get(verb="propose_problem_on_behalf")
    assert "кабылдама" not in act.entry


@pytest.mark.parametrize("actor", ["administrator", "head", "director", "auditor", "resident"])
def test_only_the_specialist_answers(world: World, actor: str) -> None:
    problem = waiting(world)
    for answer in (
        lambda: publish_problem(problem, actor=world.actor(actor)),
        lambda: decline_problem(problem, actor=world.actor(actor), reason="Башка маселе бул"),
        lambda: return_problem(problem, actor=world.actor(actor), reason="Телефонду алыңыз"),
    ):
        with pytest.raises(Refused):
            answer()


def test_the_specialist_of_another_place_has_no_say(world: World) -> None:
    problem, other = waiting(world), make_world("kok-bel")
    with pytest.raises(Refused):
        publish_problem(problem, actor=other.actor("specialist"))


def test_a_telephone_number_is_published_only_with_a_written_reason(world: World) -> None:
    problem = waiting(world, text="Байланыш: 0555 12 34 56")
    specialist = world.actor("specialist")
    with pytest.raises(Refused) as refused:
        publish_problem(problem, actor=specialist)
    assert refused.value.rules == ("needs.proposal_without_personal_data",)
    assert refused.value.only_warnings
    reason = {"needs.proposal_without_personal_data": "Бул айыл өкмөтүнүн кабылдамасынын номери"}
    assert publish_problem(problem, actor=specialist, override=reason).overrides


def test_it_is_sent_back_and_reworded(world: World) -> None:
    problem, specialist = waiting(world, text="Асандын үйү"), world.actor("specialist")
    letters()
    with pytest.raises(Refused) as refused:
        return_problem(problem, actor=specialist, reason="Жок")
    assert refused.value.rules == ("needs.proposal_answered_with_reason",)
    return_problem(problem, actor=specialist, reason="Адамдын атын алып салыңыз")
    assert letters() == {AUTHOR: ["Сунуштаган көйгөйүңүздү башкача жазып бериңиз"]}
    assert "/propose/reword/" in mail.outbox[0].body
    assert "Адамдын атын" in mail.outbox[0].body
    assert "Адамдын" not in Act.objects.get(verb="return_problem").entry
    reword_proposal(problem, actor=FORM, words=words(text="Бир үй-бүлө"))
    assert (problem.state, problem.text, problem.reason) == ("waiting", "Бир үй-бүлө", "")


def test_a_declined_one_has_a_public_reason_and_its_words_are_in_no_act(world: World) -> None:
    problem = waiting(world, "Асан жаман адам")
    letters()
    decline_problem(problem, actor=world.actor("specialist"), reason="Бул адам жөнүндө, көйгөй эмес")
    assert problem.state == "declined"
    assert problem.slug == f"ala-too-preschool-{problem.proposed_on.year}"
    act = Act.objects.get(verb="decline_problem")
    assert act.detail["reason"] == "Бул адам жөнүндө, көйгөй эмес"
    assert "Асан" not in act.entry
    assert list(letters()) == [AUTHOR]
