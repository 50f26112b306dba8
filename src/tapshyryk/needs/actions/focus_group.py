"""Recording a focus group and what its people need; small counts stay out of the public record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.suppression import LEAST
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.models import FocusGroup, GroupNeed, Problem


def hold_focus_group(
    this: FocusGroup,
    *,
    actor: Actor,
    problem: Problem,
    target_group: str,
    held_on: date,
    present: int,
    facilitator: str,
    women: int | None = None,
    ages: Sequence[int] = (),
    venue: str = "",
    findings: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record a focus group, not saved yet, about a problem of its session; `ages` by the bands of AGES."""
    if problem.session_id != this.session_id:
        raise Refused((gone(),))
    this.problem, this.held_on = problem, held_on

    def effect(this: FocusGroup, ask: Ask[Any]) -> Deed:
        this.target_group, this.venue, this.facilitator = target_group, venue, facilitator
        this.present, this.women, this.ages = present, women, list(ages)
        this.findings = findings
        return Deed(
            detail={"problem": problem.slug, **_told(this)},
            private=_counted(this),
        )

    return perform(
        this,
        "hold_focus_group",
        actor=actor,
        given={"held_on": held_on, "present": present, "women": women, "ages": tuple(ages)},
        effect=effect,
        override=override,
    )


def correct_focus_group(
    this: FocusGroup,
    *,
    actor: Actor,
    target_group: str,
    held_on: date,
    present: int,
    facilitator: str,
    reason: str,
    women: int | None = None,
    ages: Sequence[int] = (),
    venue: str = "",
    findings: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct what was recorded; the act keeps what stood before, and the public `reason`."""

    def effect(this: FocusGroup, ask: Ask[Any]) -> Deed:
        before, counted = _told(this), _counted(this)
        this.target_group, this.venue, this.facilitator = target_group, venue, facilitator
        this.present, this.women, this.ages = present, women, list(ages)
        this.held_on, this.findings = held_on, findings
        return Deed(
            detail={"before": before, "after": _told(this), "reason": reason},
            private={"before": counted, "after": _counted(this)},
        )

    return perform(
        this,
        "correct_focus_group",
        actor=actor,
        given={"held_on": held_on, "present": present, "women": women, "ages": tuple(ages)},
        effect=effect,
        override=override,
    )


def add_group_need(
    this: FocusGroup,
    *,
    actor: Actor,
    titles: Mapping[str, str],
    people: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write down what exactly people need; `people` said so, None where nobody counted."""

    def effect(this: FocusGroup, ask: Ask[Any]) -> Deed:
        need = GroupNeed(focus_group=this, people=people)
        write_texts(need, "title", titles)
        checked(need, without=("focus_group",)).save(force_insert=True)
        return _deed({"words": texts_of(need, "title")}, people)

    return perform(
        this, "add_group_need", actor=actor, given={"people": people}, effect=effect, override=override
    )


def correct_group_need(
    this: FocusGroup,
    *,
    actor: Actor,
    need: GroupNeed,
    titles: Mapping[str, str],
    people: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct the words or the count of a need; the act keeps what stood before."""

    def effect(this: FocusGroup, ask: Ask[Any]) -> Deed:
        row = _of_group(this, need)
        before, counted = texts_of(row, "title"), row.people
        write_texts(row, "title", titles)
        row.people = people
        checked(row, without=("focus_group",)).save()
        return _deed({"before": before, "after": texts_of(row, "title")}, people, before=counted)

    return perform(
        this, "correct_group_need", actor=actor, given={"people": people}, effect=effect, override=override
    )


def remove_group_need(
    this: FocusGroup, *, actor: Actor, need: GroupNeed, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Remove a need written by mistake; the act keeps its words, and the public `reason`."""

    def effect(this: FocusGroup, ask: Ask[Any]) -> Deed:
        row = _of_group(this, need)
        words = texts_of(row, "title")
        row.delete()
        return Deed(detail={"removed": words, "reason": reason})

    return perform(this, "remove_group_need", actor=actor, effect=effect, override=override)


def close_focus_group(this: FocusGroup, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Say that all of it is written down; nothing changes after that."""
    return perform(
        this,
        "close_focus_group",
        actor=actor,
        effect=lambda this, ask: Deed(detail={"problem": this.problem.slug, "needs": len(ask.facts.needs)}),
        override=override,
    )


def _of_group(this: FocusGroup, need: GroupNeed) -> GroupNeed:
    row = this.needs.filter(pk=need.pk).first()
    if row is None:
        raise Refused((gone(),))
    return row


def _told(this: FocusGroup) -> dict[str, Any]:
    """What the public record says: no count of so few people that somebody might be known by it."""
    return {
        "target_group": this.target_group,
        "held_on": this.held_on,
        "venue": this.venue,
        "present": this.present if this.present >= LEAST else None,
        "facilitator": this.facilitator,
        "findings": this.findings,
    }


def _counted(this: FocusGroup) -> dict[str, Any]:
    """What only those who may see it read: how many came, however few."""
    return {"present": this.present, "women": this.women, "ages": this.ages}


def _deed(told: dict[str, Any], people: int | None, before: int | None = None) -> Deed:
    """A deed whose counts are public unless they are small."""
    counts = [count for count in (people, before) if count is not None]
    if any(count < LEAST for count in counts):
        return Deed(detail=told, private={"people": people, "before": before})
    return Deed(detail={**told, "people": people})
