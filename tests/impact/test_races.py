"""Two people at the same moment: one report is begun, one decision is taken, one result stands."""

from datetime import date
from decimal import Decimal

import pytest

from tapshyryk.impact.actions.continuation import decide_what_follows
from tapshyryk.impact.actions.results import draft_results, enter_result
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.orders.models import Order
from tests.impact.test_results import drafted
from tests.racing import at_once
from tests.signed import sign
from tests.world import NOON

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_one_report_is_begun():
    signed = sign()

    def begin(who):
        report = ResultReport(contract=type(signed.contract).objects.get(pk=signed.contract.pk))
        return lambda: draft_results(report, actor=who, period_end=date(2026, 3, 1))

    outcomes = at_once(NOON, begin(signed.actor("worker")), begin(signed.actor("director")))
    assert outcomes == ["impact.one_report_at_a_time", "taken"]
    assert ResultReport.objects.count() == 1


def test_one_decision_is_taken():
    signed = sign()
    second = signed.world.add("second head", "municipal_head", body=signed.world.municipality)

    def decide(who, path):
        continuation = Continuation(order=Order.objects.get(pk=signed.order.pk))
        return lambda: decide_what_follows(
            continuation, actor=who, path=path, ground="№ 7", decided_on=date(2026, 3, 2)
        )

    outcomes = at_once(NOON, decide(signed.actor("head"), "closure"), decide(second, "local_budget"))
    assert outcomes == ["impact.decided_once", "taken"]
    assert Continuation.objects.count() == 1


def test_a_result_entered_by_two_stands_once():
    signed = sign()
    report = drafted(signed)
    indicator = signed.contract.indicators.first()

    def enter(who, value):
        own = ResultReport.objects.get(pk=report.pk)
        return lambda: enter_result(
            own, actor=who, indicator=indicator, value=Decimal(value), evidence="Журнал"
        )

    steps = [enter(signed.actor(who), number) for number, who in enumerate(("worker", "director") * 3)]
    assert at_once(NOON, *steps) == ["taken"] * 6
    assert report.results.count() == 1
