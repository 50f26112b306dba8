"""How far results have come, exactly."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.impact.domain.readings import Reading

pytestmark = pytest.mark.pure

numbers = st.decimals(-10_000, 10_000, places=2)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "way", "reached"),
    [
        ("0", "40", "30", Fraction(3, 4), False),
        ("0", "40", "40", Fraction(1), True),
        ("0", "40", "50", Fraction(5, 4), True),
        ("10", "40", "5", Fraction(-1, 6), False),
        ("20", "5", "10", Fraction(2, 3), False),  # fewer is better
        ("20", "5", "5", Fraction(1), True),
        ("0.1", "0.4", "0.2", Fraction(1, 3), False),  # exact where floats are not
        (None, "40", "30", None, None),
        (None, "40", "40", None, True),
        ("7", "7", "7", None, True),
        ("7", "7", "6", None, None),
    ],
)
def test_the_way_from_baseline_to_target(baseline, target, value, way, reached):
    reading = Reading(Decimal(baseline) if baseline else None, Decimal(target), Decimal(value))
    assert (reading.way, reading.reached) == (way, reached)


def test_a_result_as_a_part_of_the_target():
    assert Reading(None, Decimal(75), Decimal(60)).of_target == Fraction(4, 5)
    assert Reading(None, Decimal(0), Decimal(60)).of_target is None


@given(baseline=numbers, target=numbers)
def test_the_baseline_is_nought_and_the_target_is_all(baseline, target):
    if baseline == target:
        assert Reading(baseline, target, target).way is None
    else:
        assert Reading(baseline, target, baseline).way == 0
        assert Reading(baseline, target, target).way == 1


@given(baseline=numbers, target=numbers, value=numbers, shift=numbers)
def test_the_way_does_not_depend_on_where_counting_begins(baseline, target, value, shift):
    here = Reading(baseline, target, value)
    there = Reading(baseline + shift, target + shift, value + shift)
    assert here.way == there.way
