"""Opening a survey, entering its answers by count, correcting them and closing it."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.monitoring.domain.satisfaction import Answers, satisfaction
from tapshyryk.monitoring.models import Survey


def open_survey(
    survey: Survey,
    *,
    actor: Actor,
    asked_group: str,
    people_asked: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Open a survey, its contract set, of `asked_group`: `people_asked` people, None when not counted."""

    def effect(survey: Survey, ask: Ask[Any]) -> Deed:
        survey.asked_group = asked_group.strip()
        survey.people_asked = people_asked
        survey.opened_on = ask.today
        return Deed(detail={"asked_group": survey.asked_group, "people_asked": people_asked})

    return perform(survey, "open_survey", actor=actor, effect=effect, override=override)


def enter_answers(
    survey: Survey,
    *,
    actor: Actor,
    very_satisfied: int = 0,
    satisfied: int = 0,
    dissatisfied: int = 0,
    cannot_say: int = 0,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a batch of answers to those entered before; the act shows only how many answered in all."""
    batch = Answers(very_satisfied, satisfied, dissatisfied, cannot_say)
    given = {"counted": batch.total, "anew": False}

    def effect(survey: Survey, ask: Ask[Any]) -> Deed:
        return _write(survey, survey.answers + batch)

    return perform(survey, "enter_answers", actor=actor, given=given, effect=effect, override=override)


def correct_answers(
    survey: Survey,
    *,
    actor: Actor,
    reason: str,
    very_satisfied: int,
    satisfied: int,
    dissatisfied: int,
    cannot_say: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Put all counts anew after a mistake; `reason` is public, the counts are not."""
    counts = Answers(very_satisfied, satisfied, dissatisfied, cannot_say)
    given = {"counted": counts.total, "anew": True, "reason": reason}

    def effect(survey: Survey, ask: Ask[Any]) -> Deed:
        return _write(survey, counts, reason=reason)

    return perform(survey, "correct_answers", actor=actor, given=given, effect=effect, override=override)


def close_survey(survey: Survey, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the survey; the act shows the counts unless so few answered that somebody might be recognised."""

    def effect(survey: Survey, ask: Ask[Any]) -> Deed:
        survey.closed_on = ask.today
        answers = survey.answers
        least = int(ask.book.value("monitoring.small_group_suppressed", "limit"))
        shown = satisfaction(answers, least=least) is not None
        return Deed(detail={"answers": answers.total, **(_counts(answers) if shown else {})})

    return perform(survey, "close_survey", actor=actor, effect=effect, override=override)


def _write(survey: Survey, counts: Answers, **said: str) -> Deed:
    for name, number in _counts(counts).items():
        setattr(survey, name, number)
    return Deed(detail={"answers": counts.total, **said}, private=_counts(counts))


def _counts(answers: Answers) -> dict[str, int]:
    return {
        "very_satisfied": answers.very_satisfied,
        "satisfied": answers.satisfied,
        "dissatisfied": answers.dissatisfied,
        "cannot_say": answers.cannot_say,
    }
