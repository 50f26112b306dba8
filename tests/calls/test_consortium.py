"""Nobody is in a consortium without the consent of its own head, nor kept out of a call by a lead."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import translation

from tapshyryk.calls.actions.consortium import (
    accept_place,
    decline_place,
    invite_to_consortium,
    remove_consortium_member,
)
from tapshyryk.calls.actions.proposal import submit_proposal, withdraw_proposal
from tapshyryk.calls.models import Call, ConsortiumMember, Proposal
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.models import Organisation
from tapshyryk.workspace.queries.waiting import waiting_for
from tests.calls.stages import CLOSES, invited, joined, published, third_organisation, written
from tests.calls.test_notices import told
from tests.orders.stages import refusing
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
UNACCEPTED = ("calls.consortium_places_accepted",)
FORMED = ("calls.consortium_formed_before_submission",)


def begun(world: World) -> tuple[Call, Proposal, Organisation]:
    """An open call, a proposal in it that is still written, and an organisation to invite."""
    call = published(world)
    return call, written(world, call, world.ngo, "director"), third_organisation(world)


def test_a_place_offered_keeps_nobody_from_an_own_proposal(world: World) -> None:
    call, proposal, third = begun(world)
    invited(world, proposal, third, "director")
    own = written(world, call, third, "third director")
    with clock.at(NOON):
        submit_proposal(own, actor=world.actor("third director"))
    assert own.state == "submitted"
    assert proposal.organisation_keys() == {str(world.ngo.pk)}


def test_who_has_not_answered_is_named_until_they_have(world: World) -> None:
    _call, proposal, third = begun(world)
    place, director = invited(world, proposal, third, "director"), world.actor("director")
    with clock.at(NOON):
        with pytest.raises(Refused) as refused:
            submit_proposal(proposal, actor=director)
        assert refused.value.rules == UNACCEPTED
        for language, words in (("ky", "кабыл албаган"), ("ru", "Не приняли"), ("en", "Have not accepted")):
            with translation.override(language):
                sentence = refused.value.reasons[0].sentence
                assert (words in sentence, "“Үмүт”" in sentence) == (True, True)
        accept_place(place, actor=world.actor("third director"))
        submit_proposal(proposal, actor=director)
    assert (proposal.state, place.state) == ("submitted", "accepted")
    assert proposal.organisation_keys() == {str(world.ngo.pk), str(third.pk)}
    assert not Act.objects.filter(subject_id=place.pk, public=True).exists()


def test_a_declined_place_is_taken_out_before_the_proposal_is_handed_in(world: World) -> None:
    _call, proposal, third = begun(world)
    place, director = invited(world, proposal, third, "director", 40), world.actor("director")
    with clock.at(NOON):
        decline_place(place, actor=world.actor("third director"))
        assert proposal.lead_share_percent == 100
        assert refusing(lambda: submit_proposal(proposal, actor=director)) == UNACCEPTED
        assert refusing(lambda: invited(world, proposal, third, "director")) == (
            "calls.consortium_member_once",
        )
        remove_consortium_member(proposal, actor=director, member=place)
        submit_proposal(proposal, actor=director)
    assert proposal.state == "submitted"


def test_consent_is_taken_back_before_the_seal_and_not_after_it(world: World) -> None:
    _call, proposal, third = begun(world)
    place = joined(world, proposal, third, "director", "third director")
    head, director = world.actor("third director"), world.actor("director")
    with clock.at(NOON):
        decline_place(place, actor=head)
        assert refusing(lambda: submit_proposal(proposal, actor=director)) == UNACCEPTED
        remove_consortium_member(proposal, actor=director, member=place)
        again = joined(world, proposal, third, "director", "third director")
        submit_proposal(proposal, actor=director)
        assert refusing(lambda: decline_place(again, actor=head)) == FORMED
        assert refusing(lambda: invited(world, proposal, world.other_ngo, "director")) == FORMED
    again.refresh_from_db()
    assert again.state == "accepted"


def test_only_the_head_of_the_invited_answers_and_only_the_lead_invites(world: World) -> None:
    _call, proposal, third = begun(world)
    place = invited(world, proposal, third, "director")
    with clock.at(NOON):
        for name in ("director", "worker", "other director", "specialist", "administrator"):
            for answer in (accept_place, decline_place):
                with pytest.raises(Refused) as refused:
                    answer(place, actor=world.actor(name))
                assert refused.value.reasons[0].kind == "permission", name
        for name in ("third director", "other director", "specialist"):
            with pytest.raises(Refused) as refused:
                invited(world, proposal, world.other_ngo, name)
            assert refused.value.reasons[0].kind == "permission", name


def test_an_accepted_place_is_taking_part(world: World) -> None:
    call, first, third = begun(world)
    second = written(world, call, world.other_ngo, "other director")
    joined(world, first, third, "director", "third director")
    joined(world, second, third, "other director", "third director")
    with clock.at(NOON):
        submit_proposal(first, actor=world.actor("director"))
        once = ("calls.one_proposal_per_organisation",)
        assert refusing(lambda: submit_proposal(second, actor=world.actor("other director"))) == once
        own = written(world, call, third, "third director")
        assert refusing(lambda: submit_proposal(own, actor=world.actor("third director"))) == once
        withdraw_proposal(first, actor=world.actor("director"))
        submit_proposal(second, actor=world.actor("other director"))
    assert second.lead_share_percent == 70


def test_shares_leave_something_to_the_lead(world: World) -> None:
    _call, proposal, third = begun(world)

    def invite(organisation: Organisation, share: int) -> ConsortiumMember:
        return invited(world, proposal, organisation, "director", share)

    whole = ("calls.consortium_shares_make_100",)
    assert refusing(lambda: invite(world.ngo, 10)) == ("calls.consortium_has_one_lead",)
    assert refusing(lambda: invite(third, 100)) == whole
    assert refusing(lambda: invite(third, 0)) == whole
    place = invite(third, 60)
    assert refusing(lambda: invite(third, 10)) == ("calls.consortium_member_once",)
    assert refusing(lambda: invite(world.other_ngo, 40)) == whole
    invite(world.other_ngo, 39)
    assert proposal.lead_share_percent == 1
    with clock.at(NOON):
        remove_consortium_member(proposal, actor=world.actor("director"), member=place)
    assert proposal.lead_share_percent == 61


def test_after_the_deadline_nobody_enters(world: World) -> None:
    _call, proposal, third = begun(world)
    late = ("calls.not_after_deadline",)
    assert refusing(lambda: invited(world, proposal, third, "director", at=CLOSES)) == late
    place = invited(world, proposal, third, "director", at=CLOSES - timedelta(microseconds=1))
    with clock.at(CLOSES):
        assert refusing(lambda: accept_place(place, actor=world.actor("third director"))) == late


def test_the_invited_find_the_place_and_not_the_proposal(world: World) -> None:
    _call, proposal, third = begun(world)
    place = invited(world, proposal, third, "director", 40)
    page = reverse("workspace:subject", args=["consortium_place", place.pk])
    with clock.at(NOON):
        head = world.actor("third director")
        assert [(w.subject, w.step.verb) for w in waiting_for(head)] == [(place, "accept_place")]
        client = signed_in(world, "third director")
        shown = client.get(page)
        assert shown.status_code == 200
        text = shown.content.decode()
        assert ("“Мээрим” КФ" in text, "Окутуу" in text, "Эки топ ачылат" in text) == (True, True, False)
        sealed = client.get(reverse("workspace:subject", args=["proposal", proposal.pk]))
        assert sealed.status_code == 404
        assert signed_in(world, "director").get(page).status_code == 200
        for name in ("specialist", "head", "chair", "other director", "expert", "administrator"):
            assert signed_in(world, name).get(page).status_code == 404, name
        answer = client.post(reverse("workspace:step", args=["consortium_place", place.pk, "accept_place"]))
    assert answer.status_code == 302
    place.refresh_from_db()
    assert place.state == "accepted"


def test_the_invited_and_the_lead_hear_of_each_other(world: World) -> None:
    _call, proposal, third = begun(world)
    place = invited(world, proposal, third, "director", 40)
    letters = told(world, "invite_to_consortium")
    assert set(letters) == {"third director"}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            body = letters["third director"].body()
            assert ("“Мээрим” КФ" in body, "“Үмүт”" in body, "40" in body) == (True, True, True)
            assert f"/{language}/work/consortium_place/{place.pk}/" in body
    with clock.at(NOON):
        accept_place(place, actor=world.actor("third director"))
        answered = told(world, "accept_place")["director"].body()
        decline_place(place, actor=world.actor("third director"))
        assert set(told(world, "decline_place")) == {"director"}
        assert told(world, "decline_place")["director"].body() != answered
        remove_consortium_member(proposal, actor=world.actor("director"), member=place)
        assert told(world, "remove_consortium_member") == {}
        kept = invited(world, proposal, third, "director")
        remove_consortium_member(proposal, actor=world.actor("director"), member=kept)
    assert set(told(world, "remove_consortium_member")) == {"third director"}
    assert told(world, "invite_to_consortium") == {}


def test_an_invitation_without_words_is_refused_in_words(world: World) -> None:
    _call, proposal, third = begun(world)
    with clock.at(NOON), pytest.raises(Refused) as refused:
        invite_to_consortium(
            ConsortiumMember(proposal=proposal),
            actor=world.actor("director"),
            organisation=third,
            role="",
            share_percent=30,
        )
    assert [reason.field for reason in refused.value.reasons] == ["role"]
