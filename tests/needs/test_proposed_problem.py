"""A problem is proposed, answered, merged, heard and forgotten, and its author stays unknown."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.needs.actions.following import (
    ask_to_follow_problem,
    confirm_following,
    follow_problem,
    unfollow_problem,
)
from tapshyryk.needs.actions.moderation import (
    decline_problem,
    hear_problem,
    merge_problem,
    publish_problem,
    return_problem,
    unmerge_problem,
)
from tapshyryk.needs.actions.problem import choose_problem, list_priorities, name_problem, reword_problem
from tapshyryk.needs.actions.proposing import (
    confirm_problem,
    propose_problem,
    propose_problem_as_organisation,
    propose_problem_on_behalf,
    reword_proposal,
)
from tapshyryk.needs.jobs import forget_unconfirmed
from tapshyryk.needs.models import Following, Problem, ProposedProblem
from tapshyryk.needs.queries.proposed_problems import root_of, similar_proposals, with_merged
from tests.needs.proposals import AUTHOR, FORM, followed, published, sent, waiting, words
from tests.needs.stages import AFTER, held
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def letters() -> dict[str, list[str]]:
    """The subjects of the letters that wait, by address."""
    mail.outbox.clear()
    deliver_waiting()
    found: dict[str, list[str]] = {}
    for letter in mail.outbox:
        found.setdefault(letter.to[0], []).append(letter.subject)
    return found


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


def merged(world: World) -> tuple[ProposedProblem, ProposedProblem]:
    first = published(world)
    second = published(world, "Балдарга бакча жетпейт", "second@example.kg")
    followed(first, "one@example.kg")
    followed(second, "two@example.kg", "ky")
    followed(second, "one@example.kg")
    letters()
    merge_problem(second, actor=world.actor("specialist"), into=first)
    return first, second


def test_a_duplicate_is_merged_and_nobody_is_lost(world: World) -> None:
    first, second = merged(world)
    assert (second.state, second.merged_into) == ("merged", first)
    assert root_of(second) == first
    assert with_merged(first) == [first, second]
    told = letters()
    assert set(told) == {AUTHOR, "second@example.kg", "one@example.kg", "two@example.kg"}
    decline_problem(first, actor=world.actor("specialist"), reason="Бакча курулуп бүттү")
    told = letters()
    assert {address: len(subjects) for address, subjects in told.items()} == {
        AUTHOR: 1,
        "second@example.kg": 1,
        "one@example.kg": 1,
        "two@example.kg": 1,
    }


def test_a_merging_is_taken_back(world: World) -> None:
    first, second = merged(world)
    letters()
    unmerge_problem(second, actor=world.actor("specialist"), reason="Бул башка айыл жөнүндө")
    assert (second.state, second.merged_into) == ("published", None)
    assert with_merged(first) == [first]
    told = letters()
    assert set(told) == {"second@example.kg", "two@example.kg", "one@example.kg"}


def test_nothing_is_merged_into_itself_into_a_merged_one_or_elsewhere(world: World) -> None:
    first, second = merged(world)
    third, specialist = published(world, "Бакча керек"), world.actor("specialist")
    far = make_world("kok-bel")
    elsewhere = published(far, "Айылда бала бакча жок")
    for into in (third, second, elsewhere):
        with pytest.raises(Refused) as refused:
            merge_problem(third, actor=specialist, into=into)
        assert refused.value.rules == ("needs.proposal_merged_into_public_one",)
    with pytest.raises(Refused):  # the other way round: the first would hang on what hangs on it
        merge_problem(first, actor=specialist, into=second)


def test_it_is_heard_listed_and_chosen_and_its_followers_are_told(world: World) -> None:
    problem, specialist = published(world, touches="2–6 жаштагы балдар"), world.actor("specialist")
    other = published(world, "Жаштарга клуб жок", "club@example.kg", theme="youth")
    left = published(world, "Көчөдө жарык жок", "dark@example.kg", theme="other")
    followed(problem, "one@example.kg")
    session = held(world)
    with clock.at(AFTER):
        for proposal, votes in ((problem, 60), (other, 41), (left, 3)):
            hear_problem(proposal, actor=specialist, session=session, votes=votes)
        for title, votes in (("Маданият үйү жабык", 12), ("Карыларга кароо жок", 11)):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=votes)
        heard = Problem.objects.get(proposed=problem)
        assert (heard.title_ky, heard.target_group) == ("Айылда бала бакча жок", "2–6 жаштагы балдар")
        assert Act.objects.get(verb="hear_problem", subject_id=problem.pk).detail == {
            "session": session.slug,
            "problem": heard.slug,
        }
        letters()
        list_priorities(session, actor=specialist, count=4)
        told = letters()
        assert told["one@example.kg"] == ["В списке приоритетов: Айылда бала бакча жок"]
        assert told["dark@example.kg"] == ["Артыкчылыктуу тизмеге кирген жок: Көчөдө жарык жок"]
        choose_problem(session, actor=_lifecycle(), problem=heard, assembly="x")
        told = letters()
        assert told[AUTHOR] == ["Тургундар тандады: Айылда бала бакча жок"]
        assert told["club@example.kg"] == ["Бул жолу тандалган жок: Жаштарга клуб жок"]
        assert "dark@example.kg" not in told


def _lifecycle() -> Any:
    from tapshyryk.core.access.actors import System

    return System("lifecycle")


def test_it_is_heard_only_in_its_own_municipality(world: World) -> None:
    problem, far = published(world), make_world("kok-bel")
    session = held(far)
    with pytest.raises(Refused) as refused:
        hear_problem(problem, actor=world.actor("specialist"), session=session)
    assert refused.value.rules == ("needs.proposal_heard_where_proposed",)


def test_following_with_an_account_once(world: World) -> None:
    problem, resident = published(world), world.actor("resident")
    following = Following(problem=problem)
    follow_problem(following, actor=resident)
    with pytest.raises(Refused):
        follow_problem(Following(problem=problem), actor=resident)
    with pytest.raises(Refused):
        unfollow_problem(following, actor=world.actor("director"))
    unfollow_problem(following, actor=resident)
    follow_problem(Following(problem=problem), actor=resident)
    with pytest.raises(Refused) as refused:
        follow_problem(Following(problem=waiting(world, "Башкасы")), actor=resident)
    assert refused.value.rules == ("needs.only_public_problems_followed",)


@pytest.mark.parametrize(("days", "confirmed"), [(14, True), (15, False)])
def test_the_link_to_follow_opens_for_some_days(world: World, days: int, confirmed: bool) -> None:
    following = Following(problem=published(world))
    with clock.at(NOON):
        ask_to_follow_problem(following, actor=FORM, email="one@example.kg", language="ky")
    with clock.at(NOON + timedelta(days=days)):
        if confirmed:
            confirm_following(following, actor=FORM)
        else:
            with pytest.raises(Refused) as refused:
                confirm_following(following, actor=FORM)
            assert refused.value.rules == ("needs.proposal_confirmed_in_time",)
    following.refresh_from_db()
    assert (following.state == "following") is confirmed


def test_who_stops_following_is_forgotten(world: World) -> None:
    following = followed(published(world), "one@example.kg")
    unfollow_problem(following, actor=FORM)
    following.refresh_from_db()
    assert (following.state, following.email) == ("ended", "")


def test_similar_ones_are_found_near_before_far_and_only_published(world: World) -> None:
    far = make_world("kok-bel")
    elsewhere = published(far, "Айылда бала бакча жок")
    near = published(world, "Бала бакчалар жетишпейт")
    waiting(world, "Бала бакча эски")
    published(world, "Көпүрө жок", theme="other")
    assert similar_proposals("бала бакча жок", municipality="ala-too") == [elsewhere, near]
    assert similar_proposals("Бул жерде да жок") == []
    assert similar_proposals("БАЛА БАКЧАЛАР ЖЕТИШПЕЙТ") == [near, elsewhere]
    assert similar_proposals("") == []
