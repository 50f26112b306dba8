"""The technical task: which parts it has, which are still missing, how long the order lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from tapshyryk.core.lifecycle.spec import N_


@dataclass(frozen=True, slots=True)
class TechnicalTask:
    """What is written in a technical task so far."""

    need: str = ""
    aim: str = ""
    services: str = ""
    form: str = ""
    recipients_expected: int | None = None
    starts: date | None = None
    ends: date | None = None
    monitoring_plan: str = ""
    indicators: int = 0
    competence_checked: bool = False


def missing_parts(task: TechnicalTask) -> tuple[str, ...]:
    """The parts that are not filled in, as English message ids in the order of the task."""
    parts = (
        (N_("the need"), bool(task.need.strip())),
        (N_("the aim"), bool(task.aim.strip())),
        (N_("the services"), bool(task.services.strip())),
        (N_("the form of the order"), bool(task.form)),
        (N_("the number of recipients"), bool(task.recipients_expected)),
        (N_("the first and last day"), task.starts is not None and task.ends is not None),
        (N_("how it is monitored"), bool(task.monitoring_plan.strip())),
        (N_("an indicator with its target"), task.indicators > 0),
        (N_("the check of competence"), task.competence_checked),
    )
    return tuple(name for name, filled in parts if not filled)


def years_after(start: date, years: int) -> date:
    """The same day `years` later; 29 February becomes 1 March."""
    try:
        return start.replace(year=start.year + years)
    except ValueError:
        return date(start.year + years, 3, 1)


def lasts_longer_than(starts: date, ends: date, years: int) -> bool:
    """Whether a term from `starts` to `ends`, both included, is longer than so many years."""
    return ends + timedelta(days=1) > years_after(starts, years)


def term_in_years(starts: date, ends: date) -> Decimal:
    """The term, both days included, in years rounded up to a tenth: a day over five years is 5.1."""
    after = ends + timedelta(days=1)
    if after <= starts:
        return Decimal(0)
    whole = 0
    while years_after(starts, whole + 1) <= after:
        whole += 1
    begun = years_after(starts, whole)
    rest = Fraction((after - begun).days, (years_after(starts, whole + 1) - begun).days)
    tenths = whole * 10 + -(-rest.numerator * 10 // rest.denominator)
    full, tenth = divmod(tenths, 10)
    return Decimal(f"{full}.{tenth}") if tenth else Decimal(full)
