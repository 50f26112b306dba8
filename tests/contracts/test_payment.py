"""A tranche is proposed by one person, approved by another and paid by a third; the ledger carries it."""

from datetime import date

import pytest

from tapshyryk.contracts.actions.amend import accept_amendment, propose_amendment
from tapshyryk.contracts.actions.end import complete_contract
from tapshyryk.contracts.actions.pay import approve_payment, pay, propose_payment, refuse_payment
from tapshyryk.contracts.models import ConsortiumPartner, Contract, Payment
from tapshyryk.contracts.queries.contracts import tranches_of
from tapshyryk.contracts.steps import payment_of
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.money.queries.balances import check_ledger, money_story
from tapshyryk.parties.models import Membership
from tests.contracts.agreed import awarded_order, signed
from tests.world import NOON

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    return signed(world, awarded_order(world))


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def proposed(world, contract, amount=40_000_000, number=1, who="specialist", **more):
    payment = Payment(contract=contract)
    tranche = contract.tranches.get(number=number)
    propose_payment(payment, actor=world.actor(who), tranche=tranche, amount_tyiyn=amount, **more)
    return payment


def test_a_tranche_is_paid_and_the_order_runs(world, contract):
    payment = proposed(world, contract, ground="1-отчет")
    approve_payment(payment, actor=world.actor("head"))
    act = pay(payment, actor=world.actor("finance"), day=TODAY)
    contract.order.refresh_from_db()
    assert (payment.state, contract.order.state) == ("paid", "delivering")
    assert act.detail["entry"] == str(payment.entry_id)
    story = money_story(contract.order_id)
    assert story.given == {("customer", "cash"): 40_000_000}
    assert story.paid == {str(world.ngo.pk): 40_000_000}
    assert story.spendable == 0
    assert check_ledger() == []
    assert [(one.paid, one.free) for one in tranches_of(contract)] == [(40_000_000, 0), (0, 40_000_000)]


def test_whoever_proposes_does_not_approve_or_pay(world, contract):
    world.add("specialist", "municipal_head", body=world.municipality)
    world.add("specialist", "finance_officer", body=world.municipality)
    payment = proposed(world, contract)
    rule = ("contracts.tranche_proposer_does_not_approve",)
    assert refused(approve_payment, payment, actor=world.actor("specialist")) == rule
    approve_payment(payment, actor=world.actor("head"))
    assert refused(pay, payment, actor=world.actor("specialist"), day=TODAY) == rule


@pytest.mark.parametrize("partner", [False, True])
def test_whoever_works_for_the_contractor_pays_it_nothing_and_accepts_nothing(world, contract, partner):
    paid = world.other_ngo if partner else world.ngo
    with inside_an_act():
        ConsortiumPartner.objects.create(contract=contract, organisation=world.other_ngo, role="окутуу")
    rule = ("access.contractor_does_not_pay_itself",)
    payment = proposed(world, contract)
    for name in ("specialist", "head", "finance"):
        world.add(name, "ngo_worker", body=paid)
    assert refused(proposed, world, contract, amount=1, number=2) == rule
    assert refused(approve_payment, payment, actor=world.actor("head")) == rule
    assert refused(refuse_payment, payment, actor=world.actor("head"), answer="Эрте") == rule
    assert refused(complete_contract, contract, actor=world.actor("head")) == rule
    world.add("second head", "municipal_head", body=world.municipality)
    approve_payment(payment, actor=world.actor("second head"))
    assert refused(pay, payment, actor=world.actor("finance"), day=TODAY) == rule


def test_whoever_left_the_contractor_may_pay_it_again(world, contract):
    payment = proposed(world, contract)
    world.add("head", "ngo_worker", body=world.ngo)
    with inside_an_act():
        Membership.objects.filter(person=world.people["head"], role="ngo_worker").update(
            until=date(2026, 3, 1)
        )
    approve_payment(payment, actor=world.actor("head"))
    assert payment.state == "approved"


@pytest.mark.parametrize("who", ["director", "head", "finance", "administrator", "auditor", "resident"])
def test_only_the_customers_specialist_proposes(world, contract, who):
    assert refused(proposed, world, contract, who=who) == ("permission",)


def test_a_payment_stays_within_its_tranche_and_is_not_repeated(world, contract):
    assert refused(proposed, world, contract, amount=40_000_001) == ("contracts.payment_within_tranche",)
    assert refused(proposed, world, contract, amount=0) == ("money.amount_positive",)
    proposed(world, contract, amount=30_000_000)
    assert refused(proposed, world, contract, amount=10_000_001) == ("contracts.payment_within_tranche",)
    proposed(world, contract, amount=10_000_000)
    assert refused(proposed, world, contract, amount=1) == ("contracts.payment_not_repeated",)


def test_a_refused_payment_frees_its_tranche(world, contract):
    payment = proposed(world, contract)
    assert refused(refuse_payment, payment, actor=world.actor("head"), answer="") == (
        "contracts.refusal_has_reason",
    )
    refuse_payment(payment, actor=world.actor("head"), answer="Отчет жок")
    assert payment.state == "refused"
    assert proposed(world, contract).state == "proposed"
    assert money_story(contract.order_id).total_paid == 0


def test_nothing_is_paid_in_the_future_or_without_approval(world, contract):
    payment = proposed(world, contract)
    assert refused(pay, payment, actor=world.actor("finance"), day=TODAY) == ("state",)
    approve_payment(payment, actor=world.actor("head"))
    assert refused(pay, payment, actor=world.actor("finance"), day=date(2026, 3, 3)) == (
        "money.day_not_in_future",
    )


def test_an_unsigned_contract_is_not_paid(world):
    from tests.contracts.agreed import drafted

    contract = drafted(world, awarded_order(world, slug="other"))
    assert payment_of(contract) is None
    assert refused(proposed, world, contract) == ("contracts.payment_under_signed_contract",)


def test_the_sum_is_not_amended_below_what_is_paid(world, contract):
    proposed(world, contract)
    change = {"reason": "Себеп", "change": "Азайтуу", "new_amount_tyiyn": 39_999_999}
    assert refused(propose_amendment, contract, actor=world.actor("director"), **change) == (
        "contracts.amendment_not_below_paid",
    )
    propose_amendment(contract, actor=world.actor("director"), **{**change, "new_amount_tyiyn": 40_000_000})
    accept_amendment(contract, actor=world.actor("head"))
    assert [tranche.amount_tyiyn for tranche in contract.tranches.all()] == [40_000_000, 0]
