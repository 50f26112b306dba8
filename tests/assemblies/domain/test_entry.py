"""Ballots typed in by a counting group are counted as they were meant, and a slip is told with its line."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.entry import Slip, entered

pytestmark = pytest.mark.pure

OPTIONS = ("water", "road", "school")


def test_rankings_however_they_are_typed():
    found = entered("2 1 3\n2,1,3\n 2>1>3 \n\n3\n", OPTIONS, "ranking")
    assert found.marked == Counter({("road", "water", "school"): 3, ("school",): 1})
    assert (found.spoiled, found.slips) == (0, ())


def test_piles_blank_and_spoiled_ballots():
    found = entered("1 * 121\n2 x 52\n3 х 19\n1×2\n0\n- * 3\nx\nх * 2\n!", OPTIONS, "one")
    assert found.marked == Counter({("water",): 123, ("road",): 52, ("school",): 19, (): 4})
    assert found.spoiled == 4


def test_marks_in_any_order_are_the_same_ballot():
    assert entered("3 1\n1 3", OPTIONS, "several").marked == Counter({("water", "school"): 2})


@pytest.mark.parametrize(
    ("line", "marking", "code"),
    [
        ("4", "ranking", "no_such_option"),
        ("0 1", "ranking", "no_such_option"),
        ("1 1", "several", "twice"),
        ("1 2", "one", "one_mark"),
        ("суу", "one", "no_number"),
        ("١", "one", "no_number"),
        ("1 * 0", "one", "pile"),
        ("1 * 1000001", "one", "pile"),
        ("9999999999", "one", "no_such_option"),
        ("<b>1</b>", "one", "no_number"),
    ],
)
def test_a_slip_is_told_with_its_line_and_the_rest_is_kept(line, marking, code):
    found = entered(f"1\n{line}\n2", OPTIONS, marking)
    assert found.slips == (Slip(2, code, line),)
    assert sum(found.marked.values()) == 2


@given(
    st.lists(st.permutations(OPTIONS).flatmap(lambda way: st.integers(0, 3).map(lambda n: tuple(way[:n]))))
)
def test_what_is_read_out_is_what_is_counted(ballots):
    numbers = {key: str(place) for place, key in enumerate(OPTIONS, start=1)}
    text = "\n".join(" ".join(numbers[key] for key in ballot) or "0" for ballot in ballots)
    assert entered(text, OPTIONS, "ranking").marked == Counter(ballots)


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_fault(text):
    found = entered(text, OPTIONS, "several")
    assert all(slip.line >= 1 for slip in found.slips)
