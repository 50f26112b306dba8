"""The explanation of an order as it is kept in a row and in the record, and read from there again."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from tapshyryk.needs.domain.rankings.outcome import Outcome, Said


def kept(outcome: Outcome, names: Mapping[str, str]) -> dict[str, Any]:
    """The outcome as plain data: exact numbers as text (3/4), keys by their permanent `names`."""
    return {
        "method": outcome.method,
        "tie_rule": outcome.tie_rule,
        "steps": [
            {
                "code": step.code,
                "keys": [names[key] for key in step.keys],
                "numbers": [str(number) for number in step.numbers],
            }
            for step in outcome.explanation
        ],
    }


def steps_kept(explanation: Mapping[str, Any]) -> tuple[Said, ...]:
    """The steps of a kept explanation; none where nothing is kept."""
    return tuple(
        Said(step["code"], tuple(step["keys"]), tuple(Fraction(number) for number in step["numbers"]))
        for step in explanation.get("steps", ())
    )
