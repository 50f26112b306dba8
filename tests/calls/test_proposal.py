"""A proposal is written, sealed until all are opened, handed in before the deadline or not at all."""

from datetime import timedelta

import pytest

from tapshyryk.calls.actions.proposal import (
    add_proposal_line,
    begin_proposal,
    describe_proposal,
    remove_proposal_line,
    submit_proposal,
    withdraw_proposal,
)
from tapshyryk.calls.models import Proposal
from tapshyryk.calls.queries.bidders import organisations_behind, readable_proposals
from tapshyryk.calls.steps import proposal_of
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import (
    AFTER,
    CLOSES,
    closed,
    handed_in,
    opened,
    published,
    third_organisation,
    written,
)
from tests.orders.stages import refusing
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

REASON = "Айылда кошумча каражат табууга мүмкүнчүлүк жок"


def test_a_proposal_is_handed_in_under_seal(world: World) -> None:
    call = published(world)
    proposal = handed_in(world, call, world.ngo, "director")
    proposal.refresh_from_db()
    assert (proposal.state, proposal.submitted_at) == ("submitted", NOON)
    assert proposal.funding().total_tyiyn == 100_000_000
    assert not Act.objects.filter(subject_id=proposal.pk, public=True).exists()


def test_a_late_proposal_is_refused_though_nobody_closed_the_call(world: World) -> None:
    call = published(world)
    proposal = written(world, call, world.ngo, "director")
    with clock.at(CLOSES):
        with pytest.raises(Refused) as refused:
            submit_proposal(proposal, actor=world.actor("director"))
        assert refused.value.rules == ("calls.not_after_deadline",)
        assert refused.value.reasons[0].params == {"deadline": CLOSES}
        assert "01.04.2026, 12:00" in refused.value.reasons[0].sentence
        for late in (
            lambda: describe_proposal(proposal, actor=world.actor("director"), plan="…"),
            lambda: withdraw_proposal(proposal, actor=world.actor("director")),
        ):
            assert refusing(late) == ("calls.not_after_deadline",)
    with clock.at(CLOSES - timedelta(microseconds=1)):
        submit_proposal(proposal, actor=world.actor("director"))
    proposal.refresh_from_db()
    assert proposal.state == "submitted"


READERS = (
    "specialist", "head", "chair", "finance", "monitor", "activist", "ministry specialist", "expert",
    "other director", "administrator", "auditor", "resident", "juror", "elder",
)  # fmt: skip


def test_nobody_but_the_proposer_reads_a_sealed_proposal(world: World) -> None:
    call, first, second = closed(world)
    for name in READERS:
        actor = world.actor(name)
        seen = set(readable_proposals(actor)) | set(
            Proposal.near({world.municipality.body, world.executive.body, world.council.body}, actor.ref)
        )
        assert first not in seen, name
    assert set(readable_proposals(world.actor("director"))) == {first}
    assert set(readable_proposals(world.actor("worker"))) == {first}
    assert set(readable_proposals(world.actor("other director"))) == {second}
    assert {o.slug for o in organisations_behind(call)} == {"ala-too-ngo", "ala-too-other-ngo"}


def test_who_proposes_stays_unknown_while_the_call_is_open(world: World) -> None:
    call = published(world)
    handed_in(world, call, world.ngo, "director")
    assert not organisations_behind(call).exists()


def test_opened_proposals_are_read_by_customer_and_commission(world: World) -> None:
    _call, first, second = opened(world)
    for name in ("specialist", "head", "activist", "expert", "juror", "elder"):
        assert set(readable_proposals(world.actor(name))) == {first, second}, name
    for name in ("chair", "monitor", "finance", "resident", "administrator", "auditor"):
        assert not readable_proposals(world.actor(name)).exists(), name
    assert set(readable_proposals(world.actor("director"))) == {first}
    assert set(Proposal.near({world.municipality.body})) == {first, second}


def test_an_organisation_has_one_proposal_in_a_call(world: World) -> None:
    call = published(world)
    first = written(world, call, world.ngo, "director")
    again = Proposal(organisation=world.ngo)
    with clock.at(NOON):
        assert refusing(
            lambda: begin_proposal(again, actor=world.actor("director"), call=call, titles={"ky": "Дагы"})
        ) == ("calls.one_proposal_per_organisation",)
        withdraw_proposal(first, actor=world.actor("director"))
        begin_proposal(again, actor=world.actor("director"), call=call, titles={"ky": "Дагы"})
    assert again.state == "draft"


def test_a_grant_goes_to_a_non_commercial_organisation(world: World) -> None:
    call = published(world)
    company = third_organisation(world, kind="company")
    with clock.at(NOON):
        assert refusing(
            lambda: begin_proposal(
                Proposal(organisation=company),
                actor=world.actor("third director"),
                call=call,
                titles={"ky": "К"},
            )
        ) == ("parties.grant_contractor_non_commercial",)
        with inside_an_act():
            type(call.order).objects.update(form="purchase")
        call.refresh_from_db()
        begin_proposal(
            Proposal(organisation=company), actor=world.actor("third director"), call=call, titles={"ky": "К"}
        )
    assert proposal_of(world.council) is None


def test_an_empty_proposal_is_not_handed_in(world: World) -> None:
    call, director = published(world), world.actor("director")
    proposal = Proposal(organisation=world.ngo)
    with clock.at(NOON):
        begin_proposal(proposal, actor=director, call=call, titles={"ky": "К"})
        rules = refusing(lambda: submit_proposal(proposal, actor=director))
    assert rules == ("calls.proposal_has_plan", "calls.proposal_budget_has_lines")


def test_cofinancing_below_the_call_is_warned_of(world: World) -> None:
    call, director = published(world), world.actor("director")
    proposal = written(world, call, world.ngo, "director")
    with clock.at(NOON):
        add_proposal_line(
            proposal, actor=director, description="Дагы", source="customer", kind="cash", amount_tyiyn=1
        )
        with pytest.raises(Refused) as refused:
            submit_proposal(proposal, actor=director)
        assert refused.value.rules == ("calls.proposal_cofinancing_meets_call",)
        assert str(refused.value.reasons[0].params["percent"]) == "19.99"
        act = submit_proposal(
            proposal, actor=director, override={"calls.proposal_cofinancing_meets_call": REASON}
        )
    assert act.overrides[0]["reason"] == REASON


def test_lines_are_of_a_known_kind_and_above_zero(world: World) -> None:
    call, director = published(world), world.actor("director")
    proposal = written(world, call, world.ngo, "director")

    def line(**changes):
        given = {"description": "Д", "source": "own", "kind": "cash", "amount_tyiyn": 5, **changes}
        add_proposal_line(proposal, actor=director, **given)

    with clock.at(NOON):
        assert refusing(lambda: line(amount_tyiyn=0)) == ("calls.proposal_lines_positive",)
        assert refusing(lambda: line(kind="promise")) == ("money.kind_is_known",)
        with pytest.raises(Refused) as refused:
            line(source="nobody")
        assert refused.value.reasons[0].field == "source"
        remove_proposal_line(proposal, actor=director, line=proposal.lines.first())
    assert proposal.funding().total_tyiyn == 20_000_000


def test_only_its_own_people_touch_a_proposal(world: World) -> None:
    call = published(world)
    proposal = written(world, call, world.ngo, "director")
    with clock.at(NOON):
        for name in ("specialist", "other director", "administrator", "resident", "expert"):
            with pytest.raises(Refused) as refused:
                describe_proposal(proposal, actor=world.actor(name), plan="…")
            assert refused.value.reasons[0].kind == "permission", name
        describe_proposal(proposal, actor=world.actor("worker"), plan="Жаңы план")
        with pytest.raises(Refused):
            submit_proposal(proposal, actor=world.actor("worker"))


def test_a_closed_call_takes_no_proposal(world: World) -> None:
    call, _, _ = closed(world)
    third = third_organisation(world)
    with clock.at(AFTER):
        rules = refusing(
            lambda: begin_proposal(
                Proposal(organisation=third),
                actor=world.actor("third director"),
                call=call,
                titles={"ky": "К"},
            )
        )
    assert rules == ("calls.call_is_open", "calls.not_after_deadline")
