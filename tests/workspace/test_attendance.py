"""The attendance list through pages: typed, pasted and as a table, searched, and closed to strangers."""

from __future__ import annotations

import io
from pathlib import Path
from uuid import uuid4

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.needs.models import AttendanceLine, NeedsSession
from tapshyryk.needs.queries.attendance import came_of
from tests.core.importing.workbooks import xls
from tests.needs.attendance_stage import EVENING, for_two_villages, with_list
from tests.workspace.test_pages import signed_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

HEADINGS = ("Фамилия, имя", "Село", "Пол", "Возраст", "Социальная группа")


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path: Path):
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world, "specialist")


@pytest.fixture
def session(world: World):
    session, _ = for_two_villages(world)
    with clock.at(EVENING):
        yield session


def entered(client: Client, session: NeedsSession, lines: str, language: str = "ky", **more: str):
    with translation.override(language):
        address = reverse("workspace:step", args=["needs_session", session.pk, "enter_attendance"])
    return client.post(address, {"request_key": str(uuid4()), "lines": lines, **more})


def listed(session: NeedsSession) -> list[tuple[str, str, str, str]]:
    rows = list(session.attendance.all())
    return [(came.name, came.sex, came.age_band, came.social_group) for came in came_of(rows)]


def handed_in(client: Client, content: bytes | str, name: str = "тизме.csv", language: str = "ru"):
    content = content.encode() if isinstance(content, str) else content
    with translation.override(language):
        address = reverse("workspace:table", args=["attendance"])
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)})
    if answer.status_code != 302:
        return answer, answer.content.decode()
    page = client.get(answer["Location"])
    return page, page.content.decode()


def test_lines_are_typed_without_scripts(client, session):
    answer = entered(client, session, "1 ж 34 5 Асанова Айша\r\n2 э е\r\n0 ж - -\r\n", whole="on")
    assert answer.status_code == 302
    assert listed(session) == [
        ("Асанова Айша", "female", "29-62", "low_income"),
        ("", "male", "63+", ""),
        ("", "female", "", ""),
    ]
    session.refresh_from_db()
    assert (session.participants_listed, session.women_listed, session.list_is_whole) == (3, 2, True)


def test_the_page_explains_the_codes_in_the_readers_language(client, session):
    for language, words in (("ky", "пенсионер"), ("ru", "малообеспеченная семья"), ("en", "pensioner")):
        with translation.override(language):
            page = client.get(
                reverse("workspace:step", args=["needs_session", session.pk, "enter_attendance"])
            ).content.decode()
        assert words in page
        assert "<kbd>2</kbd>" in page


def test_a_check_writes_nothing_and_says_what_was_understood(client, session):
    answer = entered(client, session, "1 ж 34\n1 м 20\n", only_check="on")
    assert answer.status_code == 422
    assert "2 киши" in answer.content.decode()
    assert not session.attendance.exists()


def test_rows_pasted_from_a_sheet_are_read_with_or_without_headings(client, session):
    row = "Асанова Айша\tКөк-Бел\tаял\t34\t1"
    assert entered(client, session, f"{row}\n").status_code == 302
    headed = "№\tПол\tФамилия, имя\tСело\tВозраст\tСоциальная группа\n1\tм\tБакиев Бакыт\t1\t18–28\t-\n"
    assert entered(client, session, headed).status_code == 302
    assert entered(client, session, "3\tУсонов Үсөн\t2\tэ\tв\t\n").status_code == 302
    assert listed(session) == [
        ("Асанова Айша", "female", "29-62", "pensioner"),
        ("Бакиев Бакыт", "male", "18-28", ""),
        ("Усонов Үсөн", "male", "14-17", ""),
    ]
    assert set(session.attendance.values_list("way", flat=True)) == {"pasted"}


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "2-сап"), ("ru", "Строка 2"), ("en", "Row 2")], ids=["ky", "ru", "en"]
)
def test_a_slip_is_told_by_line_and_nothing_is_half_entered(client, session, language, words):
    answer = entered(client, session, "1 ж 34\n1 ж 200\n9 ж 20", language)
    said = answer.content.decode()
    assert answer.status_code == 422
    assert words in said
    assert not session.attendance.exists()
    pasted = entered(client, session, "Айша\t1\tж\t34\t1\nҮсөн\t1\tэ\t200\t1\n", language)
    assert words in pasted.content.decode()
    assert not session.attendance.exists()


@pytest.mark.parametrize(
    "name", ["<script>alert()</script>", '=HYPERLINK("http://x","y")', "@SUM(A:A)", "a" * 200, "12345"]
)
def test_no_formula_and_no_script_becomes_a_name(client, session, name):
    for lines in (f"1 ж 34 1 {name}", f"{name}\t1\tж\t34\t1"):
        answer = entered(client, session, lines)
        assert answer.status_code == 422
        assert "<script>alert" not in answer.content.decode()
    assert not session.attendance.exists()


def test_the_same_post_sent_twice_enters_once(client, session):
    with translation.override("ky"):
        address = reverse("workspace:step", args=["needs_session", session.pk, "enter_attendance"])
    post = {"request_key": str(uuid4()), "lines": "1 ж 34\n1 м 20"}
    assert [client.post(address, post).status_code for _ in range(2)] == [302, 302]
    assert session.attendance.count() == 2
    assert Act.objects.filter(verb="enter_attendance").count() == 1


def test_a_repeated_name_asks_for_a_reason(client, session):
    assert entered(client, session, "1 ж 34 1 Асанова Гүлнара").status_code == 302
    answer = entered(client, session, "1 м 20\n1 ж 34 1 асанова гулнара")
    assert answer.status_code == 409
    assert session.attendance.count() == 1
    reason = {"override:needs.attendance_line_once": "Аттары окшош эки киши келген"}
    assert entered(client, session, "1 м 20\n1 ж 34 1 асанова гулнара", **reason).status_code == 302


def test_a_line_is_corrected_and_struck_by_its_number(client, session):
    entered(client, session, "1 ж 34 5 Асанова Айша\n1 м 20 - Бакиев Бакыт\n")
    correct = reverse("workspace:step", args=["needs_session", session.pk, "correct_attendance_line"])
    strike = reverse("workspace:step", args=["needs_session", session.pk, "strike_attendance_line"])

    def post(address: str, **given: str) -> int:
        return client.post(address, {"request_key": str(uuid4()), **given}).status_code

    assert post(correct, number="1") == 422
    assert post(correct, number="7", sex="male") == 422
    assert post(correct, number="1", social_group="?", name="Асанова Айгүл") == 302
    assert listed(session)[0] == ("Асанова Айгүл", "female", "29-62", "")
    assert post(strike, number="2", reason="эки жолу жазылган") == 302
    assert post(strike, number="2", reason="эки жолу жазылган") == 422
    session.refresh_from_db()
    assert (session.participants_listed, session.women_listed) == (1, 1)


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


def test_the_list_is_searched_filtered_and_turned_over(client, world, session):
    entered(
        client,
        session,
        "\n".join(f"{at % 2 + 1} {'жм'[at % 2]} 3{at % 10} 1 Асанов{'а' * at}" for at in range(60)),
    )
    address = reverse("workspace:attendance", args=[session.pk])
    first = client.get(address)
    assert len(first.context["table"].rows) == 50
    assert len(client.get(address, {"page": 2}).context["table"].rows) == 10
    assert client.get(address, {"sex": "female"}).context["page"].paginator.count == 30
    village = str(session.settlements.get(number=1).settlement_id)
    assert client.get(address, {"settlement": village}).context["page"].paginator.count == 30
    assert client.get(address, {"social_group": "-"}).context["page"].paginator.count == 0
    assert client.get(address, {"q": "АСАНОВАААА"}).context["page"].paginator.count == 56
    assert client.get(address, {"q": "17"}).context["page"].paginator.count == 1
    assert client.get(address, {"settlement": "x' OR 1"}).status_code == 200
    assert "no-store" in first["Cache-Control"]


def test_counts_are_downloaded_without_a_name(client, session):
    entered(client, session, "1 ж 34 5 Асанова Айша\n2 м 70 1\n", whole="on")
    with translation.override("ru"):
        answer = client.get(reverse("workspace:attendance_counts", args=[session.pk]))
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    assert "Пол,Женщины,1" in text
    assert "Социальная группа,пенсионер,1" in text
    assert "Асанова" not in text


@pytest.mark.parametrize(
    "name", ["chair", "monitor", "activist", "resident", "administrator", "auditor", "director"]
)
def test_nobody_else_opens_the_list(world, session, name):
    reader = signed_in(world, name)
    for page in ("attendance", "attendance_counts"):
        assert reader.get(reverse(f"workspace:{page}", args=[session.pk])).status_code == 404
    post = entered(reader, session, "1 ж 34 1 Асанова Айша")
    assert post.status_code in {403, 404}
    assert not AttendanceLine.objects.exists()


def test_the_key_of_a_strangers_session_opens_nothing(client, world):
    other = make_world("bashka")
    strange, _ = with_list(other)
    assert client.get(reverse("workspace:attendance", args=[strange.pk])).status_code == 404
    assert client.get(reverse("workspace:attendance_counts", args=[strange.pk])).status_code == 404
    with clock.at(EVENING):
        assert entered(client, strange, "ж 34").status_code in {403, 404}
        row = f"Сессия оценки;{';'.join(HEADINGS)}\n{strange.slug};Айша;1;ж;34;1\n"
        page, _said = handed_in(client, row)
    assert page.context["file"].stage == "refused"
    assert strange.attendance.count() == 12
    assert Client().get(reverse("workspace:attendance", args=[strange.pk])).status_code == 302


def test_no_public_page_says_a_name(client, world, session):
    entered(client, session, "1 ж 34 5 Асанова Айша\n", whole="on")
    for address in (
        reverse("portal:session", args=[session.slug]),
        reverse("portal:record"),
        reverse("portal:municipality", args=[world.municipality.slug]),
    ):
        page = Client().get(address)
        assert page.status_code == 200
        assert "Асанова" not in page.content.decode()
