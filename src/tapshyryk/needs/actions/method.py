"""Stating, before anything is counted, by which method the problems of a session will be put in order."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.orders import TIE_RULES, something_is_counted


def state_method(
    session: NeedsSession, *, actor: Actor, method: str, tie_rule: str, override: Override = NO_OVERRIDE
) -> Any:
    """State the method and the rule for equal ones; the act keeps what was stated before.

    Raises Refused for a rule that the method does not know.
    """
    if tie_rule not in TIE_RULES.get(method, ()):
        raise Refused((gone(),))

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        before = {"method": session.ranking_method, "tie_rule": session.tie_rule}
        session.ranking_method, session.tie_rule = method, tie_rule
        return Deed(detail={"before": before, "method": method, "tie_rule": tie_rule})

    return perform(
        session,
        "state_method",
        actor=actor,
        given=lambda session: {"counted": something_is_counted(session)},
        effect=effect,
        override=override,
    )
