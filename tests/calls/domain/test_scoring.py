"""Points become places by hand-checkable sums, exactly, ties included."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.calls.domain.scoring import Mark, Weight, outcome, to_hundredths

pytestmark = pytest.mark.pure

WEIGHTS = (Weight("quality", 60, 10), Weight("cost", 40, 10))


def sheet(member: str, proposal: str, quality: int, cost: int) -> list[Mark]:
    return [Mark(member, proposal, "quality", quality), Mark(member, proposal, "cost", cost)]


def test_a_worked_example() -> None:
    """A: m1 8 and 5 is 48+20=68, m2 10 and 6 is 60+24=84, mean 76. B: 7 and 9 twice is 42+36=78."""
    marks = [
        *sheet("m1", "A", 8, 5),
        *sheet("m2", "A", 10, 6),
        *sheet("m1", "B", 7, 9),
        *sheet("m2", "B", 7, 9),
    ]
    result = outcome(WEIGHTS, marks, ["A", "B"])
    assert [(s.proposal, s.total, s.place) for s in result.standings] == [("B", 78, 1), ("A", 76, 2)]
    assert result.standings[1].by_criterion == {"quality": 54, "cost": 22}
    assert result.leaders == ("B",)
    assert not result.is_tied


def test_a_third_stays_a_third() -> None:
    marks = [*sheet("m1", "A", 7, 0), *sheet("m2", "A", 7, 0), *sheet("m3", "A", 6, 0)]
    assert outcome(WEIGHTS, marks, ["A"]).standings[0].total == 40
    weights = (Weight("quality", 100, 9),)
    result = outcome(weights, [Mark("m", "A", "quality", 4)], ["A"])
    assert result.standings[0].total == Fraction(400, 9)
    assert str(to_hundredths(Fraction(400, 9))) == "44.44"


def test_who_has_an_interest_does_not_count() -> None:
    marks = [*sheet("friend", "A", 10, 10), *sheet("m", "A", 5, 5)]
    result = outcome(WEIGHTS, marks, ["A"], {("friend", "A")})
    assert result.standings[0].total == 50
    assert result.standings[0].members == ("m",)


def test_half_a_sheet_does_not_count() -> None:
    marks = [Mark("m1", "A", "quality", 10), *sheet("m2", "A", 5, 5)]
    assert outcome(WEIGHTS, marks, ["A"]).standings[0].total == 50


def test_equal_totals_share_a_place_and_the_next_is_skipped() -> None:
    marks = [*sheet("m", "A", 5, 5), *sheet("m", "B", 5, 5), *sheet("m", "C", 1, 1)]
    result = outcome(WEIGHTS, marks, ["C", "B", "A"])
    assert [(s.proposal, s.place) for s in result.standings] == [("A", 1), ("B", 1), ("C", 3)]
    assert result.is_tied
    assert result.leaders == ("A", "B")


def test_totals_that_only_look_equal_are_no_tie() -> None:
    """70.0 and 70 less a three-thousandth both print as 70.00; only one leads."""
    weights = (Weight("a", 1, 1000), Weight("b", 99, 1000))
    marks = [
        Mark("m", "A", "a", 700), Mark("m", "A", "b", 700),
        Mark("m", "B", "a", 697), Mark("m", "B", "b", 700),
    ]  # fmt: skip
    result = outcome(weights, marks, ["A", "B"])
    assert [to_hundredths(s.total or Fraction(0)) for s in result.standings] == [70, 70]
    assert result.leaders == ("A",)


def test_nobody_scored_means_no_place() -> None:
    result = outcome(WEIGHTS, [], ["A"])
    assert (result.standings[0].total, result.standings[0].place, result.leaders) == (None, None, ())


points = st.integers(min_value=0, max_value=10)


@given(st.dictionaries(st.sampled_from("ABCDE"), st.lists(st.tuples(points, points), min_size=1, max_size=6)))
def test_whatever_the_points(sheets: dict[str, list[tuple[int, int]]]) -> None:
    marks = [
        mark
        for proposal, pairs in sheets.items()
        for number, pair in enumerate(pairs)
        for mark in sheet(f"m{number}", proposal, *pair)
    ]
    result = outcome(WEIGHTS, marks, list(sheets))
    totals = [s.total for s in result.standings]
    assert all(total is not None and 0 <= total <= 100 for total in totals)
    assert totals == sorted(totals, key=lambda total: -(total or 0))
    for standing in result.standings:
        better = sum((other or 0) > (standing.total or 0) for other in totals)
        assert standing.place == better + 1
        assert sum(standing.by_criterion.values()) == standing.total
    shuffled = outcome(tuple(reversed(WEIGHTS)), reversed(marks), reversed(list(sheets)))
    assert shuffled.leaders == result.leaders


@given(st.fractions(min_value=0, max_value=100))
def test_two_digits_are_the_nearest(exact: Fraction) -> None:
    assert abs(Fraction(to_hundredths(exact)) - exact) <= Fraction(1, 200)
