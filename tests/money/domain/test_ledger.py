"""Worked examples and invariants of the ledger's arithmetic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.money.domain import ledger
from tapshyryk.money.domain.ledger import Line

pytestmark = pytest.mark.pure

CODES = ("source:customer:cash", "source::labour", "order:spendable:cash", "contractor:1", "vouchers:issued")
LINES = st.lists(
    st.tuples(st.sampled_from(CODES), st.sampled_from(CODES), st.integers(min_value=1, max_value=10**13))
    .filter(lambda one: one[0] != one[1])
    .map(lambda one: Line(*one)),
    max_size=40,
)


def test_what_katran_gave_and_paid():
    """2 115 000 som in cash, 250 000 in labour, 42 000 in equipment; a million paid to the contractor."""
    held = ledger.balances(
        [
            Line(ledger.source("", "cash"), ledger.spendable("cash"), 211_500_000),
            Line(ledger.source("", "labour"), ledger.spendable("labour"), 25_000_000),
            Line(ledger.source("", "equipment"), ledger.spendable("equipment"), 4_200_000),
            Line(ledger.SPENDABLE_CASH, ledger.contractor("insan"), 100_000_000),
        ]
    )
    assert held["order:spendable:cash"] == 111_500_000
    assert ledger.contributions(held) == {
        ("", "cash"): 211_500_000,
        ("", "equipment"): 4_200_000,
        ("", "labour"): 25_000_000,
    }
    assert ledger.paid_out(held) == {"insan": 100_000_000}
    assert ledger.trial_balance(held) == 0


@given(LINES)
def test_the_trial_balance_is_always_zero(lines):
    assert ledger.trial_balance(ledger.balances(lines)) == 0


@given(LINES)
def test_reversing_everything_leaves_nothing(lines):
    held = ledger.balances([*lines, *(line.reversed for line in lines)])
    assert set(held.values()) <= {0}
    assert ledger.contributions(held) == {}


@given(LINES, LINES)
def test_balances_add_up(first, second):
    both, one, other = (ledger.balances(lines) for lines in (first + second, first, second))
    assert both == {code: one.get(code, 0) + other.get(code, 0) for code in both}


@pytest.mark.parametrize(("origin", "target", "amount"), [("a", "b", 0), ("a", "b", -1), ("a", "a", 5)])
def test_a_line_moves_something_somewhere(origin, target, amount):
    with pytest.raises(ValueError, match="line"):
        Line(origin, target, amount)
