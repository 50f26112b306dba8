"""Budgets are summed and shared exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.orders.domain.budget import (
    at_least_percent,
    at_most_percent,
    budget_of,
    in_percent,
    share,
)

pytestmark = pytest.mark.pure


def test_a_worked_budget() -> None:
    """600 000, 350 000 and 50 000 som: a million, of which monitoring takes a twentieth."""
    budget = budget_of([("salaries", 60_000_000), ("equipment", 35_000_000), ("monitoring", 5_000_000)])
    assert budget.total_tyiyn == 100_000_000
    assert budget.monitoring_share == Fraction(1, 20)
    assert budget.by_purpose() == {"salaries": 60_000_000, "equipment": 35_000_000, "monitoring": 5_000_000}


def test_an_empty_budget_has_no_share() -> None:
    assert budget_of([]).monitoring_share == 0
    assert share(5, 0) == 0


@pytest.mark.parametrize(
    ("exact", "nearest", "up", "down"),
    [
        (Fraction(1, 3), "33.33", "33.34", "33.33"),
        (Fraction(2, 3), "66.67", "66.67", "66.66"),
        (Fraction(1, 20), "5", "5", "5"),
        (Fraction(500_001, 10_000_000), "5", "5.01", "5"),
        (Fraction(1, 8), "12.5", "12.5", "12.5"),
        (Fraction(1), "100", "100", "100"),
        (Fraction(0), "0", "0", "0"),
    ],
)
def test_percentages_are_rounded_to_the_side_that_keeps_them_true(exact, nearest, up, down) -> None:
    assert (str(in_percent(exact)), str(at_least_percent(exact)), str(at_most_percent(exact))) == (
        nearest,
        up,
        down,
    )


@given(st.fractions(min_value=0, max_value=1))
def test_rounding_never_passes_its_side(exact: Fraction) -> None:
    percent = exact * 100
    assert at_most_percent(exact) <= percent <= at_least_percent(exact)
    assert abs(Fraction(in_percent(exact)) - percent) <= Fraction(1, 200)
    assert at_least_percent(exact) - at_most_percent(exact) <= Decimal("0.01")


@given(st.lists(st.tuples(st.sampled_from(["monitoring", "salaries"]), st.integers(1, 10**12)), min_size=1))
def test_shares_make_the_whole(lines: list[tuple[str, int]]) -> None:
    budget = budget_of(lines)
    assert budget.share_of("monitoring") + budget.share_of("salaries") == 1
    assert sum(budget.by_purpose().values()) == budget.total_tyiyn
