"""What people type into the guided pages of impact arrives in the actions; what cannot be is refused."""

from datetime import UTC, datetime

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.steps import step_for
from tapshyryk.impact.models import Continuation, ResultReport
from tests.impact.test_continuation import completed
from tests.impact.test_results import REASON, hearing
from tests.signed import sign
from tests.world import NOON

LANGUAGES = ("ky", "ru", "en")
TAKEN_BY_MACHINES = {"chronicle_results"}


def take(signed, verb, subject, by, at=NOON, override=None, **typed):
    step, actor = step_for(verb), signed.actor(by)
    form = step.form(data=typed, subject=subject, actor=actor)
    assert form.is_valid(), form.errors
    with clock.at(at):
        return step.action(subject, actor=actor, override=override or {}, **form.arguments())


def faults(signed, verb, subject, by="director", **typed):
    form = step_for(verb).form(data=typed, subject=subject, actor=signed.actor(by))
    assert not form.is_valid()
    return set(form.errors)


def page(subject):
    return render_to_string(f"impact/subject_{subject.lifecycle.name}.html", {"subject": subject})


def test_every_move_people_take_has_a_page():
    for model in (ResultReport, Continuation):
        for move in model.lifecycle.moves:
            assert (step_for(move.verb) is None) == (move.verb in TAKEN_BY_MACHINES), move.verb


def test_a_report_by_its_pages(signed):
    report = step_for("draft_results").begin(signed.contract)
    take(signed, "draft_results", report, "worker", period_end="01.03.2026")
    first, second = signed.contract.indicators.order_by("pk")
    form = step_for("enter_result").form(subject=report, actor=signed.actor("worker"))
    assert form.fields["indicator"].initial == first
    take(signed, "enter_result", report, "worker", indicator=str(first.pk), value="30,5", evidence="Журнал")
    form = step_for("enter_result").form(subject=report, actor=signed.actor("worker"))
    assert form.fields["indicator"].initial == second
    take(signed, "enter_result", report, "worker", indicator=str(second.pk), value="40", evidence="Тизме")
    typed = {"recipients_served": "1 042", "places": "", "narrative": "Эки смена"}
    take(signed, "submit_results", report, "director", **typed)
    assembly = hearing(signed)
    take(signed, "hear_results", report, "specialist", assembly=str(assembly.pk))
    take(signed, "accept_results", report, "head", override=REASON)
    assert (report.recipients_served, report.heard_at) == (1042, assembly)
    for language in LANGUAGES:
        with translation.override(language):
            said = page(report)
            assert "Көрсөткүч 1" in said
            assert "76" in said
            assert "Эки смена" in said


def test_impossible_input_is_refused_at_its_field(signed):
    report = ResultReport(contract=signed.contract)
    assert faults(signed, "draft_results", report, period_end="soon") == {"period_end"}
    foreign = sign("kara-suu").contract.indicators.first()
    assert faults(
        signed, "enter_result", report, indicator=str(foreign.pk), value="-1", evidence=""
    ) == {"indicator", "value", "evidence"}  # fmt: skip
    assert faults(signed, "submit_results", report, recipients_served="-4", narrative="") == {
        "recipients_served", "narrative",
    }  # fmt: skip
    other = hearing(signed, heard_order=None)
    assert faults(signed, "hear_results", report, assembly=str(other.pk)) == {"assembly"}
    continuation = Continuation(order=signed.order)
    assert faults(signed, "decide_what_follows", continuation, path="hope", ground="", decided_on="") == {
        "path", "ground", "decided_on",
    }  # fmt: skip
    assert faults(signed, "check_after_a_year", continuation, checked_on="", seen_after="") == {
        "checked_on", "still_runs", "seen_after",
    }  # fmt: skip


@pytest.mark.parametrize(("typed", "runs"), [("yes", True), ("no", False)])
def test_what_follows_by_its_pages(signed, typed, runs):
    continuation = step_for("decide_what_follows").begin(signed.order)
    take(
        signed, "decide_what_follows", continuation, "head", path="new_order", ground="Кеңештин № 7 токтому",
        decided_on="2026-03-02",
    )  # fmt: skip
    assert step_for("decide_what_follows").begin(signed.order) is None
    assert step_for("check_after_a_year").due(continuation).isoformat() == "2027-12-31"
    completed(signed)
    continuation.refresh_from_db()
    take(
        signed,
        "check_after_a_year",
        continuation,
        "specialist",
        at=datetime(2028, 1, 10, 6, tzinfo=UTC),
        checked_on="10.01.2028",
        still_runs=typed,
        seen_after="Барып көрдүк",
        recipients_after="",
        staff_kept="3",
    )
    assert (continuation.still_runs, continuation.staff_kept) == (runs, 3)
    assert continuation.recipients_after is None
    for language in LANGUAGES:
        with translation.override(language):
            assert "Барып көрдүк" in page(continuation)


@pytest.mark.parametrize("state", ["draft", "submitted", "approved", "announced", "withdrawn"])
def test_nothing_follows_before_there_is_a_contract(db, state):
    assert step_for("decide_what_follows").begin(sign(order_state=state).order) is None
