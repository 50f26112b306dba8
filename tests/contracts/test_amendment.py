"""A change of a contract is proposed by one side and binds when the other accepts it."""

from datetime import date

import pytest

from tapshyryk.contracts.actions.amend import accept_amendment, propose_amendment, refuse_amendment
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tests.contracts.agreed import ENDS, STARTS, awarded_order, signed
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value


def test_an_amendment_binds_when_the_other_side_accepts_it(world):
    contract = signed(world, awarded_order(world))
    longer = date(2027, 2, 28)
    propose_amendment(
        contract,
        actor=world.actor("director"),
        reason="Жаз кеч келди",
        change="Мөөнөтү узартылат",
        new_ends=longer,
        new_amount_tyiyn=85_000_000,
    )
    assert contract.ends == ENDS
    assert contract.open_amendment.proposed_by == world.ngo
    trouble = refused(accept_amendment, contract, actor=world.actor("director"))
    assert trouble.rules == ("contracts.amendment_accepted_by_other_side",)
    accept_amendment(contract, actor=world.actor("head"), answer="Макул")
    contract.refresh_from_db()
    assert (contract.ends, contract.amount_tyiyn, contract.open_amendment) == (longer, 85_000_000, None)
    assert [tranche.amount_tyiyn for tranche in contract.tranches.all()] == [40_000_000, 45_000_000]
    assert contract.amendments.get().standing == "accepted"


def test_the_customers_amendment_is_answered_by_the_contractor(world):
    contract = signed(world, awarded_order(world))
    change = {"reason": "Бюджет кыскарды", "change": "Сумма азаят", "new_amount_tyiyn": 60_000_000}
    propose_amendment(contract, actor=world.actor("specialist"), **change)
    assert contract.open_amendment.proposed_by == world.executive
    trouble = refused(accept_amendment, contract, actor=world.actor("head"))
    assert trouble.rules == ("contracts.amendment_accepted_by_other_side",)
    assert refused(propose_amendment, contract, actor=world.actor("director"), **change).rules == (
        "contracts.one_amendment_at_a_time",
    )
    assert refused(refuse_amendment, contract, actor=world.actor("director"), answer=" ").rules == (
        "contracts.refusal_has_reason",
    )
    refuse_amendment(contract, actor=world.actor("director"), answer="Балдар калып калат")
    contract.refresh_from_db()
    assert contract.amount_tyiyn == 80_000_000
    assert contract.amendments.get().standing == "refused"
    assert refused(accept_amendment, contract, actor=world.actor("director")).rules == (
        "contracts.amendment_awaits_answer",
    )


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"reason": " "}, "contracts.amendment_has_reason"),
        ({"new_ends": STARTS}, "contracts.dates_in_order"),
        ({"new_amount_tyiyn": 100_000_001}, "contracts.within_order_budget"),
        ({"new_ends": date(2031, 3, 1)}, "contracts.term_at_most_5_years"),
    ],
)
def test_an_amendment_that_does_not_fit_is_refused(world, given, rule):
    contract = signed(world, awarded_order(world))
    change = {"reason": "Себеп", "change": "Өзгөртүү", **given}
    assert rule in refused(propose_amendment, contract, actor=world.actor("director"), **change).rules
