"""The contractor claims what was redeemed, the customer pays it, and the ledger carries it."""

from datetime import date

import pytest

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.money.queries.balances import check_ledger, money_story
from tapshyryk.vouchers.actions.settle import claim_settlement, refuse_settlement, settle_vouchers
from tapshyryk.vouchers.models import Redemption, Settlement
from tapshyryk.vouchers.queries.vouchers import voucher_figures
from tapshyryk.vouchers.steps import settlement_of
from tests.vouchers.issued import TODAY, issued, redeemed, voucher_contract
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    contract = voucher_contract(world)
    voucher = issued(world, contract)
    redeemed(world, contract, voucher, 200_000)
    redeemed(world, contract, voucher, 100_000)
    return contract


def claimed(world, contract, who="director"):
    settlement = Settlement(contract=contract)
    claim_settlement(settlement, actor=world.actor(who))
    return settlement


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_a_claim_takes_everything_redeemed_once(world, contract):
    settlement = claimed(world, contract)
    assert (settlement.state, settlement.amount_tyiyn) == ("claimed", 300_000)
    assert settlement.redemptions.count() == 2
    assert settlement_of(contract) is None
    assert refused(claimed, world, contract) == ("vouchers.something_to_claim",)


def test_a_paid_claim_stands_in_the_ledger(world, contract):
    settlement = claimed(world, contract)
    settle_vouchers(settlement, actor=world.actor("finance"), day=TODAY)
    story = money_story(contract.order_id)
    assert settlement.state == "settled"
    assert story.paid == {str(world.ngo.pk): 300_000}
    assert story.given == {("customer", "cash"): 300_000}
    assert (story.promised, story.spendable) == (200_000, 0)
    figures = voucher_figures(contract.order)
    assert (figures.issued, figures.face, figures.redeemed, figures.settled) == (1, 500_000, 300_000, 300_000)
    assert (figures.unsettled, figures.outstanding) == (0, 200_000)
    assert check_ledger() == []


def test_a_refused_claim_may_be_made_again(world, contract):
    settlement = claimed(world, contract)
    assert refused(refuse_settlement, settlement, actor=world.actor("finance"), answer="") == (
        "contracts.refusal_has_reason",
    )
    refuse_settlement(settlement, actor=world.actor("finance"), answer="Журнал жок")
    assert not Redemption.objects.filter(settlement__isnull=False).exists()
    assert claimed(world, contract).amount_tyiyn == 300_000


@pytest.mark.parametrize("who", ["director", "specialist", "other director", "resident", "administrator"])
def test_only_the_customers_money_people_settle(world, contract, who):
    settlement = claimed(world, contract)
    assert refused(settle_vouchers, settlement, actor=world.actor(who), day=TODAY) == ("permission",)


@pytest.mark.parametrize("who", ["finance", "head", "other director", "administrator"])
def test_only_the_contractor_claims(world, contract, who):
    assert refused(claimed, world, contract, who=who) == ("permission",)


def test_who_claims_does_not_settle(world, contract):
    both = world.add("director", "finance_officer", body=world.municipality)
    settlement = claimed(world, contract)
    assert refused(settle_vouchers, settlement, actor=both, day=TODAY) == (
        "access.proposer_does_not_approve",
    )


def test_nothing_is_settled_in_the_future_or_twice(world, contract):
    settlement = claimed(world, contract)
    assert refused(settle_vouchers, settlement, actor=world.actor("finance"), day=date(2026, 3, 3)) == (
        "money.day_not_in_future",
    )
    settle_vouchers(settlement, actor=world.actor("finance"), day=TODAY)
    assert refused(settle_vouchers, settlement, actor=world.actor("finance"), day=TODAY) == ("state",)


def test_no_more_is_settled_than_was_redeemed(world, contract):
    settlement = claimed(world, contract)
    with inside_an_act():
        Settlement.objects.update(amount_tyiyn=300_001)
    assert refused(settle_vouchers, settlement, actor=world.actor("finance"), day=TODAY) == (
        "vouchers.settle_within_redeemed",
    )


def test_the_other_side_is_told_of_claim_and_answer(world, contract):
    def told(verb):
        names = {world.actor(name).ref: name for name in world.people}
        return {names[letter.to] for letter in letters_of(Act.objects.filter(verb=verb).first())}

    settlement = claimed(world, contract)
    assert told("claim_settlement") == {"finance", "head"}
    refuse_settlement(settlement, actor=world.actor("finance"), answer="Журнал жок")
    assert told("refuse_settlement") == {"director"}
    settle_vouchers(claimed(world, contract), actor=world.actor("finance"), day=TODAY)
    assert told("settle_vouchers") == {"director"}
