"""The attendance sheet of a needs session has a line for everybody who may come."""

import io

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from pypdf import PdfReader

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.needs.actions.minutes import issue_session_minutes
from tapshyryk.needs.actions.papers import invite_to_session, print_attendance, print_session_kit
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session import hold_session
from tests.needs.attendance_stage import for_two_villages, some, with_list
from tests.needs.stages import AFTER, DAY, held, listed, planned
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "heading"), [("ky", "Колу"), ("ru", "Подпись")])
def test_the_sheet_is_printed_before_the_session(language, heading):
    world = make_world()
    session = planned(world)
    act = print_attendance(session, actor=world.actor("specialist"), language=language, rows=60)
    (paper,) = documents_of(session)
    assert act.documents == [{"name": paper.name, "sha256": paper.sha256, "size": paper.size}]
    with default_storage.open(paper.stored_as) as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
        said = " ".join(page.extract_text() for page in pages)
    assert len(pages) > 1
    assert said.count(heading) == len(pages)
    assert "60" in said
    assert "61" not in said
    assert session.state == "planned"


def test_not_after_it_was_held():
    world = make_world()
    with pytest.raises(Refused):
        print_attendance(held(world), actor=world.actor("specialist"), language="ky", rows=5)


def words_of(paper) -> str:
    with default_storage.open(paper.stored_as) as file:
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)


@pytest.mark.parametrize(
    ("language", "headings"),
    [
        (
            "ky",
            (
                "чакырабыз",
                "Катышуучулардын баракчасы",
                "Тандоо баракчалары",
                "Көйгөйлөрдү саноо",
                "Сессиянын токтому",
            ),
        ),
        (
            "ru",
            (
                "Приглашаем",
                "Лист участников",
                "Бюллетени для выбора проблем",
                "Лист подсчёта проблем",
                "Протокол сессии",
            ),
        ),
    ],
)
def test_one_paper_holds_all_that_a_session_needs(language, headings):
    world = make_world()
    session, _ = for_two_villages(world)
    print_session_kit(session, actor=world.actor("head"), language=language, rows=40)
    (paper,) = documents_of(session)
    said = words_of(paper)
    for heading in headings:
        assert heading in said
    assert f"/{language}/sessions/{session.slug}/" in said.replace("\u200b", "")
    assert "14:00" in said
    assert all(
        place in said for place in (("Ак-Суу", "Көк-Бел") if language == "ky" else ("Ак-Суу", "Кок-Бель"))
    )


def test_letters_of_invitation_go_to_the_chosen_roles_with_the_hour_and_the_page():
    world = make_world()
    session, _ = for_two_villages(world)
    act = invite_to_session(
        session,
        actor=world.actor("specialist"),
        language="ru",
        roles=["working_group_member", "council_chair"],
    )
    letters = letters_of(act)
    assert {letter.to for letter in letters} == {world.people[name].ref for name in ("activist", "chair")}
    with translation.override("ru"):
        body = letters[0].body()
    assert "14:00" in body
    assert f"/ru/sessions/{session.slug}/" in body
    assert [paper["name"] for paper in act.documents] == [f"announcement-{session.slug}-ru.pdf"]


def test_the_minutes_follow_the_list_in_two_languages_and_name_nobody():
    world = make_world()
    session, places = with_list(world, 64)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=64, women=32)
        for votes, title in enumerate(("Жол", "Суу", "Бала бакча", "Клуб", "<b>Фельдшер</b>"), start=5):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=votes)
        list_priorities(session, actor=specialist, count=4)
    act = Act.objects.get(verb="issue_session_minutes")
    assert act.actor_ref == "system:lifecycle"
    assert [paper["name"] for paper in act.documents] == [
        f"session-minutes-{session.slug}-{language}.pdf" for language in ("ky", "ru")
    ]
    for paper in documents_of(session):
        assert paper.public
        said = words_of(paper)
        assert "64" in said
        assert "32" in said
        assert "<b>Фельдшер</b>" in said
        names = {came.name.split()[0] for came in some(places, 64).values()}
        assert not [name for name in names if name in said]


def test_minutes_are_not_issued_by_hand():
    world = make_world()
    session, _ = listed(world)
    with pytest.raises(Refused):
        issue_session_minutes(session, actor=world.actor("head"))
