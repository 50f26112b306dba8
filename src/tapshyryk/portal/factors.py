"""The ten factors of effect as the effects page lists them: computed figures, or that nothing is known."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.components import Fact
from tapshyryk.core.wording import current_language
from tapshyryk.impact.domain.factors import UNITS
from tapshyryk.impact.queries.effects import effects
from tapshyryk.impact.queries.grounds import Scope


@dataclass(frozen=True, slots=True)
class FactorLines:
    """One factor: its number, its name, and a line for each figure with what it is computed from."""

    number: int
    name: str
    facts: list[Fact]


def factor_lines(scope: Scope) -> list[FactorLines]:
    """The ten factors in their order, in the reader's language."""
    return [
        FactorLines(effect.factor.number, _(effect.factor.name), [_fact(figure) for figure in effect.figures])
        for effect in effects(scope)
    ]


def _fact(figure: Any) -> Fact:
    year = f" ({figure.parts['year']})" if "year" in figure.parts else ""
    return Fact(
        f"{_(figure.label)}{year}",
        None if figure.value is None else f"{_written(figure.value)} {_(UNITS[figure.unit])}".rstrip(),
        note=_(figure.from_what),
    )


def _written(value: Decimal) -> str:
    return formats.number(value.normalize(), current_language())
