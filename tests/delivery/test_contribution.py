"""Contributions are recorded by giver and kind, and undone by a reversing entry."""

from datetime import date

import pytest

from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.actions.contribution import (
    chronicle_contribution,
    record_contribution,
    reverse_contribution,
)
from tapshyryk.delivery.models import Contribution
from tapshyryk.money.queries.balances import check_ledger, contributions_of
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import TODAY
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    return signed(world, awarded_order(world))


def given_to(world, contract, who="worker", **given):
    contribution = Contribution(order=contract.order)
    values = {"source_kind": "community", "kind": "labour", "amount_tyiyn": 957_000, "day": TODAY, **given}
    record_contribution(contribution, actor=world.actor(who), **values)
    return contribution


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_the_ledger_carries_what_was_given(world, contract):
    given_to(world, contract)
    given_to(world, contract, who="specialist", source_kind="sponsors", kind="premises", amount_tyiyn=100)
    assert contributions_of(contract.order_id) == {
        ("community", "labour"): 957_000,
        ("sponsors", "premises"): 100,
    }
    assert check_ledger() == []


@pytest.mark.parametrize(
    ("given", "rules"),
    [
        ({"kind": ""}, ("delivery.contribution_split", "money.kind_is_known")),
        ({"kind": "prayers"}, ("money.kind_is_known",)),
        ({"amount_tyiyn": 0}, ("money.amount_positive",)),
        ({"amount_tyiyn": -5}, ("money.amount_positive",)),
        ({"day": date(2026, 3, 3)}, ("money.day_not_in_future",)),
        ({"source_kind": "ghosts"}, ("input",)),
        ({"who": "resident"}, ("permission",)),
        ({"who": "other director"}, ("permission",)),
    ],
)
def test_what_is_wrong_is_not_recorded(world, contract, given, rules):
    assert refused(given_to, world, contract, **given) == rules
    assert not Contribution.objects.exists()
    assert contributions_of(contract.order_id) == {}


def test_a_wrong_entry_is_undone_once(world, contract):
    contribution = given_to(world, contract)
    assert refused(reverse_contribution, contribution, actor=world.actor("finance"), reason=" ") == (
        "delivery.reversal_has_reason",
    )
    reverse_contribution(contribution, actor=world.actor("finance"), reason="Эки жолу жазылган")
    assert contribution.state == "reversed"
    assert contributions_of(contract.order_id) == {}
    assert check_ledger() == []
    assert refused(reverse_contribution, contribution, actor=world.actor("finance"), reason="x") == ("state",)


def test_a_founding_source_need_not_say_who_gave(world, contract):
    for kind, amount in (("cash", 103_000_000), ("labour", 3_000_000)):
        chronicle_contribution(
            Contribution(order=contract.order),
            actor=System("founding sources"),
            kind=kind,
            amount_tyiyn=amount,
            source="journal-2015",
        )
    assert contributions_of(contract.order_id) == {("", "cash"): 103_000_000, ("", "labour"): 3_000_000}
