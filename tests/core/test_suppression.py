"""Small groups stay hidden from whoever knows the rest of the table and can subtract."""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tapshyryk.core.suppression import Shown, shown, shown_list, shown_part

pytestmark = pytest.mark.pure

TABLES = st.integers(1, 3).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 12), min_size=width, max_size=width), min_size=1, max_size=4
    )
)
TINY = st.integers(1, 2).flatmap(
    lambda width: st.lists(
        st.lists(st.integers(0, 5), min_size=width, max_size=width), min_size=1, max_size=3
    )
)


def test_nothing_is_hidden_where_every_group_is_large_enough():
    result = shown([[20, 25], [7, 9]])
    assert result == Shown(cells=((20, 25), (7, 9)), rows=(45, 16), columns=(27, 34), total=61)
    assert not result.hides_something


def test_zero_is_shown():
    assert shown([[20, 0], [7, 9]]).cells == ((20, 0), (7, 9))


def test_a_small_group_hides_three_more():
    """Girls and boys of two age bands; the 3 boys cannot be had from a row or column, nor from the rest."""
    result = shown([[20, 3], [7, 9]])
    assert result.cells == ((None, None), (None, None))
    assert (result.rows, result.columns, result.total) == ((23, 16), (27, 12), 39)


def test_two_small_groups_that_are_small_together_hide_a_third():
    cells, total = shown_list([2, 1, 30, 8])
    assert total == 41
    assert cells == (None, None, 30, None)


def test_a_small_total_is_hidden_with_everything_in_it():
    assert shown([[2, 1]]) == Shown(cells=((None, None),), rows=(None,), columns=(None, None), total=None)


def test_one_person_alone():
    assert shown([[1]]) == Shown(cells=((None,),), rows=(None,), columns=(None,), total=None)


@given(TABLES)
def test_no_shown_count_is_small_and_every_shown_count_is_true(counts):
    result = shown(counts)
    for row, true_row in zip(result.cells, counts, strict=True):
        for seen, truth in zip(row, true_row, strict=True):
            assert seen is None or (seen == truth and not 0 < seen < 5)
    for seen, truth in zip(result.rows, map(sum, counts), strict=True):
        assert seen is None or (seen == truth and not 0 < seen < 5)
    for seen, truth in zip(result.columns, map(sum, zip(*counts, strict=True)), strict=True):
        assert seen is None or (seen == truth and not 0 < seen < 5)


@given(TABLES)
def test_what_a_line_hides_is_together_not_small(counts):
    result = shown(counts)
    lines = [*zip(counts, result.cells, result.rows, strict=True)]
    lines += zip(zip(*counts, strict=True), zip(*result.cells, strict=True), result.columns, strict=True)
    for truths, seen, total in lines:
        hidden = sum(truth for truth, one in zip(truths, seen, strict=True) if one is None)
        assert total is None or hidden == 0 or hidden >= 5


def consistent(result):
    """Every table of counts that would be published as `result`, with zero shown where it stands."""
    height, width = len(result.cells), len(result.cells[0])
    hidden = [
        (at, across) for at, row in enumerate(result.cells) for across, one in enumerate(row) if one is None
    ]
    for guess in product(range(1, 12), repeat=len(hidden)):
        table = [[one if one is not None else 0 for one in row] for row in result.cells]
        for (at, across), value in zip(hidden, guess, strict=True):
            table[at][across] = value
        rows = [sum(row) for row in table]
        columns = [sum(column) for column in zip(*table, strict=True)]
        totals = zip([*result.rows, *result.columns, result.total], [*rows, *columns, sum(rows)], strict=True)
        if all(seen in (None, truth) for seen, truth in totals):
            yield table, rows, columns
    assert height
    assert width


@settings(max_examples=60, deadline=None)
@given(TINY.filter(lambda counts: len(counts) * len(counts[0]) <= 4))
def test_an_attacker_who_tries_every_table_finds_no_hidden_count(counts):
    result = shown(counts)
    found = list(consistent(result))
    for at, row in enumerate(result.cells):
        for across, seen in enumerate(row):
            assert seen is not None or len({table[at][across] for table, _, _ in found}) > 1
        assert result.rows[at] is not None or len({rows[at] for _, rows, _ in found}) > 1
    for across, seen in enumerate(result.columns):
        assert seen is not None or len({columns[across] for _, _, columns in found}) > 1


def determined(result):
    """The hidden counts and totals that the equations of the table fix, by exact elimination.

    An unknown is a hidden cell of the table with its totals; every row and every column is an equation.
    """
    grid = [[*row, total] for row, total in zip(result.cells, result.rows, strict=True)]
    grid.append([*result.columns, result.total])
    hidden = [(at, across) for at, row in enumerate(grid) for across, one in enumerate(row) if one is None]
    lines = [[(at, across) for across in range(len(grid[0]))] for at in range(len(grid))]
    lines += [[(at, across) for at in range(len(grid))] for across in range(len(grid[0]))]
    rows = [[Fraction(0)] * len(hidden) for _ in lines]
    for row, line in zip(rows, lines, strict=True):
        for cell in line:
            if cell in hidden:
                row[hidden.index(cell)] = Fraction(-1 if cell == line[-1] else 1)
    pivots, rest = [], rows
    for at in range(len(hidden)):
        found = next((row for row in rest if row[at]), None)
        if found is None:
            continue
        scaled = [value / found[at] for value in found]
        rest = [
            [value - row[at] * unit for value, unit in zip(row, scaled, strict=True)]
            for row in rest
            if row is not found
        ]
        pivots = [
            [value - row[at] * unit for value, unit in zip(row, scaled, strict=True)] for row in pivots
        ] + [scaled]
    alone = [row for row in pivots if sum(value != 0 for value in row) == 1]
    return [hidden[next(at for at, value in enumerate(row) if value)] for row in alone]


def test_a_count_between_two_hidden_squares_is_not_had_by_subtracting_their_sums():
    """Rows 1 and 2 less columns 1 and 2 would leave exactly the 3 in between, so more is hidden."""
    counts = [[4, 4, 20, 20], [4, 4, 3, 20], [20, 20, 4, 4], [20, 20, 4, 4]]
    naive = Shown(
        cells=tuple(tuple(None if one < 5 else one for one in row) for row in counts),
        rows=(48, 31, 48, 48),
        columns=(48, 48, 31, 48),
        total=175,
    )
    assert determined(naive) == [(1, 2)]
    assert determined(shown(counts)) == []


@settings(deadline=None, max_examples=150)
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(st.sampled_from((0, 1, 3, 4, 5, 20)), min_size=width, max_size=width),
            min_size=1,
            max_size=5,
        )
    )
)
def test_no_hidden_count_is_fixed_by_the_equations_of_the_table(counts):
    assert determined(shown(counts)) == []


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [(32, 64, 32), (0, 12, 0), (12, 12, 12), (4, 64, None), (62, 64, None), (2, 2, None), (None, 9, None)],
)
def test_a_part_is_told_where_neither_it_nor_the_rest_are_few(part, whole, told):
    assert shown_part(part, whole) == told
