"""A suspended contractor signs nothing, and is paid only with a written reason."""

import pytest

from tapshyryk.contracts.actions.pay import approve_payment, propose_payment
from tapshyryk.contracts.actions.sign import offer_contract, sign_contract
from tapshyryk.contracts.models import Payment
from tapshyryk.core import clock
from tests.contracts.agreed import awarded_order, drafted, signed
from tests.orders.stages import refusing
from tests.parties.suspending import restored, suspended
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
SIGNING = ("parties.organisation_takes_part",)
PAYING = "contracts.payment_to_suspended_needs_reason"
REASON = "Биринчи айдагы кызмат көрсөтүлүп бүткөн, акысы ошол үчүн"


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.mark.parametrize("who", ["ngo", "other_ngo"])
def test_neither_contractor_nor_partner_signs_while_suspended(world: World, who: str) -> None:
    contract = drafted(world, awarded_order(world, partner=True))
    organisation = suspended(world, getattr(world, who))
    assert refusing(lambda: offer_contract(contract, actor=world.actor("head"))) == SIGNING
    restored(world, organisation)
    offer_contract(contract, actor=world.actor("head"))
    suspended(world, organisation)
    assert refusing(lambda: sign_contract(contract, actor=world.actor("director"))) == SIGNING
    restored(world, organisation)
    sign_contract(contract, actor=world.actor("director"))
    assert contract.state == "in_force"


def test_no_contract_is_drafted_with_a_suspended_winner(world: World) -> None:
    order = awarded_order(world)
    suspended(world, world.ngo)
    assert refusing(lambda: drafted(world, order)) == SIGNING
    restored(world, world.ngo)
    assert drafted(world, order).state == "draft"


def test_a_payment_to_a_suspended_contractor_needs_a_reason_of_both(world: World) -> None:
    contract = signed(world, awarded_order(world))
    suspended(world, world.ngo)
    payment, tranche = Payment(contract=contract), contract.tranches.get(number=1)

    def propose(**more: object) -> None:
        specialist = world.actor("specialist")
        propose_payment(payment, actor=specialist, tranche=tranche, amount_tyiyn=100, **more)

    assert refusing(propose) == (PAYING,)
    propose(override={PAYING: REASON})
    assert refusing(lambda: approve_payment(payment, actor=world.actor("head"))) == (PAYING,)
    approve_payment(payment, actor=world.actor("head"), override={PAYING: REASON})
    assert payment.state == "approved"


def test_a_restored_contractor_is_paid_as_before(world: World) -> None:
    contract = signed(world, awarded_order(world))
    restored(world, suspended(world, world.ngo))
    payment = Payment(contract=contract)
    propose_payment(
        payment,
        actor=world.actor("specialist"),
        tranche=contract.tranches.get(number=1),
        amount_tyiyn=100,
    )
    approve_payment(payment, actor=world.actor("head"))
    assert payment.state == "approved"
