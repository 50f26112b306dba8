"""Money on top of public money, by the pilots' printed rows and by invariants."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.impact.domain.cofinancing import OrderMoney, cofinancing, public_money
from tapshyryk.impact.domain.shares import percent, rounded, share

pytestmark = pytest.mark.pure

GRANT = 1_000_000_00
PILOTS = (
    (1000000, 30000, 0),
    (1011500, 9570, 4500),
    (1090000, 2000, 32775),
    (2115000, 250000, 42000),
    (1000000, 9000, 3400),
    (1000000, 27000, 39100),
    (1071350, 242192, 159660),
    (1457000, 20000, 0),
    (1024000, 4000, 20000),
    (1079000, 50000, 26500),
    (1030000, 0, 102600),
)
"""Cash, labour, equipment of the eleven pilots in som, as the journal of 2015 prints them."""


def pilots():
    forms = ("cash", "labour", "equipment")
    for row in PILOTS:
        given_ = {("", form): som * 100 for form, som in zip(forms, row, strict=True) if som}
        yield OrderMoney(given_, public_money(given_, GRANT))


def test_the_pilots_raised_twenty_one_percent_on_top():
    money = cofinancing(pilots())
    assert (money.orders, money.left_out) == (11, 0)
    assert money.total == 13_952_147_00
    assert money.of_all == Fraction(2952147, 13952147)
    assert percent(money.of_all) == rounded(Fraction("21.16"))
    assert percent(money.per_public) == rounded(Fraction("26.84"))
    assert money.by_form == {"cash": 1287785000, "equipment": 43053500, "labour": 64376200}
    assert money.by_giver == {"": money.total}


def test_the_mean_of_orders_counts_each_alike():
    orders = [
        OrderMoney({("customer", "cash"): 100, ("sponsors", "cash"): 100}, 100),
        OrderMoney({("customer", "cash"): 900}, 900),
    ]
    money = cofinancing(orders)
    assert money.mean_of_orders == Fraction(1, 4)
    assert money.of_all == Fraction(1, 11)


def test_an_order_of_which_nobody_says_what_is_public_is_left_out():
    money = cofinancing([OrderMoney({("", "labour"): 500}, None), OrderMoney({("own", "cash"): 5}, 100)])
    assert (money.orders, money.left_out, money.of_all, money.mean_of_orders) == (0, 2, None, None)


def test_public_money_is_what_public_givers_gave_or_the_contract():
    given_ = {("customer", "cash"): 700, ("local_budget", "premises"): 50, ("own", "cash"): 100}
    assert public_money(given_, 900) == 750
    assert public_money({("own", "cash"): 100}, 900) == 900
    assert public_money({("own", "cash"): 100}, None) is None


@given(st.lists(st.tuples(st.integers(1, 10**9), st.integers(0, 10**9)), min_size=1, max_size=8))
def test_the_share_lies_between_nought_and_one(rows):
    money = cofinancing(
        OrderMoney({("customer", "cash"): public, ("sponsors", "cash"): more}, public)
        for public, more in rows
    )
    assert 0 <= money.of_all < 1
    assert 0 <= money.mean_of_orders < 1
    assert sum(money.by_giver.values()) == sum(money.by_form.values()) == money.total


def test_nothing_of_nothing_is_not_nought():
    assert share(0, 0) is None
    assert percent(None) is None
    assert str(rounded(Fraction(1, 3), 4)) == "0.3333"
    assert str(rounded(Fraction(1, 200))) == "0.01"
