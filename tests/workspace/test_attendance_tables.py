"""An attendance list brought as a table: checked first, whatever wrote it, and refused in a sentence."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
import xlsxwriter
from django.test import Client
from django.urls import reverse

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tests.core.importing.workbooks import xls
from tests.needs.attendance_stage import EVENING, for_two_villages
from tests.workspace.attendance_pages import HEADINGS, handed_in, listed
from tests.workspace.test_pages import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path: Path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world, "specialist")


@pytest.fixture
def session(world: World):
    session, _ = for_two_villages(world)
    with clock.at(EVENING):
        yield session


def test_a_table_is_checked_first_and_written_once_it_is_confirmed(client, session):
    rows = [HEADINGS, ("Асанова Айша", "Ак-Суу", "ж", "34", "5"), ("", "2", "м", "63+", "")]
    content = "\n".join(";".join(row) for row in rows)
    page, said = handed_in(client, content)
    assert page.context["file"].stage == "checked"
    assert "Асанова" not in said
    assert not session.attendance.exists()
    assert client.post(page.request["PATH_INFO"]).status_code == 302
    assert client.post(page.request["PATH_INFO"]).status_code == 302
    assert [line[1:] for line in listed(session)] == [("female", "29-62", "low_income"), ("male", "63+", "")]
    assert {act.verb for act in Act.objects.filter(verb__endswith="_attendance")} == {
        "import_attendance", "enter_attendance",
    }  # fmt: skip
    again, _ = handed_in(client, content)
    assert again.context["file"].stage == "refused"


def workbook(rows) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return buffer.getvalue()


def test_a_workbook_is_read_and_its_errors_are_numbered(client, session):
    rows = [HEADINGS, ("Асанова Айша", "Ак-Суу", "ж", 34, 5), ("Үсөнов Үсөн", "Нарын", "к", 134, 44)]
    page, said = handed_in(client, workbook(rows), "тизме.xlsx")
    assert page.context["file"].stage == "refused"
    assert said.count("Строка 3") >= 3
    assert "Үсөнов" not in said
    page, _ = handed_in(client, workbook(rows[:2]), "тизме.xlsx")
    assert page.context["file"].stage == "checked"


def test_formulas_in_cells_are_no_values(client, session):
    rows = [HEADINGS, ("=1+1", "Ак-Суу", "ж", "=30+4", 5)]
    page, said = handed_in(client, workbook(rows), "тизме.xlsx")
    assert page.context["file"].stage == "refused"
    page, said = handed_in(client, f"{';'.join(HEADINGS)}\n=cmd|x;1;ж;34;5\n")
    assert page.context["file"].stage == "refused"
    assert "Строка 2" in said


def test_an_old_workbook_is_read_too(client, session):
    rows = [list(HEADINGS), ["Асанова Айша", "Ак-Суу", "ж", 34.0, 5.0]]
    page, said = handed_in(client, xls(rows), "тизме.xls")
    assert page.context["file"].stage == "checked", said


def test_windows_letters_are_read_and_wrong_columns_refused(client, session):
    good = f"{';'.join(HEADINGS)}\r\nПетров Петр;Ак-Суу;м;40;7\r\n"
    page, _ = handed_in(client, good.encode("cp1251"))
    assert page.context["file"].stage == "checked"
    wrong = "Улица;Дом;Счет\r\nЛенина;5;100\r\n"
    page, said = handed_in(client, wrong.encode("cp1251"))
    assert page.context["file"].stage == "refused"
    assert "Заголовки столбцов не найдены" in said
    page, said = handed_in(client, "Фамилия, имя;Село\r\nПетров;Ак-Суу\r\n".encode("cp1251"))
    assert page.context["file"].stage == "refused"
    assert "«Пол»" in said or "“Пол”" in said
    assert not session.attendance.exists()


def test_a_file_of_two_hundred_megabytes_is_refused_in_a_sentence(client, session):
    class Endless(io.RawIOBase):
        name = "тизме.csv"
        left = 200 * 1024 * 1024

        def readable(self) -> bool:
            return True

        def readinto(self, room) -> int:
            size = min(len(room), self.left)
            room[:size] = b"x" * size
            self.left -= size
            return size

    answer = client.post(reverse("workspace:table", args=["attendance"]), {"file": Endless()})
    assert answer.status_code in {413, 422}
    assert not session.attendance.exists()
