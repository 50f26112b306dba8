"""Whatever moves are tried in whatever order: face = balance + redeemed, and settled never above redeemed."""

from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from django.db.models import Sum
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.models import Recipient
from tapshyryk.money.queries.balances import balances_of, check_ledger
from tapshyryk.vouchers.actions.settle import claim_settlement, refuse_settlement, settle_vouchers
from tapshyryk.vouchers.actions.voucher import cancel_voucher
from tapshyryk.vouchers.jobs import expire_vouchers
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher
from tapshyryk.vouchers.queries.vouchers import voucher_figures
from tests.vouchers.issued import issued, redeemed, voucher_contract
from tests.world import NOON, make_world

AMOUNTS = st.integers(-1, 60_000_000)


class Vouchers(RuleBasedStateMachine):
    """Everything that can be done with the vouchers of one order, tried at random over half a year."""

    def __init__(self) -> None:
        super().__init__()
        self.block = transaction.atomic()
        self.block.__enter__()
        self.day = NOON

    @initialize()
    def begin(self):
        with clock.at(NOON):
            self.world = make_world()
            self.contract = voucher_contract(self.world)
            issued(self.world, self.contract, amount_tyiyn=1_000)

    @rule(amount=AMOUNTS, days=st.integers(0, 120))
    def issue(self, amount, days):
        with suppress(Refused), transaction.atomic():
            issued(
                self.world,
                self.contract,
                Recipient.objects.first(),
                amount_tyiyn=amount,
                valid_until=self.day.date() + timedelta(days=days),
            )

    @rule(amount=AMOUNTS, number=st.integers(0, 5))
    def redeem(self, amount, number):
        vouchers = Voucher.objects.order_by("pk")
        voucher = vouchers[number % vouchers.count()]
        with clock.at(self.day), suppress(Refused):
            redeemed(self.world, self.contract, voucher, amount)

    @rule(number=st.integers(0, 5))
    def redeem_all_that_is_left(self, number):
        vouchers = Voucher.objects.order_by("pk")
        voucher = vouchers[number % vouchers.count()]
        with clock.at(self.day), suppress(Refused):
            redeemed(self.world, self.contract, voucher, voucher.balance_tyiyn)

    @rule(number=st.integers(0, 5))
    def cancel(self, number):
        vouchers = Voucher.objects.order_by("pk")
        with clock.at(self.day), suppress(Refused):
            cancel_voucher(
                vouchers[number % vouchers.count()], actor=self.world.actor("specialist"), reason="Себеп"
            )

    @rule(days=st.integers(1, 60))
    def time_passes(self, days):
        self.day = min(self.day + timedelta(days=days), datetime(2026, 12, 30, tzinfo=UTC))
        with clock.at(self.day):
            expire_vouchers()

    @rule()
    def claim(self):
        with clock.at(self.day), suppress(Refused):
            claim_settlement(Settlement(contract=self.contract), actor=self.world.actor("director"))

    @rule(pay=st.booleans())
    def answer_a_claim(self, pay):
        settlement = Settlement.objects.filter(state="claimed").first()
        if settlement is None:
            return
        with clock.at(self.day), suppress(Refused):
            finance = self.world.actor("finance")
            if pay:
                settle_vouchers(settlement, actor=finance, day=self.day.date())
            else:
                refuse_settlement(settlement, actor=finance, answer="Журнал жок")

    @invariant()
    def every_voucher_adds_up(self):
        for voucher in Voucher.objects.annotate(redeemed=Sum("redemptions__amount_tyiyn")):
            assert voucher.face_tyiyn == voucher.balance_tyiyn + (voucher.redeemed or 0)
            assert (voucher.state == "spent") == (voucher.balance_tyiyn == 0)

    @invariant()
    def the_ledger_says_the_same(self):
        if not hasattr(self, "contract"):
            return
        figures = voucher_figures(self.contract.order)
        held = balances_of(self.contract.order_id)
        assert held.get("vouchers:issued", 0) == figures.outstanding + figures.unsettled
        assert -held.get("budget:reserved", 0) == figures.face - figures.returned <= 100_000_000
        assert held.get("vouchers:settled", 0) == figures.settled <= figures.redeemed
        assert held.get("order:spendable:cash", 0) == 0
        assert check_ledger() == []

    @invariant()
    def every_claim_is_what_its_redemptions_make(self):
        for settlement in Settlement.objects.exclude(state="refused"):
            rows = Redemption.objects.filter(settlement=settlement)
            assert settlement.amount_tyiyn == rows.aggregate(sum=Sum("amount_tyiyn"))["sum"]

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)


@pytest.mark.django_db
def test_random_moves_keep_the_sums():
    run_state_machine_as_test(
        Vouchers,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        ),
    )
