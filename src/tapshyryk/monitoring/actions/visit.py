"""Planning, holding, reporting and calling off a visit."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.monitoring.actions.papers import visit_act
from tapshyryk.monitoring.models import Visit, Visitor
from tapshyryk.parties.models import Person


def plan_visit(
    visit: Visit, *, actor: Actor, by: str, planned_for: date, override: Override = NO_OVERRIDE
) -> Any:
    """Plan a visit that is not saved yet, its contract set, by the joint group or by experts (`Visit.By`)."""
    visit.by = by
    visit.planned_for = planned_for
    visit.planned_by_id = actor.ref.removeprefix("person:")

    def effect(visit: Visit, ask: Ask[Any]) -> Deed:
        return Deed(detail={"by": by, "planned_for": planned_for})

    return perform(visit, "plan_visit", actor=actor, effect=effect, override=override)


def hold_visit(
    visit: Visit,
    *,
    actor: Actor,
    held_on: date,
    members_present: int,
    seen: str,
    visitors: Collection[Person] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record that the visit took place: how many came and what was seen.

    `visitors` are those among them who are registered; they stand in the private part of the act only.
    """
    refs = tuple(sorted(person.ref for person in visitors))
    given = {"held_on": held_on, "members_present": members_present, "visitors": refs, "seen": seen}

    def effect(visit: Visit, ask: Ask[Any]) -> Deed:
        visit.held_on = held_on
        visit.members_present = members_present
        visit.seen = seen.strip()
        for person in visitors:
            Visitor.objects.create(visit=visit, person=person)
        return Deed(
            detail={"held_on": held_on, "members_present": members_present},
            private={"visitors": refs} if refs else None,
        )

    return perform(visit, "hold_visit", actor=actor, given=given, effect=effect, override=override)


def report_visit(visit: Visit, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Sign the visit act, which states what was seen and lists the findings, in both official languages."""

    def effect(visit: Visit, ask: Ask[Any]) -> Deed:
        return Deed(
            detail={"held_on": visit.held_on, "findings": visit.findings.count()},
            documents=visit_act(visit),
        )

    return perform(visit, "report_visit", actor=actor, effect=effect, override=override)


def cancel_visit(visit: Visit, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Call the visit off; `reason` is public."""
    given = {"reason": reason}

    def effect(visit: Visit, ask: Ask[Any]) -> Deed:
        visit.cancel_reason = reason
        return Deed(detail=given)

    return perform(visit, "cancel_visit", actor=actor, given=given, effect=effect, override=override)
