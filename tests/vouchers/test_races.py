"""Sixteen at once on one voucher, on either engine: never a tyiyn too much, nothing claimed twice."""

import threading
from collections import Counter

import pytest
from django.db import connection

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.models import Recipient
from tapshyryk.money.queries.balances import check_ledger, taken_by_vouchers
from tapshyryk.vouchers.actions.redeem import redeem_voucher
from tapshyryk.vouchers.actions.settle import claim_settlement
from tapshyryk.vouchers.actions.voucher import issue_voucher
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher
from tests.vouchers.issued import TODAY, UNTIL, issued, redeemed, voucher_contract
from tests.world import NOON

pytestmark = pytest.mark.django_db(transaction=True)
CLIENTS = 16


def at_once(deed, times=CLIENTS):
    """What became of `deed(number)` in as many threads, begun together: done, or the rule that refused."""
    outcomes, gate = Counter(), threading.Barrier(times)

    def client(number):
        try:
            with clock.at(NOON):
                gate.wait()
                deed(number)
            outcomes["done"] += 1
        except Refused as refused:
            outcomes[refused.rules or refused.reasons[0].kind] += 1
        except Exception as trouble:
            outcomes[type(trouble).__name__] += 1
        finally:
            connection.close()

    threads = [threading.Thread(target=client, args=(number,)) for number in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


@pytest.fixture
def contract(world):
    with clock.at(NOON):
        return voucher_contract(world)


def test_one_voucher_is_not_spent_twice(world, contract):
    voucher, actor = issued(world, contract), world.actor("worker")

    def redeem(number):
        redemption = Redemption(contract=contract)
        redeem_voucher(redemption, actor=actor, code=voucher.code, amount_tyiyn=150_000, day=TODAY)

    outcomes = at_once(redeem)
    voucher.refresh_from_db()
    assert outcomes == {"done": 3, ("vouchers.within_balance",): 13}
    assert (voucher.balance_tyiyn, Redemption.objects.count()) == (50_000, 3)
    assert Act.objects.filter(verb="redeem_voucher").count() == 3


def test_the_last_tyiyn_spends_it_once(world, contract):
    voucher, actor = issued(world, contract), world.actor("worker")

    def redeem(number):
        redemption = Redemption(contract=contract)
        redeem_voucher(redemption, actor=actor, code=voucher.code, amount_tyiyn=500_000, day=TODAY)

    assert at_once(redeem) == {"done": 1, ("vouchers.not_spent",): 15}
    voucher.refresh_from_db()
    assert (voucher.state, voucher.balance_tyiyn) == ("spent", 0)
    assert Act.objects.filter(verb="spend_voucher").count() == 1


def test_the_budget_is_not_issued_twice(world, contract):
    with clock.at(NOON):
        issued(world, contract, amount_tyiyn=99_000_000)
    recipient, actor = Recipient.objects.get(), world.actor("specialist")

    def issue(number):
        given = {"recipient": recipient, "service": "Массаж", "valid_until": UNTIL}
        issue_voucher(Voucher(order=contract.order), actor=actor, amount_tyiyn=300_000, **given)

    assert at_once(issue) == {"done": 3, ("vouchers.budget_left",): 13}
    assert taken_by_vouchers(contract.order_id) == 99_900_000
    assert check_ledger() == []


def test_no_redemption_is_claimed_twice(world, contract):
    voucher = issued(world, contract)
    with clock.at(NOON):
        for amount in (100, 200, 300):
            redeemed(world, contract, voucher, amount)
    actor = world.actor("director")

    def claim(number):
        claim_settlement(Settlement(contract=contract), actor=actor)

    assert at_once(claim) == {"done": 1, ("vouchers.something_to_claim",): 15}
    assert Settlement.objects.get().amount_tyiyn == 600
