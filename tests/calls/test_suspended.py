"""A suspended organisation neither proposes nor joins a consortium; restored, it does both."""

import pytest
from django.utils import translation

from tapshyryk.calls.actions.consortium import accept_place
from tapshyryk.calls.actions.proposal import begin_proposal, submit_proposal
from tapshyryk.calls.models import ConsortiumMember, Proposal
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import invited, published, third_organisation, written
from tests.orders.stages import refusing
from tests.parties.suspending import restored, suspended
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
RULE = ("parties.organisation_takes_part",)


def test_it_begins_no_proposal_until_it_is_restored(world: World) -> None:
    call, director = published(world), world.actor("director")
    suspended(world, world.ngo)
    with clock.at(NOON):
        assert (
            refusing(
                lambda: begin_proposal(
                    Proposal(organisation=world.ngo), actor=director, call=call, titles={"ky": "К"}
                )
            )
            == RULE
        )
        restored(world, world.ngo)
        proposal = Proposal(organisation=world.ngo)
        begin_proposal(proposal, actor=director, call=call, titles={"ky": "К"})
    assert proposal.state == "draft"


def test_it_hands_in_nothing_and_reads_why_in_its_language(world: World) -> None:
    call, director = published(world), world.actor("director")
    proposal = written(world, call, world.ngo, "director")
    suspended(world, world.ngo)
    with clock.at(NOON), pytest.raises(Refused) as refused:
        submit_proposal(proposal, actor=director)
    assert refused.value.rules == RULE
    for language, words in (("ky", "токтотулган"), ("ru", "приостановлена"), ("en", "Suspended")):
        with translation.override(language):
            sentence = refused.value.reasons[0].sentence
            assert words in sentence
            assert "“Мээрим” КФ" in sentence
    restored(world, world.ngo)
    with clock.at(NOON):
        submit_proposal(proposal, actor=director)
    assert proposal.state == "submitted"


def test_nobody_suspended_joins_a_consortium_or_is_handed_in_with_one(world: World) -> None:
    call, director = published(world), world.actor("director")
    proposal, third = written(world, call, world.ngo, "director"), third_organisation(world)

    def join() -> ConsortiumMember:
        return invited(world, proposal, third, "director")

    head = world.actor("third director")
    suspended(world, third)
    with clock.at(NOON):
        assert refusing(join) == RULE
        restored(world, third)
        place = join()
        suspended(world, third)
        assert refusing(lambda: accept_place(place, actor=head)) == RULE
        restored(world, third)
        accept_place(place, actor=head)
        suspended(world, third)
        assert refusing(lambda: submit_proposal(proposal, actor=director)) == RULE
        restored(world, third)
        submit_proposal(proposal, actor=director)
    assert proposal.state == "submitted"
