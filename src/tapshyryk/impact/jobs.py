"""The impact room's periodic work: nobody's order ends unnoticed."""

from __future__ import annotations

from tapshyryk.config.jobs import Job
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.impact.actions.reminder import AlreadyReminded, remind_to_decide
from tapshyryk.impact.queries.following import orders_without_decision

MOST_AT_ONCE = 50
AN_HOUR = 3600.0


def remind_of_decisions() -> int:
    """Remind of the orders that end soon with nothing decided; how many were reminded of."""
    near = orders_without_decision(clock.today())
    done = set(
        Act.objects.filter(
            verb="remind_to_decide", subject_id__in=[one.order.pk for one in near]
        ).values_list("subject_id", flat=True)
    )
    reminded = 0
    for one in [one for one in near if one.order.pk not in done][:MOST_AT_ONCE]:
        try:
            remind_to_decide(one, actor=System("clock"))
        except AlreadyReminded:
            continue
        reminded += 1
    return reminded


JOBS = [Job(name="decisions on what follows", every_seconds=AN_HOUR, run=remind_of_decisions)]
