"""The attendance list through pages: typed and pasted, corrected, searched, and closed to strangers."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.needs.models import AttendanceLine
from tests.needs.attendance_stage import EVENING, for_two_villages, with_list
from tests.workspace.attendance_pages import HEADINGS, entered, handed_in, listed
from tests.workspace.test_pages import signed_in
from tests.world import World, make_world

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
