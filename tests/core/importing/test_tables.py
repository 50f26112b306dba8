"""A table reads the same from every format and encoding, and whatever else the bytes are is refused."""

from __future__ import annotations

import csv
import io
import string
import tracemalloc
from datetime import date, datetime

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tapshyryk.core.importing.cells import CellFault, column_letter
from tapshyryk.core.importing.limits import Limits
from tapshyryk.core.importing.problems import ImportRefused
from tapshyryk.core.importing.table import read_table
from tapshyryk.core.importing.writing.safe_cells import without_guard
from tapshyryk.core.importing.writing.tables import csv_lines
from tests.core.importing import workbooks

pytestmark = pytest.mark.pure

KYRGYZ = "абвгдеёжзийклмнңоөпрстуүфхцчшщъыьэюя"
letters = st.text(
    string.ascii_letters + KYRGYZ + KYRGYZ.upper() + " ,;|\t\"'.-\n0123456789", min_size=1, max_size=12
)
words = letters.map(str.strip).filter(lambda text: text and not text.startswith("sep="))
tables = st.lists(st.lists(words, min_size=3, max_size=3), min_size=2, max_size=6)
many = settings(max_examples=60, deadline=None)
few = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def read(content: bytes, **options) -> list[list]:
    with read_table(io.BytesIO(content), **options) as table:
        return [list(row.cells) for row in table.rows()]


def written(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


@many
@given(
    tables, st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32"]), st.sampled_from(",;\t|")
)
def test_text_tables_read_as_they_were_written(rows, encoding, delimiter):
    rows = [["Аты", "Саны", "Жери"], *rows]
    assert read(written(rows, delimiter).encode(encoding)) == rows


@many
@given(tables.filter(lambda rows: not set("ёңөүЁҢӨҮ").isdisjoint(str(rows))))
def test_utf8_is_never_taken_for_anything_else(rows):
    rows = [["Аты", "Саны", "Жери"], *rows]
    with read_table(io.BytesIO(written(rows).encode())) as table:
        assert table.encoding is not None
        assert table.encoding.name == "utf-8"


@few
@given(tables)
def test_workbooks_read_as_they_were_written(rows):
    rows = [["Аты", "Саны", "Жери"], *[[cell.replace("\t", " ") for cell in row] for row in rows]]
    assert read(workbooks.xlsx(rows)) == rows
    assert read(workbooks.xls(rows)) == rows


@many
@given(tables)
def test_our_own_csv_reads_back(rows):
    content = b"".join(csv_lines(["Аты", "Саны", "Жери"], rows))
    assert [[without_guard(cell) for cell in row] for row in read(content)[1:]] == rows


@pytest.mark.parametrize("make", [workbooks.xlsx, workbooks.xls, workbooks.ods])
def test_numbers_days_and_answers_keep_their_kind(make):
    rows = [["a", "b", "c", "d"], [5, 2.5, date(2015, 3, 5), True], ["00123", None, "Үй\nекинчи сап", False]]
    assert read(make(rows)) == [["a", "b", "c", "d"], [5, 2.5, date(2015, 3, 5), True], rows[2]]


def test_a_moment_keeps_its_time():
    moment = datetime(2015, 3, 5, 14, 30)  # noqa: DTZ001 - a sheet's moments have no zone
    assert read(workbooks.xlsx([["a"], [moment]])) == [["a"], [moment]]


def test_a_formula_gives_its_last_value_and_an_error_is_none():
    def prepare(book, page):
        page.write_formula(1, 0, "=1+1", None, 2)
        page.write_formula(2, 0, "=A9", None, "#REF!")
        page.write_string(3, 0, "#REF!")

    rows = read(workbooks.xlsx([["a"]], prepare=prepare))
    assert rows == [["a"], [2], [CellFault("cell.error", {"error": "#REF!"})], ["#REF!"]]


def test_rows_keep_the_numbers_of_the_sheet():
    content = workbooks.xlsx([[], [], ["a"], [], ["b"]])
    with read_table(io.BytesIO(content)) as table:
        assert [(row.number, list(row.cells)) for row in table.rows()] == [(3, ["a"]), (5, ["b"])]
    with read_table(io.BytesIO(b'\na\n"x\ny"\n\nb\n')) as table:
        assert [(row.number, list(row.cells)) for row in table.rows()] == [
            (2, ["a"]),
            (3, ["x\ny"]),
            (5, ["b"]),
        ]


def test_formatted_but_empty_rows_at_the_end_are_nothing():
    def prepare(book, page):
        page.write_blank(900, 3, None, book.add_format({"bold": True}))

    assert read(workbooks.xlsx([["a"], ["b"]], prepare=prepare)) == [["a"], ["b"]]


def test_a_sheet_is_chosen_by_name_and_hidden_ones_are_not_offered():
    content = workbooks.xlsx([["a"]], "Биринчи", {"Экинчи": [["b"]], "Жашыруун": [["c"]]})
    content = workbooks.replaced(
        content,
        "xl/workbook.xml",
        'name="Жашыруун"'.encode(),
        'name="Жашыруун" state="hidden"'.encode(),
    )
    assert read(content) == [["a"]]
    assert read(content, sheet=" экинчи ") == [["b"]]
    with pytest.raises(ImportRefused, match=r"sheet\.unknown") as refused:
        read(content, sheet="Жашыруун")
    assert refused.value.problem.params["sheets"] == "“Биринчи”, “Экинчи”"


@pytest.mark.parametrize(
    ("content", "separator"),
    [
        (b"a;b;c\n1,5;2,5;x\n", ";"),
        (b'a,b\n"x;y",z\n', ","),
        (b"a\tb\n1,2\t3;4\n", "\t"),
        (b"a|b\n1|2\n", "|"),
        (b"sep=;\na,b;c\n", ";"),
        (b"a\nb\n", ","),
        ("Аты;Саны\n".encode("utf-16"), ";"),
    ],
)
def test_the_separator_is_the_one_that_cuts_evenly(content, separator):
    with read_table(io.BytesIO(content)) as table:
        assert table.separator == separator


def test_a_named_separator_is_no_row():
    assert read(b"sep=;\na;b\n") == [["a", "b"]]


@pytest.mark.parametrize("content", [b"a,b\r\n1,2\r\n", b"a,b\r1,2\r", b"a,b\n1,2"])
def test_any_line_ends_will_do(content):
    assert read(content) == [["a", "b"], ["1", "2"]]


@settings(max_examples=150, deadline=None)
@given(st.binary(min_size=1, max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\x00")
@example(b"\xef\xbb\xbf")
@example(b'"')
@example(b"\x00")
def test_any_bytes_are_a_table_or_are_refused(content):
    try:
        rows = read(content)
    except ImportRefused as refused:
        rows = [[str(refused.problem)]]
    assert isinstance(rows, list)


SEEDS = {
    "xlsx": workbooks.xlsx([["Code", "Name"], ["A", 5]]),
    "xls": workbooks.xls([["Code", "Name"], ["A", 5]]),
    "ods": workbooks.ods([["Code", "Name"], ["A", 5]]),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", SEEDS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_damaged_workbooks_are_a_table_or_are_refused(kind, data):
    content = bytearray(SEEDS[kind])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] = data.draw(st.integers(0, 255))
    del content[data.draw(st.integers(len(content) // 2, len(content))) :]
    try:
        rows = read(bytes(content), limits=Limits(seconds=10, rows=1000))
    except ImportRefused as refused:
        rows = [[str(refused.problem)]]
    assert isinstance(rows, list)


@pytest.mark.slow
def test_a_long_file_takes_no_more_memory_than_a_short_one():
    def peak(rows: int) -> int:
        content = b"Code,Name,Members\n" + "A-1,Асанов Үсөн,5\n".encode() * rows
        file = io.BytesIO(content)
        tracemalloc.start()
        with read_table(file) as table:
            assert sum(1 for _ in table.rows()) == rows + 1
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    assert peak(100_000) < 1.5 * peak(20_000) + 1_000_000


def test_columns_are_named_as_spreadsheets_do():
    assert [column_letter(index) for index in (0, 25, 26, 51, 701, 702)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "ZZ",
        "AAA",
    ]
