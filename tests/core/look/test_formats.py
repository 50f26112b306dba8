"""Numbers, sums and dates as a clerk would write them, in each of the three languages."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core import formats

pytestmark = pytest.mark.pure
LANGUAGES = ("ky", "ru", "en")


@pytest.mark.parametrize(
    ("tyiyn", "ky", "ru", "en"),
    [
        (1250000, "12 500 сом", "12 500 сом", "12,500 som"),
        (1395214700, "13 952 147 сом", "13 952 147 сом", "13,952,147 som"),
        (0, "0 сом", "0 сом", "0 som"),
        (5, "0,05 сом", "0,05 сом", "0.05 som"),
        (-1250050, "−12 500,50 сом", "−12 500,50 сом", "−12,500.50 som"),
    ],
)
def test_sums_from_tyiyn(tyiyn, ky, ru, en):
    written = [formats.som(tyiyn, language) for language in LANGUAGES]
    assert written == [text.replace(" ", formats.NBSP) for text in (ky, ru, en)]


def test_whole_som_is_a_hundred_tyiyn():
    assert formats.som_whole(12500, "ky") == formats.som(1250000, "ky") == "12\u00a0500\u00a0сом"


@pytest.mark.parametrize(
    ("value", "decimals", "ky", "ru", "en"),
    [
        (2556, None, "2 556", "2 556", "2,556"),
        (71.4, None, "71,4", "71,4", "71.4"),
        (6.4, 2, "6,40", "6,40", "6.40"),
        (2.5, 0, "3", "3", "3"),
        (Decimal("0.125"), 2, "0,13", "0,13", "0.13"),
        (-7, None, "−7", "−7", "−7"),
    ],
)
def test_numbers_round_half_up(value, decimals, ky, ru, en):
    written = [formats.number(value, language, decimals) for language in LANGUAGES]
    assert written == [text.replace(" ", formats.NBSP) for text in (ky, ru, en)]


def test_percentages_are_given_in_percent():
    written = [formats.percent(85.3, language, 1) for language in LANGUAGES]
    assert written == ["85,3%", "85,3\u00a0%", "85.3%"]
    assert formats.percent(Decimal("21.155"), "en", 2) == "21.16%"


@pytest.mark.parametrize(
    ("month", "ky", "ru", "en"),
    [
        (1, "январы", "января", "January"),
        (2, "февралы", "февраля", "February"),
        (3, "марты", "марта", "March"),
        (4, "апрели", "апреля", "April"),
        (5, "майы", "мая", "May"),
        (6, "июну", "июня", "June"),
        (7, "июлу", "июля", "July"),
        (8, "августу", "августа", "August"),
        (9, "сентябры", "сентября", "September"),
        (10, "октябры", "октября", "October"),
        (11, "ноябры", "ноября", "November"),
        (12, "декабры", "декабря", "December"),
    ],
)
def test_days_in_words(month, ky, ru, en):
    day = date(2017, month, 28)
    assert formats.date_long(day, "ky") == f"2017-жылдын 28-{ky}"
    assert formats.date_long(day, "ru") == f"28 {ru} 2017\u00a0г."
    assert formats.date_long(day, "en") == f"28 {en} 2017"


def test_months_of_a_year():
    written = [formats.month_year(date(2026, 5, 1), language) for language in LANGUAGES]
    assert written == ["2026-жылдын майы", "май 2026\u00a0г.", "May 2026"]


def test_moments_on_the_24_hour_clock():
    moment = datetime.fromisoformat("2026-05-03T14:05:00+06:00")
    written = [formats.datetime_long(moment, language) for language in LANGUAGES]
    assert written == ["2026-жылдын 3-майы, 14:05", "3 мая 2026\u00a0г., 14:05", "3 May 2026, 14:05"]


@given(st.integers(-(10**15), 10**15), st.sampled_from(LANGUAGES))
def test_no_som_is_lost_in_writing(tyiyn, language):
    text = formats.som(tyiyn, language)
    assert " " not in text
    amount, _, _ = text.rpartition(formats.NBSP)
    whole, _, rest = amount.lstrip(formats.MINUS).partition("." if language == "en" else ",")
    if language == "en" and not rest:
        whole = amount.lstrip(formats.MINUS)
    digits = "".join(letter for letter in whole if letter.isdigit())
    sign = -1 if text.startswith(formats.MINUS) else 1
    assert sign * (int(digits) * 100 + int(rest or 0)) == tyiyn


@pytest.mark.parametrize(
    ("language", "one_year", "two_years"),
    [
        ("ky", "2024-жылдын 29-январы — 2-февралы", "2023-жылдын 30-декабры — 2024-жылдын 2-февралы"),
        ("ru", "29 января — 2 февраля 2024 г.", "30 декабря 2023 г. — 2 февраля 2024 г."),
        ("en", "29 January — 2 February 2024", "30 December 2023 — 2 February 2024"),
    ],
)
def test_a_span_says_its_year_once(language, one_year, two_years):
    end = date(2024, 2, 2)
    written = (
        formats.date_span(date(2024, 1, 29), end, language),
        formats.date_span(date(2023, 12, 30), end, language),
    )
    assert [text.replace(formats.NBSP, " ") for text in written] == [one_year, two_years]
    assert formats.date_span(end, end, language) == formats.date_long(end, language)
