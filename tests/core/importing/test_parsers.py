"""Every parser takes what village offices write and refuses the rest with the right sentence."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.importing.parsers.choices import Choice, YesNo
from tapshyryk.core.importing.parsers.days import Day, Month
from tapshyryk.core.importing.parsers.numbers import DecimalNumber, Money, WholeNumber
from tapshyryk.core.importing.parsers.people import PersonalNumber, PersonName, Phone
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import CellRefused, Problem
from tests.core.importing.registry import KINDS

pytestmark = pytest.mark.pure

TAKEN = [
    (WholeNumber(), "25", 25),
    (WholeNumber(), " 1 071 350 ", 1_071_350),
    (WholeNumber(), "1\u00a0071\u202f350", 1_071_350),
    (WholeNumber(least=-5), "\u22125", -5),
    (WholeNumber(), 25.0, 25),
    (WholeNumber(), "007", 7),
    (DecimalNumber(), "71,4", Decimal("71.4")),
    (DecimalNumber(), "71.40", Decimal("71.4")),
    (DecimalNumber(), 71.4, Decimal("71.4")),
    (DecimalNumber(), 100, Decimal(100)),
    (DecimalNumber(places=3), "1,071", Decimal("1.071")),
    (Money(), "1 071 350", 107_135_000),
    (Money(), "1071350,50", 107_135_050),
    (Money(), "1\u00a0071\u00a0350,5", 107_135_050),
    (Money(), "1,071,350.50", 107_135_050),
    (Money(), "1.071.350,50", 107_135_050),
    (Money(), "1.071.350", 107_135_000),
    (Money(), "1'071'350", 107_135_000),
    (Money(), "12500 сом", 1_250_000),
    (Money(), "12500сом.", 1_250_000),
    (Money(), "12 500 KGS", 1_250_000),
    (Money(), 1_071_350.5, 107_135_050),
    (Money(), 0.1 + 0.2, 30),
    (Money(), "0,5", 50),
    (Money(), "1071,500", 107_150),
    (Money(least=-100_000), "-150", -15_000),
    (Day(), "2015-03-05", date(2015, 3, 5)),
    (Day(), "05.03.2015", date(2015, 3, 5)),
    (Day(), "5.3.2015", date(2015, 3, 5)),
    (Day(), "5.3.2015 г.", date(2015, 3, 5)),
    (Day(), "05.03.2015-ж.", date(2015, 3, 5)),
    (Day(), "25/12/2015", date(2015, 12, 25)),
    (Day(), "5 марта 2015 г.", date(2015, 3, 5)),
    (Day(), "5-март 2015", date(2015, 3, 5)),
    (Day(), "12 мая 2015 года", date(2015, 5, 12)),
    (Day(), "2015-03-05T00:00:00", date(2015, 3, 5)),
    (Day(), datetime(2015, 3, 5), date(2015, 3, 5)),  # noqa: DTZ001 - a sheet's moments have no zone
    (Day(), date(2015, 3, 5), date(2015, 3, 5)),
    (Day(), 42068, date(2015, 3, 5)),
    (Day(), "42068", date(2015, 3, 5)),
    (Day(), "29.02.2016", date(2016, 2, 29)),
    (Month(), "2015-03", date(2015, 3, 1)),
    (Month(), "03.2015", date(2015, 3, 1)),
    (Month(), "март 2015", date(2015, 3, 1)),
    (Month(), "2015 март", date(2015, 3, 1)),
    (Month(), "Марта, 2015 г.", date(2015, 3, 1)),
    (Month(), "май 2015", date(2015, 5, 1)),
    (Month(), date(2015, 3, 5), date(2015, 3, 1)),
    (Month(), "05.03.2015", date(2015, 3, 1)),
    (YesNo(), "ооба", True),
    (YesNo(), "Да", True),
    (YesNo(), "+", True),
    (YesNo(), 1, True),
    (YesNo(), True, True),
    (YesNo(), "ЖОК", False),
    (YesNo(), "0", False),
    (YesNo(), "no", False),
    (Choice(KINDS), "household", "household"),
    (Choice(KINDS), "ҮЙ БҮЛӨ", "household"),
    (Choice(KINDS), "уй-було", "household"),
    (Choice(KINDS), "Семья", "household"),
    (Choice(KINDS, also={"family": "household"}), "Family.", "household"),
    (Text(), "  Ак-Суу   айылы ", "Ак-Суу айылы"),
    (Text(), "и\u0306", "й"),
    (Text(), "со\u00adюз\u200b", "союз"),
    (Text(), "<script>alert(1)</script>", "<script>alert(1)</script>"),
    (Text(), "=1+1", "=1+1"),
    (Text(), "'=1+1", "=1+1"),
    (Text(), 125, "125"),
    (Text(), 125.0, "125"),
    (Text(), 1.5, "1.5"),
    (Text(lines=True), "один\r\nдва", "один\nдва"),
    (Text(like=r"[A-Z]{2}-[A-Z]"), "KG-N", "KG-N"),
    (PersonName(), "Асанов  Үсөн", "Асанов Үсөн"),
    (PersonName(), "O'Brien-Smith John III", "O'Brien-Smith John III"),
    (PersonName(), "Өмүр кызы Ңүлүфар", "Өмүр кызы Ңүлүфар"),
    (PersonName(), "阿斯卡尔", "阿斯卡尔"),
    (Phone(), "+996 (555) 123-456", "+996555123456"),
    (Phone(), "0555 123 456", "+996555123456"),
    (Phone(), "555123456", "+996555123456"),
    (Phone(), 555123456, "+996555123456"),
    (Phone(), "996555123456", "+996555123456"),
    (Phone(), "+7 495 123-45-67", "+74951234567"),
    (Phone(), "0049 30 1234567", "+49301234567"),
    (PersonalNumber(), "20503201512345", "20503201512345"),
    (PersonalNumber(), "2 0503 2015 12345", "20503201512345"),
    (PersonalNumber(), 20503201512345, "20503201512345"),
]

REFUSED = [
    (WholeNumber(), "двадцать", "number.not_whole"),
    (WholeNumber(), "12,5", "number.not_whole"),
    (WholeNumber(), 12.5, "number.not_whole"),
    (WholeNumber(), "1 07 1350", "number.not_whole"),
    (WholeNumber(), "٢٥", "number.not_whole"),
    (WholeNumber(), "1e5", "number.not_whole"),
    (WholeNumber(), "0x10", "number.not_whole"),
    (WholeNumber(), "9" * 40, "number.not_whole"),
    (WholeNumber(), "--5", "number.not_whole"),
    (WholeNumber(), "-5", "number.out_of_range"),
    (WholeNumber(most=30), "31", "number.out_of_range"),
    (WholeNumber(), True, "cell.wrong_kind"),
    (WholeNumber(), date(2015, 3, 5), "cell.wrong_kind"),
    (DecimalNumber(), "1.2.3", "number.not_decimal"),
    (DecimalNumber(), "NaN", "number.not_decimal"),
    (DecimalNumber(), "71%", "number.not_decimal"),
    (DecimalNumber(places=1), "1,25", "number.too_fine"),
    (DecimalNumber(places=1), 1.25, "number.too_fine"),
    (DecimalNumber(most=Decimal(10)), "10,5", "number.out_of_range"),
    (Money(), "1,071", "money.ambiguous"),
    (Money(), "1.071", "money.ambiguous"),
    (Money(), "бир миң", "money.not_a_sum"),
    (Money(), "1 071 35", "money.not_a_sum"),
    (Money(), "12,500,5", "money.not_a_sum"),
    (Money(), "$100", "money.not_a_sum"),
    (Money(), "сом", "money.not_a_sum"),
    (Money(), "1e9", "money.not_a_sum"),
    (Money(), "0,125", "money.finer_than_tyiyn"),
    (Money(), "1071,505", "money.finer_than_tyiyn"),
    (Money(), 0.125, "money.finer_than_tyiyn"),
    (Money(), float("inf"), "money.not_a_sum"),
    (Money(), float("nan"), "money.not_a_sum"),
    (Money(), "-1", "money.out_of_range"),
    (Money(most=100_000), "1000,01", "money.out_of_range"),
    (Money(), "9" * 25, "money.out_of_range"),
    (Money(), True, "cell.wrong_kind"),
    (Money(), date(2015, 3, 5), "cell.wrong_kind"),
    (Day(), "31.02.2015", "date.no_such_day"),
    (Day(), "29.02.2015", "date.no_such_day"),
    (Day(), "2015-13-01", "date.no_such_day"),
    (Day(), "00.01.2015", "date.no_such_day"),
    (Day(), "05.03.15", "date.short_year"),
    (Day(), "05/03/2015", "date.ambiguous"),
    (Day(), "03.05", "date.not_a_day"),
    (Day(), "вчера", "date.not_a_day"),
    (Day(), "5 мартобря 2015", "date.not_a_day"),
    (Day(), 2015, "date.not_a_day"),
    (Day(), "2015", "date.not_a_day"),
    (Day(), 99_999, "date.not_a_day"),
    (Day(), 42068.5, "date.not_a_day"),
    (Day(), "01.01.1850", "date.out_of_range"),
    (Day(latest=date(2026, 3, 2)), "03.03.2026", "date.out_of_range"),
    (Day(), datetime(2015, 3, 5, 14, 30), "cell.wrong_kind"),  # noqa: DTZ001 - a sheet's moments have no zone
    (Day(), time(14, 30), "cell.wrong_kind"),
    (Day(), timedelta(hours=3), "cell.wrong_kind"),
    (Day(), True, "cell.wrong_kind"),
    (Month(), "2015-13", "month.not_a_month"),
    (Month(), "13.2015", "month.not_a_month"),
    (Month(), "март", "month.not_a_month"),
    (Month(), "1015-03", "month.not_a_month"),
    (Month(), "2015", "month.not_a_month"),
    (Month(), True, "cell.wrong_kind"),
    (YesNo(), "может быть", "boolean.unclear"),
    (YesNo(), "2", "boolean.unclear"),
    (YesNo(), 0.5, "boolean.unclear"),
    (YesNo(), date(2015, 3, 5), "cell.wrong_kind"),
    (Choice(KINDS), "колхоз", "choice.unknown"),
    (Choice(KINDS), "семьяя", "choice.misspelt"),
    (Choice(KINDS), True, "cell.wrong_kind"),
    (Text(longest=5), "длинно", "text.too_long"),
    (Text(shortest=5), "кор", "text.too_short"),
    (Text(), "один\nдва", "text.one_line"),
    (Text(), "a\x00b", "text.hidden_characters"),
    (Text(), "gpj.\u202eexe", "text.hidden_characters"),
    (Text(), "\x1b[31mкрасный", "text.hidden_characters"),
    (Text(), "a\u2066b", "text.hidden_characters"),
    (Text(letters_matter=True), "Т?л?г?н", "text.letters_lost"),
    (Text(letters_matter=True), "Т\ufffdлөгөн", "text.letters_lost"),
    (Text(like=r"[A-Z]{2}-[A-Z]", example="KG-N"), "KG1", "text.pattern"),
    (Text(), True, "cell.wrong_kind"),
    (Text(), date(2015, 3, 5), "cell.wrong_kind"),
    (PersonName(), "12345", "name.no_letters"),
    (PersonName(), "Асанов 2", "name.no_letters"),
    (PersonName(), "-", "name.no_letters"),
    (PersonName(), "Ас?нов", "text.letters_lost"),
    (PersonName(), "Aсанов", "name.mixed_alphabets"),
    (PersonName(), "А" * 151, "text.too_long"),
    (PersonName(), "Асан\nҮсөн", "text.one_line"),
    (PersonName(), "Асан\u200fов", "text.hidden_characters"),
    (PersonName(), True, "cell.wrong_kind"),
    (Phone(), "12", "phone.not_a_number"),
    (Phone(), "нет", "phone.not_a_number"),
    (Phone(), "+996 555 123", "phone.not_a_number"),
    (Phone(), "0555 123 4567", "phone.not_a_number"),
    (Phone(), "+0 123 456 78", "phone.not_a_number"),
    (Phone(), "+1 234 567 890 123 456", "phone.not_a_number"),
    (PersonalNumber(), "1234", "pin.not_fourteen_digits"),
    (PersonalNumber(), "2050320151234О", "pin.not_fourteen_digits"),
    (PersonalNumber(), "2.05032E+13", "pin.rounded"),
    (PersonalNumber(), "2,05032E+13", "pin.rounded"),
    (PersonalNumber(), True, "cell.wrong_kind"),
]


def named(case) -> str:
    return f"{type(case[0]).__name__}-{case[1]!r}"


@pytest.mark.parametrize("case", TAKEN, ids=named)
def test_what_people_write_is_understood(case):
    parser, cell, value = case
    taken = parser.parse(cell)
    assert taken == value
    assert type(taken) is type(value)


@pytest.mark.parametrize("case", REFUSED, ids=named)
def test_what_is_wrong_is_refused_by_its_reason_in_three_languages(case):
    parser, cell, code = case
    with pytest.raises(CellRefused) as refused:
        parser.parse(cell)
    assert refused.value.code == code
    problem = Problem(refused.value.code, refused.value.params, row=4, column="Баганасы")
    said = set()
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            assert problem.sentence.endswith((".", "!"))
            assert problem.advice.endswith(".")
            said.add(str(problem))
    assert len(said) == 3


@given(st.integers(min_value=0, max_value=10**15))
def test_a_sum_written_in_any_usual_way_is_the_same_sum(tyiyn):
    som, rest = divmod(tyiyn, 100)
    grouped = f"{som:,}"
    spaced = grouped.replace(",", "\u00a0")
    written = {
        f"{som},{rest:02}",
        f"{som}.{rest:02}",
        f"{grouped.replace(',', ' ')},{rest:02}",
        f"{spaced},{rest:02} сом",
        f"{grouped}.{rest:02}",
        f"{grouped.replace(',', '.')},{rest:02}",
    }
    assert {Money().parse(each) for each in written} == {tyiyn}


@given(st.dates(min_value=date(1927, 5, 18), max_value=date(2100, 12, 31)))
def test_a_day_written_in_any_usual_way_is_the_same_day(day):
    serial = (day - date(1899, 12, 30)).days
    written = [f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day.day}.{day.month}.{day.year} г.", day, serial]
    assert {Day().parse(each) for each in written} == {day}


@given(
    st.one_of(st.text(), st.integers(), st.floats(), st.booleans(), st.dates(), st.datetimes(), st.times())
)
def test_no_parser_fails_otherwise_than_by_a_refusal(cell):
    for parser in (
        WholeNumber(), DecimalNumber(), Money(), Day(), Month(), YesNo(), Choice(KINDS), Text(), PersonName(),
        Phone(), PersonalNumber(),
    ):  # fmt: skip
        try:
            parser.parse(cell)
        except CellRefused as refused:
            said = str(Problem(refused.code, refused.params))
        else:
            said = "taken"
        assert said


def test_a_list_whose_spellings_clash_is_refused_when_declared():
    clash = {"a": {"en": "one", "ky": "бир", "ru": "один"}, "b": {"en": "One.", "ky": "эки", "ru": "два"}}
    with pytest.raises(ValueError, match="stands for 'a' and 'b'"):
        Choice(clash)
