"""A table is brought into a registry through pages: checked, confirmed, written once and whole, or not."""

from __future__ import annotations

import io
from datetime import timedelta
from pathlib import Path

import pytest
import xlsxwriter
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from tapshyryk.core.acts.models import Act
from tapshyryk.core.clock import machine_now
from tapshyryk.core.importing.writing.safe_cells import safe_cell
from tapshyryk.parties.actions.role import end_role
from tapshyryk.parties.models import Membership, Organisation
from tapshyryk.workspace.actions import tables
from tapshyryk.workspace.models import TableFile
from tests.browsing import barriers
from tests.core.importing.workbooks import xls
from tests.workspace.test_pages import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db
HEAD = "Кыргызча аталышы;Түрү;Каттоо номери"
GOOD = f"{HEAD}\n“Бакыт” фонду;коомдук фонд;77\n“Үмүт” бирикмеси;коомдук бирикме;78\n"


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path: Path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world, "ministry specialist")


def handed_in(client: Client, content: bytes | str, name: str = "уюмдар.csv", language: str = "ky"):
    content = content.encode() if isinstance(content, str) else content
    with translation.override(language):
        address = reverse("workspace:table", args=["organisations"])
    return client.post(address, {"file": SimpleUploadedFile(name, content)})


def page_of(client: Client, answer) -> tuple[TableFile, str]:
    assert answer.status_code == 302, answer.content.decode()
    page = client.get(answer["Location"])
    assert page.status_code == 200
    return page.context["file"], page.content.decode()


def imported() -> set[str]:
    return set(
        Organisation.objects.filter(registration_number__isnull=False).values_list("name_ky", flat=True)
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_table_is_checked_then_confirmed_then_written(client: Client, encoding: str) -> None:
    answer = handed_in(client, GOOD.encode(encoding))
    file, text = page_of(client, answer)
    assert file.stage == "checked"
    assert (file.report["rows"], file.report["created"]) == (2, 2)
    assert "“Бакыт” фонду" in text
    assert imported() == set()
    assert client.post(answer["Location"]).status_code == 302
    file, _text = page_of(client, answer)
    assert file.stage == "written"
    assert imported() == {"“Бакыт” фонду", "“Үмүт” бирикмеси"}
    assert Act.objects.filter(verb="import_organisations").count() == 1


def test_a_confirmation_sent_twice_writes_once(client: Client) -> None:
    answer = handed_in(client, GOOD)
    for _ in range(3):
        assert client.post(answer["Location"]).status_code == 302
    assert Act.objects.filter(verb="import_organisations").count() == 1
    assert len(imported()) == 2


def test_a_worker_that_died_after_the_commit_makes_no_second_act(client: Client) -> None:
    answer = handed_in(client, GOOD)
    client.post(answer["Location"])
    TableFile.objects.update(stage="writing", touched_at=machine_now() - tables.LEASE - timedelta(seconds=1))
    assert tables.work_on_tables() == 1
    file = TableFile.objects.get()
    assert (file.stage, file.report["created"]) == ("written", 2)
    assert Act.objects.filter(verb="import_organisations").count() == 1


def test_cp1251_is_read_and_letters_lost_in_it_are_noticed(client: Client) -> None:
    russian = "Название на кыргызском;Вид;Регистрационный номер\nФонд Бакыт;общественный фонд;77\n"
    file, _text = page_of(client, handed_in(client, russian.encode("cp1251")))
    assert file.stage == "checked"
    assert file.report["first_rows"][0][0] == "Фонд Бакыт"
    assert file.report["first_rows"][0][3] == "коомдук фонд"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("Аты;Фамилиясы\nА;Б\n", ""),
        (f"{HEAD}\n", "rows.none"),
        (f"{HEAD}\n“Бакыт” фонду;коомдук фонд;77\n“Бакыт” 2;коомдук фонд;77\n", ""),
        (f"{HEAD}\n“Бакыт” фонду;жок түр;77\n", ""),
        (f"{HEAD}\n;коомдук фонд;77\n", ""),
    ],
    ids=["wrong columns", "no rows", "a row twice", "unknown kind", "no name"],
)
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_what_is_wrong_is_told_by_row_and_nothing_is_written(
    client: Client, content: str, code: str, language: str
) -> None:
    answer = handed_in(client, content, language=language)
    file, text = page_of(client, answer)
    assert file.stage == "refused"
    assert file.language == language
    assert file.report["errors_in_all"] >= 1
    assert not code or file.report["errors"][0]["code"] == code
    assert 'class="refusal"' in text
    assert client.post(answer["Location"]).status_code == 302
    assert imported() == set()
    listed = client.get(reverse("workspace:table_errors", args=[file.pk]))
    csv = b"".join(listed.streaming_content).decode("utf-8-sig")
    assert len(csv.splitlines()) >= 1 + len(file.report["errors"])


def workbook(*rows: tuple[object, ...], formula: str = "") -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            for column, cell in enumerate(row):
                sheet.write(number, column, cell)
        if formula:
            sheet.write_formula(1, 0, formula, value="“Бакыт” фонду")
    return buffer.getvalue()


def test_a_workbook_is_read_by_its_values_and_a_formula_is_never_run(client: Client) -> None:
    rows = tuple(HEAD.split(";")), ("", "коомдук фонд", "77")
    content = workbook(*rows, formula='=CONCAT("“Бакыт”"," фонду")')
    file, _text = page_of(client, handed_in(client, content, "уюмдар.xlsx"))
    assert file.stage == "checked"
    assert file.report["first_rows"][0][0] == "“Бакыт” фонду"


def test_an_old_workbook_is_read_and_one_with_macros_is_not(client: Client) -> None:
    content = xls((HEAD.split(";"), ("“Бакыт” фонду", "коомдук фонд", "77")))
    file, _text = page_of(client, handed_in(client, content, "уюмдар.xls"))
    assert (file.stage, file.report["created"]) == ("checked", 1)
    with_macros = content + "_VBA_PROJECT".encode("utf-16-le")
    assert handed_in(client, with_macros, "уюмдар.xls").status_code == 422


def test_a_cell_that_looks_like_a_formula_comes_back_harmless(client: Client) -> None:
    risky = "=HYPERLINK(1)"
    file, _text = page_of(client, handed_in(client, f"{HEAD}\nФонд;{risky};77\n"))
    listed = client.get(reverse("workspace:table_errors", args=[file.pk]))
    csv = b"".join(listed.streaming_content).decode("utf-8-sig")
    assert f",{risky}" not in csv
    assert str(safe_cell(risky)) in csv


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("t.csv", b""),
        ("t.csv", b"<html><script>alert(1)</script>"),
        ("t.xlsx", b"PK\x03\x04 not a workbook"),
        ("t.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
        ("t.pdf", b"%PDF-1.7 "),
        ("t.exe", b"MZ\x90\x00"),
    ],
)
def test_what_is_no_table_is_refused_at_the_door(client: Client, name: str, content: bytes) -> None:
    answer = handed_in(client, content, name)
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not TableFile.objects.exists()


def test_a_table_that_is_too_large_is_refused_at_the_door(client: Client, settings) -> None:
    settings.UPLOAD_MAX_BYTES = 100 * 1024
    answer = handed_in(client, HEAD + "\n" + "а" * 100 * 1024)
    assert answer.status_code == 422
    assert not TableFile.objects.exists()


def test_a_long_table_is_left_to_the_job_and_its_page_refreshes(client: Client) -> None:
    rows = "".join(f"Уюм {number} {'а' * 60};коомдук фонд;{number}\n" for number in range(2500))
    answer = handed_in(client, f"{HEAD}\n{rows}")
    page = client.get(answer["Location"])
    assert page.context["file"].stage == "waiting"
    assert page["Refresh"] == str(tables_refresh())
    assert tables.work_on_tables() == 1
    page = client.get(answer["Location"])
    assert (page.context["file"].stage, page.context["file"].report["created"]) == ("checked", 2500)
    assert "Refresh" not in page
    assert imported() == set()
    assert tables.work_on_tables() == 0


def tables_refresh() -> int:
    from tapshyryk.workspace.views.tables import LOOK_AGAIN

    return LOOK_AGAIN


def test_only_those_whom_the_access_table_lets_and_each_their_own(world: World, client: Client) -> None:
    answer = handed_in(client, GOOD)
    for name in ("director", "resident", "administrator", "auditor"):
        other = signed_in(world, name)
        assert other.get(reverse("workspace:table", args=["organisations"])).status_code == 404
        assert other.get(answer["Location"]).status_code == 404
        assert other.post(answer["Location"]).status_code == 404
    assert Client().get(answer["Location"]).status_code == 302
    assert client.get(reverse("workspace:table", args=["nothing"])).status_code == 404
    kinds = client.get(reverse("workspace:tables")).context["kinds"]
    assert "organisations" in {one["kind"] for one in kinds}
    assert imported() == set()


def test_who_lost_the_role_meanwhile_writes_nothing(world: World, client: Client) -> None:
    answer = handed_in(client, GOOD)
    role = Membership.objects.get(person=world.people["ministry specialist"])
    world.add("ministry head", "ministry_head", body=world.ministry)
    end_role(role, actor=world.actor("ministry head"))
    client.post(answer["Location"])
    assert imported() == set()


@pytest.mark.parametrize(
    ("language", "heading"), [("ky", "Кыргызча аталышы"), ("ru", "Название на кыргызском")]
)
def test_the_empty_table_has_the_readers_headings(client: Client, language: str, heading: str) -> None:
    from python_calamine import CalamineWorkbook

    with translation.override(language):
        answer = client.get(reverse("workspace:table_template", args=["organisations"]))
    rows = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == heading


def test_tables_are_forgotten_after_a_day_with_their_content(client: Client) -> None:
    handed_in(client, GOOD)
    file = TableFile.objects.get()
    assert tables.forget_tables() == 0
    TableFile.objects.update(handed_in_at=machine_now() - tables.KEPT - timedelta(minutes=1))
    assert tables.forget_tables() == 1
    assert not default_storage.exists(file.stored_as)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_shut_nobody_out_and_work_without_scripts(
    plain_page: Page, world: World, tmp_path: Path
) -> None:
    session = signed_in(world, "ministry specialist").cookies["sessionid"].value
    plain_page.goto("/ky/work/sign-in/")
    home = plain_page.url.split("/ky/")[0]
    plain_page.context.add_cookies([{"name": "sessionid", "value": session, "url": home}])
    plain_page.goto("/ky/work/import/organisations/")
    file = tmp_path / "table.csv"
    file.write_text(GOOD, encoding="utf-8")
    plain_page.set_input_files("input[name=file]", str(file))
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name="Таблицаны текшерүү").click()
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name="Таблицаны жазуу").click()
    assert "Таблица жазылды." in plain_page.locator("main").inner_text()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_axe_finds_nothing(page: Page, world: World) -> None:
    client = signed_in(world, "ministry specialist")
    wrong = handed_in(client, f"{HEAD}\n“Бакыт” фонду;жок түр;77\n")
    right = handed_in(client, GOOD)
    page.goto("/ky/work/sign-in/")
    home = page.url.split("/ky/")[0]
    session = client.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": home}])
    for path in ("/ky/work/import/", "/ky/work/import/organisations/", wrong["Location"], right["Location"]):
        page.goto(path)
        assert barriers(page) == []
