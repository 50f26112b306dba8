"""Deciding what follows an order, reminding of it, and looking again after a year."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.impact.models import Continuation


def decide_what_follows(
    continuation: Continuation,
    *,
    actor: Actor,
    path: str,
    ground: str,
    decided_on: date,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Decide what follows the order set on the unsaved continuation: `path` of `Continuation.Path`.

    `ground` names the document or result the decision rests on; all of it is public.
    """
    given = {"path": path, "ground": ground, "day": decided_on}

    def effect(continuation: Continuation, ask: Ask[Any]) -> Deed:
        continuation.path = path
        continuation.ground = ground.strip()
        continuation.decided_on = decided_on
        return Deed(detail={"path": path, "ground": ground, "decided_on": decided_on})

    return perform(
        continuation, "decide_what_follows", actor=actor, given=given, effect=effect, override=override
    )


def check_after_a_year(
    continuation: Continuation,
    *,
    actor: Actor,
    checked_on: date,
    still_runs: bool,
    seen_after: str,
    recipients_after: int | None = None,
    staff_kept: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record what has become of the service: whether it runs, for how many people, with how many staff."""
    given = {"day": checked_on, "seen_after": seen_after}

    def effect(continuation: Continuation, ask: Ask[Any]) -> Deed:
        continuation.checked_on, continuation.still_runs = checked_on, still_runs
        continuation.recipients_after, continuation.staff_kept = recipients_after, staff_kept
        continuation.seen_after = seen_after.strip()
        return Deed(
            detail={
                "checked_on": checked_on,
                "still_runs": still_runs,
                "recipients_after": recipients_after,
                "staff_kept": staff_kept,
                "seen_after": continuation.seen_after,
            }
        )

    return perform(
        continuation, "check_after_a_year", actor=actor, given=given, effect=effect, override=override
    )
