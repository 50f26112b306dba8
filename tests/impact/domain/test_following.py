"""The days by which what follows is decided and looked at."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.impact.domain.following import decide_by, months_later

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-12-31", 12, "2027-12-31"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2026-11-30", 3, "2027-02-28"),
        ("2026-03-02", 0, "2026-03-02"),
    ],
)
def test_months_later(day, months, later):
    assert months_later(date.fromisoformat(day), months) == date.fromisoformat(later)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 240))
def test_months_later_never_skips_a_month(day, months):
    later = months_later(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day <= day.day


def test_ninety_days_before_the_end():
    assert decide_by(date(2026, 12, 31), 90) == date(2026, 10, 2)
