"""A corpus of broken files: each is refused as a whole, or by row and column, with the right sentence."""

from __future__ import annotations

import io
import zipfile

import pytest
from django.utils import translation

from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.importing.limits import Limits
from tapshyryk.core.importing.report import ImportReport
from tests.core.importing import workbooks
from tests.core.importing.registry import LOADER, make

pytestmark = pytest.mark.django_db

HEAD = "Code,Name,Members"
TABLE = [["Code", "Name", "Members"], ["A", "Асан", 5]]
SMALL = Limits(size=100_000, rows=50, columns=12, cell=100, unpacked=3_000_000, seconds=20)


def ods(text: str, more: str = "") -> str:
    """A cell with a text in an OpenDocument table."""
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


ODS_ROW = "<table:table-row>{}{}{}</table:table-row>"
ODS_HEAD = [ods(name) for name in TABLE[0]]
ODS_ERROR = ods("#DIV/0!", ' table:formula="of:=1/0"')


def csv(*lines: str, encoding: str = "utf-8") -> bytes:
    return "\n".join((HEAD, *lines)).encode(encoding)


def bomb() -> bytes:
    """A workbook of some kilobytes whose sheet unpacks to megabytes."""
    return workbooks.replaced(
        workbooks.xlsx(TABLE), "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + b" " * 4_000_000
    )


def other_archive(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "x")
    return out.getvalue()


def encrypted() -> bytes:
    """The container in which office programs keep a workbook that has a password."""
    data = bytearray(workbooks.xls(TABLE))
    old, new = "Workbook".encode("utf-16-le"), "EncryptedPackage".encode("utf-16-le")
    at = data.index(old)
    data[at : at + len(new)] = new
    data[at + 64 : at + 66] = (len(new) + 2).to_bytes(2, "little")
    return bytes(data)


def locked_xls() -> bytes:
    """An XLS workbook whose stream says that it is locked: the record FILEPASS right after the first one."""
    data = workbooks.xls(TABLE)
    at = data.index(b"\x09\x08\x10\x00\x00\x06\x05\x00") + 20
    return data[:at] + b"\x2f\x00\x06\x00" + bytes(6) + data[at + 10 :]


WHOLE = {
    "empty": (b"", "file.empty"),
    "only-blanks": (b"\n\n  \n", "rows.none"),
    "only-headings": (HEAD.encode(), "rows.none"),
    "headings-and-blanks": (csv("", ",,", " , ,\t"), "rows.none"),
    "too-large": (csv(*["A,Асан,5"] * 20_000), "file.too_large"),
    "too-many-rows": (csv(*[f"A{n},Асан,5" for n in range(60)]), "rows.too_many"),
    "too-many-columns": (csv("A,Асан,5" + ",x" * 20), "columns.too_many"),
    "pdf": (b"%PDF-1.7\n...", "file.not_a_table"),
    "png": (b"\x89PNG\r\n\x1a\n....", "file.not_a_table"),
    "jpeg": (b"\xff\xd8\xff\xe0....", "file.not_a_table"),
    "exe": (b"MZ\x90\x00\x03", "file.not_a_table"),
    "gzip": (b"\x1f\x8b\x08\x00", "file.not_a_table"),
    "rtf": (b"{\\rtf1 text}", "file.not_a_table"),
    "html-as-xls": (b"<html><table><tr><td>Code</td></tr></table>", "file.web_page"),
    "html-with-bom": ("\ufeff\n<!DOCTYPE html>".encode(), "file.web_page"),
    "xml": (b"<?xml version='1.0'?><rows/>", "file.not_a_table"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file.not_a_table"),
    "word": (other_archive("word/document.xml"), "file.not_a_table"),
    "some-zip": (other_archive("readme.txt"), "file.not_a_table"),
    "empty-zip": (b"PK\x05\x06" + bytes(18), "file.not_a_table"),
    "xlsb": (other_archive("xl/workbook.bin"), "file.binary_workbook"),
    "odt": (workbooks.ods_archive("<x/>", kind="text"), "file.not_a_table"),
    "locked-ods": (workbooks.ods_archive("<x/>", "<manifest:encryption-data/>"), "file.password"),
    "locked-xlsx": (encrypted(), "file.password"),
    "locked-xls": (locked_xls(), "file.password"),
    "half-an-xlsx": (workbooks.xlsx(TABLE)[:3000], "file.damaged"),
    "half-an-xls": (workbooks.xls(TABLE)[:1500], "file.damaged"),
    "hollow-xlsx": (other_archive("xl/workbook.xml"), "file.damaged"),
    "half-an-ods": (
        workbooks.ods_archive('<office:document-content xmlns:office="urn:x"><office:body>'),
        "file.damaged",
    ),
    "ole-mark-only": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file.damaged"),
    "bomb": (bomb(), "file.swells"),
    "entities": (
        workbooks.replaced(
            workbooks.xlsx(TABLE),
            "xl/worksheets/sheet1.xml",
            b"<worksheet ",
            b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;">]><worksheet ',
        ),
        "file.damaged",
    ),
    "no-cells": (workbooks.xlsx([]), "sheet.none"),
    "a-cell-in-the-far-corner": (
        workbooks.xlsx(TABLE, prepare=lambda book, page: page.write(1_048_575, 16_383, "x")),
        "file.swells",
    ),
    "million-rows-ods": (
        workbooks.ods(
            [],
            '<table:table-row table:number-rows-repeated="1000000"><table:table-cell'
            ' table:number-columns-repeated="1000" office:value-type="float" office:value="1"/>'
            "</table:table-row>",
        ),
        "rows.too_many",
    ),
    "nuls": (b"Code,Name\0Members\nA,B,5", "encoding.unknown"),
    "noise": (bytes(range(128, 256)) * 8, "encoding.unknown"),
    "utf-8-cut": (csv(*["A,Асан уулу Үсөн Бөрү,5"] * 5)[:-4] + b"\xd0", "encoding.broken"),
    "utf-8-one-bad-byte": (
        csv("A,Асан уулу Үсөн,5", "B,Бер\xff,3").replace(b"\xc3\xbf", b"\xff"),
        "encoding.broken",
    ),
    "utf-16-cut": (csv("A,Асан,5", encoding="utf-16")[:-1], "encoding.broken"),
    "open-quote": (csv('A,"Асан,5'), "csv.quotes"),
    "quote-inside": (csv('A,"Бакыт" фонду,5'), "csv.quotes"),
    "no-headings": (b"1,2,3\n4,5,6", "header.none"),
    "foreign-headings": ("Nom,Prénom\nA,B\n".encode(), "header.none"),
}

ROWS = {
    "missing": (b"Code,Name\nA,B", [(1, "", "header.missing")]),
    "two-missing": (b"Code\nA", [(1, "", "header.missing"), (1, "", "header.missing")]),
    "misspelt": (b"Code,Naem,Members\nA,B,5", [(1, "", "header.misspelt")]),
    "misspelt-optional": (b"Code,Name,Members,Incmoe\nA,B,5,6", [(1, "", "header.misspelt")]),
    "twice": (b"Code,Name,Members,CODE\nA,B,5,C", [(1, "", "header.repeated")]),
    "twice-in-two-languages": ("Code,Name,Members,Коду\nA,B,5,C".encode(), [(1, "", "header.repeated")]),
    "nameless": (b"Code,Name,Members,\nA,B,5,x\nB,C,6,y", [(1, "", "header.blank")]),
    "nameless-in-the-middle": (b"Code,,Name,Members\nA,x,B,5", [(1, "", "header.blank")]),
    "comma-in-text": (
        csv("A,Асан, уулу,5"),
        [(2, "", "row.extra_cells"), (2, "Members", "number.not_whole")],
    ),
    "short-row": (csv("A,Асан"), [(2, "Members", "cell.required")]),
    "empty-cell": (csv("A,,5"), [(2, "Name", "cell.required")]),
    "blank-cell": (csv("A,\u00a0 ,5"), [(2, "Name", "cell.required")]),
    "two-faults": (csv("A,,x"), [(2, "Name", "cell.required"), (2, "Members", "number.not_whole")]),
    "after-blank-rows": (csv("", "", "A,Асан,x"), [(4, "Members", "number.not_whole")]),
    "after-a-cell-of-two-lines": (
        b'Code,Name,Members,Remark\nA,B,5,"x\ny"\nB,C,no,z',
        [(3, "Members", "number.not_whole")],
    ),
    "long-cell": (csv("A,Асан,5".replace("Асан", "А" * 101)), [(2, "Name", "cell.too_long")]),
    "same-code": (csv("A,Асан,5", "A,Үсөн,6"), [(3, "", "row.repeats")]),
    "lost-letters": (csv("A,Т?л?г?н,5", encoding="cp1251"), [(2, "Name", "text.letters_lost")]),
    "formula-error-xlsx": (
        workbooks.xlsx(TABLE, prepare=lambda book, page: page.write_formula(1, 2, "=1/0", None, "#DIV/0!")),
        [(2, "Members", "cell.error")],
    ),
    "formula-error-xls": (
        workbooks.xls([*TABLE, ["B", "Үсөн"]], prepare=lambda page: page.row(2).set_cell_error(2, "#REF!")),
        [(3, "Members", "cell.error")],
    ),
    "formula-error-ods": (
        workbooks.ods([], ODS_ROW.format(*ODS_HEAD) + ODS_ROW.format(ods("A"), ods("Асан"), ODS_ERROR)),
        [(2, "Members", "cell.error")],
    ),
    "merged-xlsx": (
        workbooks.xlsx(
            [*TABLE, ["B", None, 4]], prepare=lambda book, page: page.merge_range(1, 1, 2, 1, "Асан")
        ),
        [(3, "Name", "cell.merged")],
    ),
    "merged-xls": (
        workbooks.xls([*TABLE, ["B", None, 4]], prepare=lambda page: page.merge(1, 2, 1, 1)),
        [(3, "Name", "cell.merged")],
    ),
    "merged-ods": (
        workbooks.ods(
            [],
            ODS_ROW.format(*ODS_HEAD)
            + ODS_ROW.format(ods("A"), ods("Асан", ' table:number-rows-spanned="2"'), ods("5"))
            + ODS_ROW.format(ods("B"), "<table:covered-table-cell/>", ods("4")),
        ),
        [(3, "Name", "cell.merged")],
    ),
    "nameless-xlsx": (workbooks.xlsx([TABLE[0], [*TABLE[1], "x"]]), [(1, "", "header.blank")]),
    "yes-as-a-number": (workbooks.xlsx([TABLE[0], ["A", "Асан", True]]), [(2, "Members", "cell.wrong_kind")]),
    "faults-under-a-title": (
        workbooks.xlsx([["Тизме"], [], TABLE[0], ["A", "Асан", "көп"]]),
        [(4, "Members", "number.not_whole")],
    ),
}


def imported(content: bytes, book) -> ImportReport:
    return import_file(make(book), io.BytesIO(content), actor=LOADER, limits=SMALL)


@pytest.mark.parametrize("name", WHOLE)
def test_a_file_that_is_no_table_is_refused_whole(name, book):
    content, code = WHOLE[name]
    report = imported(content, book)
    assert [problem.code for problem in report.errors] == [code]
    assert book.rows == []
    said = set()
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            said.add(str(report.errors[0]))
    assert len(said) == 3


@pytest.mark.parametrize("name", ROWS)
def test_faults_are_named_by_row_and_column(name, book):
    content, faults = ROWS[name]
    report = imported(content, book)
    assert [(p.row, p.column, p.code) for p in report.errors] == faults
    assert book.rows == []
    assert all(str(problem) for problem in report.errors)


def test_a_file_that_is_not_there_is_said_so(book, tmp_path):
    report = import_file(make(book), tmp_path / "no.csv", actor=LOADER)
    assert [problem.code for problem in report.errors] == ["file.absent"]
    assert report.file_name == "no.csv"


@pytest.mark.parametrize("content", [b"Name,PIN,Members,Code\nAsan Usonov,20503201512,5,A\n"])
def test_personal_values_are_never_shown_back_in_full(content, book):
    report = imported(content, book)
    (problem,) = report.errors
    assert problem.code == "pin.not_fourteen_digits"
    shown = " ".join((str(problem), repr(problem), str(report.as_dict())))
    assert "20503201512" not in shown
    assert "•••12" in shown
    assert "Usonov" not in shown
