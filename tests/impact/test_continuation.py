"""What follows an order: decided in time or with a reason, looked at after a year, nothing forgotten."""

from datetime import UTC, date, datetime

import pytest

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.impact.actions.continuation import check_after_a_year, decide_what_follows
from tapshyryk.impact.models import Continuation
from tapshyryk.impact.queries.following import (
    continuations_to_check,
    decision_due,
    orders_without_decision,
)
from tests.signed import sign
from tests.world import NOON

A_YEAR_LATER = datetime(2028, 1, 10, 6, tzinfo=UTC)


def decided(signed, who="head", at=NOON, **given):
    continuation = Continuation(order=signed.order)
    values = {"path": "local_budget", "ground": "Кеңештин № 7 токтому", "decided_on": date(2026, 3, 2)}
    with clock.at(at):
        decide_what_follows(continuation, actor=signed.actor(who), **{**values, **given})
    return continuation


def completed(signed):
    with inside_an_act():
        type(signed.order).objects.filter(pk=signed.order.pk).update(state="completed")
    signed.order.refresh_from_db()


def checked(signed, continuation, who="specialist", at=A_YEAR_LATER, **given):
    values = {
        "checked_on": date(2028, 1, 10),
        "still_runs": True,
        "recipients_after": 38,
        "staff_kept": 4,
        "seen_after": "Борбор иштеп жатат.",
    }
    with clock.at(at):
        return check_after_a_year(continuation, actor=signed.actor(who), **{**values, **given})


def refused_by(call, *args, **given):
    with pytest.raises(Refused) as refused:
        call(*args, **given)
    return refused.value


def test_the_head_decides_before_the_end(signed):
    continuation = decided(signed)
    assert (continuation.state, continuation.path) == ("decided", "local_budget")


@pytest.mark.parametrize("who", ["specialist", "chair", "director", "resident", "administrator", "auditor"])
def test_nobody_else_decides(signed, who):
    assert refused_by(decided, signed, who).reasons[0].kind == "permission"


def test_a_decision_has_a_ground_and_a_day_that_has_come(signed):
    refused = refused_by(decided, signed, ground=" ", decided_on=date(2026, 3, 3))
    assert refused.rules == ("impact.decision_has_ground", "impact.day_not_in_future")


def test_a_late_decision_needs_a_reason(signed):
    late = {"at": A_YEAR_LATER, "decided_on": date(2027, 1, 1)}
    refused = refused_by(decided, signed, **late)
    assert refused.rules == ("impact.decision_before_end",)
    assert refused.only_warnings
    assert "31.12.2026" in refused.reasons[0].sentence
    reason = {"impact.decision_before_end": "Кеңеш январда гана чогулду."}
    assert decided(signed, override=reason, **late).state == "decided"


def test_the_last_day_still_is_in_time(signed):
    assert decided(signed, at=A_YEAR_LATER, decided_on=date(2026, 12, 31)).state == "decided"


def test_nothing_follows_what_has_not_begun_and_nothing_is_decided_twice(signed):
    assert refused_by(decided, sign("kara-suu", order_state="approved")).rules == ("impact.order_under_way",)
    decided(signed)
    assert refused_by(decided, signed).rules == ("impact.decided_once",)


def test_a_year_later_the_order_has_come_to_its_end(signed):
    continuation = decided(signed)
    completed(signed)
    checked(signed, continuation)
    signed.order.refresh_from_db()
    assert (continuation.state, continuation.still_runs, continuation.staff_kept) == ("checked", True, 4)
    assert signed.order.state == "followed"


def test_an_early_look_needs_a_reason_and_an_order_that_runs_is_not_looked_at(signed):
    continuation = decided(signed)
    early = {"at": datetime(2027, 12, 30, 6, tzinfo=UTC), "checked_on": date(2027, 12, 30)}
    refused = refused_by(checked, signed, continuation, **early, seen_after=" ")
    assert refused.rules == ("impact.order_has_ended", "impact.check_says_what_was_seen")
    completed(signed)
    refused = refused_by(checked, signed, continuation, **early)
    assert refused.rules == ("impact.follow_up_after_a_year",)
    assert "31.12.2027" in refused.reasons[0].sentence
    checked(signed, continuation, at=early["at"], checked_on=date(2027, 12, 31 - 1), override={
        "impact.follow_up_after_a_year": "Борбор жабылганы айтылды.",
    })  # fmt: skip
    assert continuation.state == "checked"


@pytest.mark.parametrize(("who", "may"), [("monitor", True), ("worker", False), ("head", False)])
def test_monitors_look_and_deliverers_do_not(signed, who, may):
    continuation = decided(signed)
    completed(signed)
    if may:
        assert checked(signed, continuation, who).to_state == "checked"
    else:
        assert refused_by(checked, signed, continuation, who).reasons[0].kind == "permission"


def test_a_monitor_who_delivers_does_not_look(signed):
    continuation = decided(signed)
    completed(signed)
    signed.world.add("monitor", "ngo_worker", body=signed.contract.partners.get().organisation)
    refused = refused_by(checked, signed, continuation, "monitor")
    assert refused.rules == ("access.deliverer_does_not_monitor",)


@pytest.mark.parametrize(
    ("on", "days"),
    [("2026-10-01", None), ("2026-10-02", 90), ("2026-12-31", 0), ("2027-01-05", -5)],
)
def test_orders_near_their_end_without_a_decision_are_found(signed, on, days):
    found = orders_without_decision(date.fromisoformat(on))
    assert [(one.order, one.days) for one in found] == ([(signed.order, days)] if days is not None else [])
    decided(signed)
    assert orders_without_decision(date.fromisoformat(on)) == []


def test_the_decision_is_due_ninety_days_before_the_end(signed):
    assert decision_due(signed.order) == date(2026, 10, 2)


def test_a_contract_that_was_extended_moves_the_end(signed):
    with inside_an_act():
        type(signed.contract).objects.filter(pk=signed.contract.pk).update(ends=date(2027, 3, 31))
    assert orders_without_decision(date(2026, 12, 1)) == []
    assert decision_due(signed.order) == date(2026, 12, 31)


def test_what_is_to_be_looked_at_again_is_found_after_a_year(signed):
    continuation = decided(signed)
    completed(signed)
    assert continuations_to_check(date(2027, 12, 30)) == []
    assert continuations_to_check(date(2027, 12, 31)) == [continuation]
