"""Shares and intervals of a survey, against published values and by invariants."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.monitoring.domain.satisfaction import Answers, satisfaction, together, wilson

pytestmark = pytest.mark.pure

counts = st.builds(
    Answers, st.integers(0, 400), st.integers(0, 400), st.integers(0, 400), st.integers(0, 400)
)


@pytest.mark.parametrize(
    ("times", "of", "low", "high"),
    [
        (0, 10, "0.0000", "0.2775"),
        (10, 10, "0.7225", "1.0000"),
        (5, 10, "0.2366", "0.7634"),
        (50, 100, "0.4038", "0.5962"),
        (81, 263, "0.2553", "0.3662"),  # Newcombe, Statistics in Medicine 17 (1998), table I
        (15, 148, "0.0624", "0.1605"),
        (0, 20, "0.0000", "0.1611"),
        (1, 29, "0.0061", "0.1718"),
    ],
)
def test_wilson_gives_the_published_intervals(times, of, low, high):
    interval = wilson(times, of)
    assert (interval.low, interval.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(("times", "of"), [(1, 0), (0, 0), (3, 2), (-1, 5)])
def test_no_share_has_no_interval(times, of):
    with pytest.raises(ValueError, match="is no share"):
        wilson(times, of)


@given(of=st.integers(1, 5000), part=st.fractions(0, 1))
def test_the_interval_holds_the_share_and_mirrors(of, part):
    times = int(part * of)
    interval, mirrored = wilson(times, of), wilson(of - times, of)
    rounding = Decimal("0.00005")
    assert 0 <= interval.low <= Decimal(times) / of + rounding
    assert Decimal(times) / of - rounding <= interval.high <= 1
    assert abs(interval.low - (1 - mirrored.high)) <= Decimal("0.0001")


def test_more_answers_make_a_narrower_interval():
    few, many = wilson(6, 10), wilson(600, 1000)
    assert many.high - many.low < few.high - few.low


def test_sixty_parents():
    said = satisfaction(Answers(18, 36, 2, 4), least=5)
    assert said is not None
    assert (said.very_satisfied, said.satisfied) == (Fraction(3, 10), Fraction(3, 5))
    assert (said.dissatisfied, said.cannot_say) == (Fraction(1, 30), Fraction(1, 15))
    assert (said.interval.low, said.interval.high) == (Decimal("0.1990"), Decimal("0.4251"))


def test_four_people_are_not_shown_and_five_are():
    assert satisfaction(Answers(4, 0, 0, 0), least=5) is None
    assert satisfaction(Answers(4, 0, 0, 1), least=5) is not None
    assert satisfaction(Answers(), least=0) is None


def test_a_small_survey_cannot_be_told_from_a_sum():
    large, small = Answers(10, 5, 1, 0), Answers(1, 0, 2, 0)
    assert together([large, small], least=5) == satisfaction(large, least=5)
    assert together([small, small], least=5) is None


@given(counts)
def test_the_shares_make_one(answers):
    said = satisfaction(answers, least=1)
    if said is not None:
        assert said.very_satisfied + said.satisfied + said.dissatisfied + said.cannot_say == 1


@given(st.lists(counts, max_size=6))
def test_together_counts_everyone_of_the_large_surveys(surveys):
    said = together(surveys, least=5)
    assert (said.answers.total if said else 0) == sum(a.total for a in surveys if a.total >= 5)


def test_nobody_answers_less_than_nobody():
    with pytest.raises(ValueError, match="fewer than nobody"):
        Answers(-1, 0, 0, 0)
