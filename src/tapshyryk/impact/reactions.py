"""What happens to results and orders by themselves: a hearing is noted, a followed order is closed."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.impact.actions.results import hear_results
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.orders.actions.walk import follow_order


@when("sign_minutes")
def note_the_hearing(assembly: Assembly, act: Any) -> None:
    """Tie the reports an assembly has heard to it, where they do not name another one."""
    if assembly.purpose != Assembly.Purpose.HEARING or assembly.heard_order is None:
        return
    heard = ResultReport.objects.filter(
        contract__order_id=assembly.heard_order, state__in=("submitted", "accepted"), heard_at=None
    )
    for report in heard:
        hear_results(report, actor=System("lifecycle"), assembly=assembly)


@when("check_after_a_year")
def close_the_life_of_the_order(continuation: Continuation, act: Any) -> None:
    """An order that was looked at after its end has come to the end of its life."""
    follow_order(continuation.order, actor=System("lifecycle"))
