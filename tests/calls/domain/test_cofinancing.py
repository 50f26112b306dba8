"""Who gives what in a proposal, and which share comes from others."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.calls.domain.cofinancing import funding_of, lead_share

pytestmark = pytest.mark.pure


def test_a_worked_proposal() -> None:
    """A million asked of the customer, 250 000 given by others in cash and work: a fifth of the whole."""
    funding = funding_of(
        [
            ("customer", "cash", 100_000_000),
            ("recipients", "cash", 10_000_000),
            ("community", "labour", 10_000_000),
            ("community", "labour", 5_000_000),
        ]
    )
    assert (funding.total_tyiyn, funding.asked_tyiyn) == (125_000_000, 100_000_000)
    assert funding.cofinancing == Fraction(1, 5)
    assert funding.by_source_and_kind()[("community", "labour")] == 15_000_000


def test_nothing_given_is_no_share() -> None:
    assert funding_of([]).cofinancing == 0
    assert funding_of([("customer", "cash", 5)]).cofinancing == 0
    assert funding_of([("own", "cash", 5)]).cofinancing == 1


def test_the_lead_has_what_the_members_leave() -> None:
    assert lead_share([]) == 100
    assert lead_share([30, 45]) == 25
    assert lead_share([60, 40]) == 0


sources = st.sampled_from(["customer", "own", "community"])


@given(st.lists(st.tuples(sources, st.sampled_from(["cash", "labour"]), st.integers(1, 10**12))))
def test_parts_make_the_whole(lines: list[tuple[str, str, int]]) -> None:
    funding = funding_of(lines)
    assert sum(funding.by_source_and_kind().values()) == funding.total_tyiyn
    assert 0 <= funding.cofinancing <= 1
    assert funding.cofinancing * funding.total_tyiyn == funding.total_tyiyn - funding.asked_tyiyn
