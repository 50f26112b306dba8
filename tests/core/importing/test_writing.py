"""Tables we write carry no formulas, the same bytes for the same rows, and templates that can be filled."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.importing.table import read_table
from tapshyryk.core.importing.writing.safe_cells import is_risky, safe_cell, without_guard
from tapshyryk.core.importing.writing.tables import csv_lines, sheet_name, xlsx_file
from tapshyryk.core.importing.writing.template import template_file
from tests.core.importing.registry import COLUMNS, LOADER, make

MADE = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
        ("+1+cmd", "'+1+cmd"),
        ("-1+cmd", "'-1+cmd"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'  =1"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1+1", "'＝1+1"),
        ("'=1", "''=1"),
        ("Асан", "Асан"),
        ("'тырмакча'", "'тырмакча'"),
        ("-5", "-5"),
        ("+996 555 123-456", "+996 555 123-456"),
        ("", ""),
        (-5, -5),
        (None, None),
    ],
)
def test_a_cell_that_could_become_a_formula_is_guarded(value, cell):
    assert safe_cell(value) == cell
    if isinstance(value, str):
        assert without_guard(str(cell)) == value


@given(st.text())
def test_the_guard_changes_nothing_on_the_way_back(text):
    guarded = safe_cell(text)
    assert without_guard(guarded) == text
    assert not is_risky(guarded)


def test_csv_says_everything_in_plain_cells():
    rows = [["=1", 5, -2.5, True, None, date(2015, 3, 5), 'а\n"б"']]
    content = b"".join(csv_lines(["text", "n", "x", "yes", "none", "day", "lines"], rows))
    assert content == (
        '\ufefftext,n,x,yes,none,day,lines\r\n\'=1,5,-2.5,true,,2015-03-05,"а\n""б"""\r\n'.encode()
    )


def test_long_csv_comes_in_pieces():
    pieces = list(csv_lines(["n"], ([number] for number in range(50_000))))
    assert len(pieces) > 3
    assert b"".join(pieces).count(b"\r\n") == 50_001


def test_xlsx_keeps_texts_as_texts_and_repeats_itself_exactly():
    rows = [["=1+1", "http://x.example", 5, date(2015, 3, 5), True, None, "00123", 10**16]]
    first = xlsx_file(list("abcdefgh"), rows, sheet="Тизме: [1]", made=MADE)
    assert xlsx_file(list("abcdefgh"), rows, sheet="Тизме: [1]", made=MADE) == first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        page = archive.read("xl/worksheets/sheet1.xml").decode()
        assert "<f>" not in page
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
    with read_table(io.BytesIO(first)) as table:
        assert table.sheet == "Тизме- -1-"
        _, row = [list(row.cells) for row in table.rows()]
    assert row == ["=1+1", "http://x.example", 5, date(2015, 3, 5), True, None, "00123", str(10**16)]


def test_a_sheet_is_always_named():
    assert sheet_name("") == "data"
    assert sheet_name("'Биринчи'") == "Биринчи"
    assert len(sheet_name("а" * 50)) == 31


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_template_filled_with_its_own_examples_is_imported(language, book):
    with translation.override(language):
        content = template_file(make(book))
        assert template_file(make(book)) == content
    with read_table(io.BytesIO(content)) as table:
        assert len(table.unpacked.sheets) == 2
        (heads,) = [list(row.cells) for row in table.rows()]
        assert heads == [column.headers[language] for column in COLUMNS]
    with read_table(
        io.BytesIO(content), sheet=["Тилкелер", "Столбцы", "Columns"][["ky", "ru", "en"].index(language)]
    ) as table:
        explained = [list(row.cells) for row in table.rows()]
    assert [row[0] for row in explained[1:]] == heads
    assert [row[4] for row in explained[1:]] == [column.example for column in COLUMNS]
    filled = xlsx_file(heads, [[column.example for column in COLUMNS]], made=MADE)
    report = import_file(make(book), io.BytesIO(filled), actor=LOADER, dry_run=True)
    assert (report.errors, report.warnings, report.rows) == ((), (), 1)


@pytest.mark.django_db
def test_an_unfilled_template_says_that_it_is_empty(book):
    report = import_file(make(book), io.BytesIO(template_file(make(book))), actor=LOADER)
    assert [problem.code for problem in (*report.errors, *report.warnings)] == ["rows.none"]
