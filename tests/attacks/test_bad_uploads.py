"""Bad files at every door of needs and assemblies: a sentence in the reader's language, nothing kept."""

from __future__ import annotations

import copy
import io
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from tapshyryk.core.acts.models import Act
from tapshyryk.core.files.fields import CheckedFileField
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.upload_handler import TooLargeFile
from tapshyryk.core.importing.registries import registries
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import steps
from tapshyryk.needs.forms.proposed_problem import SendForm
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.workspace.actions.tables import work_on_tables
from tapshyryk.workspace.models import TableFile
from tests.attacks.outsiders import ROOMS
from tests.core.files import samples
from tests.core.importing import workbooks
from tests.needs.stages import listed
from tests.workspace.test_pages import signed_in
from tests.world import make_world

MEGABYTES_200 = 200 * 1024 * 1024


def forms_of_the_rooms() -> list[type[forms.Form]]:
    """Every form of the two rooms that takes a file."""
    own = [step.form for step in steps() if registry.subject_type(step.lifecycle)._meta.app_label in ROOMS]
    return [form for form in dict.fromkeys([*own, SendForm]) if files_of(form)]


def files_of(form: type[forms.Form]) -> list[str]:
    """The names of its fields that take a file."""
    return [name for name, field in form.base_fields.items() if isinstance(field, forms.FileField)]


def picture_of_many_dots() -> bytes:
    """A PNG of some bytes that says it is 60 000 by 60 000 dots."""

    def part(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"")) + part(b"IEND", b"")


BAD = {
    "empty": ("scan.pdf", b""),
    "program": ("scan.jpg", b"MZ\x90\x00" + bytes(200)),
    "page": ("photo.jpg", b"<html><script>alert(1)</script></html>"),
    "drawing": ("photo.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    "many dots": ("photo.png", picture_of_many_dots()),
    "half a photo": ("photo.jpg", samples.picture()[:200]),
    "archive": ("scan.docx", samples.bomb(310)),
    "animation": ("photo.gif", b"GIF89a" + bytes(100)),
    "text": ("scan.txt", "Чечим".encode()),
    "table": ("scan.xlsx", workbooks.xlsx([["а", "б"]])),
}


@pytest.mark.pure
def test_every_file_is_taken_through_the_examined_field() -> None:
    found = {form.__name__: files_of(form) for form in forms_of_the_rooms()}
    assert set(found) >= {
        "AttachSignedMinutesForm",
        "AttachCountPhotoForm",
        "ExpressInterestForm",
        "ProposeForm",
        "SendForm",
        "RewordForm",
    }
    for form in forms_of_the_rooms():
        for name in files_of(form):
            assert isinstance(form.base_fields[name], CheckedFileField), (form, name)


@pytest.mark.pure
@pytest.mark.parametrize("kind", [*BAD, "200 megabytes"])
@pytest.mark.parametrize("form", forms_of_the_rooms(), ids=lambda form: form.__name__)
def test_no_field_takes_a_bad_file(form: type[forms.Form], kind: str) -> None:
    for name in files_of(form):
        given: Any = (
            TooLargeFile("scan.pdf", MEGABYTES_200)
            if kind == "200 megabytes"
            else SimpleUploadedFile(*BAD[kind])
        )
        told = {}
        for language in ("ky", "ru", "en"):
            field = copy.deepcopy(form.base_fields[name])
            with translation.override(language), pytest.raises(ValidationError) as refused:
                field.clean(given)
            told[language] = refused.value.messages
        assert told["ky"] != told["en"] != told["ru"]


@pytest.mark.django_db
def test_a_bad_photo_sends_no_problem_and_keeps_no_file(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    world = make_world()
    given = {
        "part": "rest",
        "place": world.municipality.slug,
        "title": "Көпүрө жок",
        "language": "ky",
        "theme": "other",
        "email": "one@example.kg",
    }
    for name, content in BAD.values():
        answer = Client().post("/ky/propose/", {**given, "photo_1": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422, name
        assert set(answer.context["form"].errors) == {"photo_1"}, name
    assert not ProposedProblem.objects.exists()
    assert not Upload.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def a_million_empty_rows() -> bytes:
    """A workbook of some kilobytes with a million rows that hold nothing."""
    rows = b"".join(b'<row r="%d"/>' % number for number in range(2, 1_000_001))
    return workbooks.replaced(
        workbooks.xlsx([["x"]]), "xl/worksheets/sheet1.xml", b"</sheetData>", rows + b"</sheetData>"
    )


def headings(kind: str) -> list[str]:
    """The headings of the table in Kyrgyz."""
    with translation.override("ky"):
        return [str(column.header) for column in registries()[kind].columns]


def tables(kind: str) -> dict[str, tuple[str, bytes]]:
    """Bad tables for a registry by what is wrong with them."""
    head = headings(kind)
    row = ["=HYPERLINK(1)" for _name in head]
    line = ";".join(head)
    return {
        "nothing": ("a.csv", b""),
        "cp1251, wrong columns": ("a.csv", "Аты;Жашы;Дареги\nАсан;40;Ош\n".encode("cp1251")),
        "utf-16, wrong columns": ("a.csv", "Аты;Жашы\nАсан;40\n".encode("utf-16")),
        "utf-16 cut in half": ("a.csv", f"{line}\n".encode("utf-16")[:-3]),
        "a heading twice": ("a.csv", f"{line};{head[0]}\n{';'.join([*row, 'x'])}\n".encode()),
        "old workbook, wrong columns": ("a.xls", workbooks.xls([["Аты", "Жашы"], ["Асан", 40]])),
        "workbook, wrong rows": ("a.xlsx", workbooks.xlsx([head, row, row])),
        "a million empty rows": ("a.xlsx", a_million_empty_rows()),
        "lone surrogates": ("a.xlsx", surrogates(head)),
        "no table": ("a.csv", samples.picture()),
        "headings alone": ("a.csv", f"{line}\n".encode()),
    }


def surrogates(head: list[str]) -> bytes:
    """A workbook whose first text is half a letter, as a workbook can write it."""
    book = workbooks.xlsx([head, ["HALFALETTER"] * len(head)])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"HALFALETTER", b"_xD83D_ _x0000_"))
    return out.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["attendance", "voters", "found-people"])
def test_bad_tables_write_nothing_and_say_why(kind: str, settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)
    world = make_world()
    listed(world)
    client = signed_in(world, "specialist")
    acts = Act.objects.count()
    for what, (name, content) in tables(kind).items():
        answer = client.post(f"/ky/work/import/{kind}/", {"file": SimpleUploadedFile(name, content)})
        if answer.status_code == 302:
            work_on_tables()  # the large ones are left to the job
            page = client.get(answer["Location"])
            handed_in = TableFile.objects.latest("pk")
            assert (page.status_code, handed_in.stage) == (200, TableFile.Stage.REFUSED), what
            assert handed_in.report["errors"], what
            assert client.get(f"{answer['Location']}errors.csv").status_code == 200
            client.post(answer["Location"])
        else:
            assert answer.status_code == 422, what
            assert answer.context["form"].errors["file"], what
    assert Act.objects.count() == acts
