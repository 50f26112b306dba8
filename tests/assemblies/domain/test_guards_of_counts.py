"""What is counted stays with the people it was counted of, and with the round it was counted in."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tapshyryk.assemblies.domain.guards.gathering import (
    CHOICE,
    HANDS,
    ONLINE,
    PAPER,
    AssemblyFacts,
    OptionFacts,
    PaperFacts,
)
from tapshyryk.assemblies.domain.guards.voting import counts_this_round, its_way_is_uncounted
from tapshyryk.core import rulebook
from tapshyryk.core.lifecycle.spec import Ask

NOON = datetime(2026, 3, 2, 6, tzinfo=UTC)


def ask(facts: dict[str, Any], **given: Any) -> Ask[AssemblyFacts]:
    known = {
        "purpose": CHOICE,
        "list_is_closed": True,
        "convened_for": NOON,
        "quorum": None,
        "tie_rule": "run_off",
        "present": 30,
        "options": (),
        "tied": False,
        "has_result": False,
        "heard": "",
        **facts,
    }
    return Ask(AssemblyFacts(**known), given, now=NOON, today=NOON.date(), book=rulebook.current())


def options(*votes: int | None) -> dict[str, Any]:
    return {"options": tuple(OptionFacts(str(n), f"Problem {n}", one) for n, one in enumerate(votes))}


def papers(taken: int, **counted: int) -> dict[str, Any]:
    """15 printed: 10 lay in the box, 1 was handed back, 4 were left."""
    count = PaperFacts(**{"in_box": 10, "marked": 10, "returned": 1, "unused": 4, **counted})
    return {"taken": {PAPER: taken}, "printed": 15, "papers": count}


@pytest.mark.parametrize(
    ("facts", "way", "refused"),
    [
        (options(None, None), HANDS, False),
        (options(None, 0), HANDS, True),
        (options(3, None), HANDS, True),
        (options(3, 4), PAPER, False),
        ({"taken": {PAPER: 10}, "printed": 15, "papers": None}, PAPER, False),
        (papers(10), PAPER, True),
        (papers(11), PAPER, False),
        (papers(10, in_box=9), PAPER, True),
        (papers(10, unused=5), PAPER, False),
        (papers(10, returned=2), PAPER, False),
        ({**papers(10), **options(None)}, HANDS, False),
        ({**papers(10), **options(5)}, ONLINE, False),
        ({**papers(10), **options(5)}, None, False),
    ],
)
def test_a_registration_is_undone_until_its_way_is_counted(facts, way, refused):
    assert (its_way_is_uncounted.trouble(ask(facts, undone=way)) is not None) is refused


def test_before_a_number_is_given_undoing_is_offered():
    assert its_way_is_uncounted.trouble(ask(options(3))) is None


@pytest.mark.parametrize(("counted", "now", "refused"), [(1, 1, False), (2, 2, False), (1, 2, True)])
def test_a_count_belongs_to_the_round_it_was_counted_in(counted, now, refused):
    trouble = counts_this_round.trouble(ask({"round": now}, counted_round=counted))
    assert (trouble is not None) is refused
