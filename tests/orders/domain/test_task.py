"""How long an order lasts, and what its technical task lacks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.orders.domain.competence import CompetenceFacts, Duty, Finding, finding
from tapshyryk.orders.domain.task import (
    TechnicalTask,
    lasts_longer_than,
    missing_parts,
    term_in_years,
    years_after,
)

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("starts", "ends", "longer", "years"),
    [
        (date(2026, 1, 1), date(2030, 12, 31), False, "5"),
        (date(2026, 1, 1), date(2031, 1, 1), True, "5.1"),
        (date(2024, 2, 29), date(2029, 2, 28), False, "5"),
        (date(2026, 6, 1), date(2027, 5, 31), False, "1"),
        (date(2026, 6, 1), date(2026, 11, 30), False, "0.6"),
        (date(2026, 6, 1), date(2026, 6, 1), False, "0.1"),
    ],
)
def test_a_term_counts_both_its_days(starts: date, ends: date, longer: bool, years: str) -> None:
    assert lasts_longer_than(starts, ends, 5) is longer
    assert str(term_in_years(starts, ends)) == years


def test_a_leap_day_comes_again_as_the_first_of_march() -> None:
    assert years_after(date(2024, 2, 29), 1) == date(2025, 3, 1)
    assert years_after(date(2024, 2, 29), 4) == date(2028, 2, 29)


days = st.dates(min_value=date(2000, 1, 1), max_value=date(2080, 1, 1))


@given(days, st.integers(min_value=0, max_value=365 * 12))
def test_what_lasts_longer_shows_more_years_than_the_limit(starts: date, length: int) -> None:
    ends = starts + timedelta(days=length)
    for limit in (1, 5):
        assert lasts_longer_than(starts, ends, limit) is (term_in_years(starts, ends) > limit)


def test_an_empty_task_lacks_every_part_and_a_full_one_none() -> None:
    assert len(missing_parts(TechnicalTask())) == 9
    full = TechnicalTask(
        need="a", aim="b", services="c", form="grant", recipients_expected=1, starts=date(2026, 1, 1),
        ends=date(2026, 2, 1), monitoring_plan="d", indicators=1, competence_checked=True,
    )  # fmt: skip
    assert missing_parts(full) == ()
    assert missing_parts(TechnicalTask(need="  \n")) == missing_parts(TechnicalTask())


@pytest.mark.parametrize(
    ("duty", "state", "power", "money", "found"),
    [
        (Duty.UNKNOWN, False, False, False, Finding.UNCHECKED),
        (Duty.OWN, False, False, False, Finding.OWN_DUTY),
        (Duty.STATE, True, False, False, Finding.STATE_PAYS),
        (Duty.STATE, False, True, True, Finding.DELEGATED),
        (Duty.STATE, False, True, False, Finding.POWER_WITHOUT_MONEY),
        (Duty.STATE, False, False, True, Finding.NOTHING_DELEGATED),
        (Duty.STATE, False, False, False, Finding.NOTHING_DELEGATED),
    ],
)
def test_who_may_pay_for_a_service(duty, state, power, money, found) -> None:
    facts = CompetenceFacts(duty, customer_is_state=state, power_delegated=power, money_delegated=money)
    assert finding(facts) is found
    assert found.speaks_against is (found in {Finding.POWER_WITHOUT_MONEY, Finding.NOTHING_DELEGATED})
