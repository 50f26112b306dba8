"""Years of a term, and tranches when the sum changes: worked examples and invariants."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.contracts.domain.terms import BelowPaid, Part, tranches_for, years_begun

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("starts", "ends", "years"),
    [
        (date(2026, 1, 1), date(2030, 12, 31), 5),
        (date(2026, 1, 1), date(2031, 1, 1), 6),
        (date(2026, 3, 1), date(2026, 12, 31), 1),
        (date(2026, 3, 1), date(2026, 3, 1), 1),
        (date(2024, 2, 29), date(2025, 2, 28), 1),
        (date(2024, 2, 29), date(2025, 3, 1), 2),
        (date(2026, 3, 1), date(2026, 2, 28), 0),
    ],
)
def test_a_begun_year_counts(starts, ends, years):
    assert years_begun(starts, ends) == years


def amounts(parts):
    return [part.amount for part in parts]


def test_what_is_added_goes_to_the_last_open_tranche():
    assert amounts(tranches_for([Part(1, 400, 400), Part(2, 400)], 900)) == [400, 500]


def test_what_is_added_after_everything_is_paid_becomes_a_tranche():
    assert tranches_for([Part(1, 400, 400)], 500) == (Part(1, 400, 400), Part(2, 100))


def test_what_is_taken_comes_from_the_last_tranches():
    assert amounts(tranches_for([Part(1, 400, 400), Part(2, 300), Part(3, 100)], 550)) == [400, 150, 0]


def test_nothing_is_taken_from_what_is_paid():
    with pytest.raises(BelowPaid) as trouble:
        tranches_for([Part(1, 400, 400), Part(2, 300, 100)], 499)
    assert trouble.value.bound == 500
    assert amounts(tranches_for([Part(1, 400, 400), Part(2, 300, 100)], 500)) == [400, 100]


PARTS = st.lists(
    st.integers(0, 10**9).flatmap(lambda amount: st.tuples(st.just(amount), st.integers(0, amount))),
    max_size=6,
).map(lambda rows: [Part(at, amount, bound) for at, (amount, bound) in enumerate(rows, start=1)])


@given(PARTS, st.integers(0, 10**10))
def test_the_tranches_always_make_the_new_sum_and_cover_what_is_paid(parts, total):
    bound = sum(part.bound for part in parts)
    if total < bound:
        with pytest.raises(BelowPaid):
            tranches_for(parts, total)
        return
    after = tranches_for(parts, total)
    assert sum(amounts(after)) == total
    assert all(part.amount >= part.bound for part in after)
    assert [part.number for part in after] == list(range(1, len(after) + 1))
    assert [part.bound for part in after[: len(parts)]] == [part.bound for part in parts]
