"""The steps of the impact room as people take them."""

from __future__ import annotations

from datetime import date

from tapshyryk.contracts.models import Contract
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.impact.actions.continuation import check_after_a_year, decide_what_follows
from tapshyryk.impact.actions.results import (
    accept_results,
    draft_results,
    enter_result,
    hear_results,
    return_results,
    submit_results,
)
from tapshyryk.impact.domain.following import months_later
from tapshyryk.impact.domain.guards import SIGNED, UNDER_WAY
from tapshyryk.impact.forms.continuation import CheckForm, DecideForm
from tapshyryk.impact.forms.results import (
    DraftResultsForm,
    EnterResultForm,
    HearingForm,
    ReasonForm,
    SubmitResultsForm,
)
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.impact.models.continuation import last_day_of
from tapshyryk.orders.models import Order


def _report_on(contract: Contract) -> ResultReport | None:
    return ResultReport(contract=contract) if contract.state in SIGNED else None


def _following(order: Order) -> Continuation | None:
    open_ = order.state in UNDER_WAY and not Continuation.objects.filter(order=order).exists()
    return Continuation(order=order) if open_ else None


def _a_year_after(continuation: Continuation) -> date | None:
    ends = last_day_of(continuation.order)
    months = int(continuation.book().value("impact.follow_up_after_a_year", "months"))
    return months_later(ends, months) if ends else None


STEPS = (
    Step(
        "result_report",
        "draft_results",
        draft_results,
        form=DraftResultsForm,
        begins_at="contract",
        begin=_report_on,
        intro=N_("Every indicator of the contract gets its result, and every result its evidence."),
    ),
    Step("result_report", "enter_result", enter_result, form=EnterResultForm),
    Step("result_report", "submit_results", submit_results, form=SubmitResultsForm),
    Step("result_report", "return_results", return_results, form=ReasonForm, waits=False),
    Step(
        "result_report",
        "hear_results",
        hear_results,
        form=HearingForm,
        waits=False,
        intro=N_("An assembly convened to hear this order is noted by itself once its minutes are signed."),
    ),
    Step("result_report", "accept_results", accept_results),
    Step(
        "continuation",
        "decide_what_follows",
        decide_what_follows,
        form=DecideForm,
        begins_at="order",
        begin=_following,
        intro=N_("Decide before the order ends, so that a service that works does not close meanwhile."),
    ),
    Step(
        "continuation",
        "check_after_a_year",
        check_after_a_year,
        form=CheckForm,
        due=_a_year_after,
        intro=N_("Go and see what has become of the service, and write what you find."),
    ),
)
