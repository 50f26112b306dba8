"""The attendance list: entered, corrected, struck, counted, protected and cleared of names."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.attendance import (
    clear_attendance_names,
    complete_attendance,
    correct_attendance_line,
    enter_attendance,
    strike_attendance_line,
)
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session import cancel_session, hold_session
from tapshyryk.needs.domain.attendance import Came
from tapshyryk.needs.jobs import clear_names_due
from tapshyryk.needs.models import AttendanceLine
from tapshyryk.needs.queries.attendance import came_of, counts_on, public_counts_on
from tapshyryk.needs.queries.sessions import turnout
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.tables.writing import table_as_csv
from tests.needs.attendance_stage import EVENING, for_two_villages, some, with_list
from tests.needs.stages import AFTER, DAY
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_lines_are_written_sealed_and_the_act_tells_only_counts(world):
    session, places = with_list(world)
    rows = list(session.attendance.all())
    assert [row.number for row in rows] == list(range(1, 13))
    assert all("ов" not in row.sealed_name and row.sealed_name for row in rows)
    assert [came.name for came in came_of(rows)] == [came.name for came in some(places).values()]
    act = Act.objects.get(verb="enter_attendance")
    assert act.detail == {
        "way": "typed", "lines": 12, "whole": True, "first": 1, "last": 12,
    }  # fmt: skip
    assert not hasattr(act, "private_part")
    assert (session.participants, session.participants_listed, session.women_listed) == (None, 12, 6)
    assert counts_on(session).total == 12


def test_lines_entered_one_at_a_time_tell_the_sex_of_nobody(world, client):
    """Whoever reads the record, the page and the data after every single line learns no sex from them."""
    session, places = with_list(world, 12)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=12, women=6)
        name_problem(session, actor=specialist, titles={"ky": "Жол"}, theme="other", votes=12)
    told = []
    for sex in ("female", "male"):
        with clock.at(AFTER), transaction.atomic():
            point = transaction.savepoint()
            one = {1: Came(sex, str(places[0].pk), name="Бирөө Келген")}
            enter_attendance(session, actor=specialist, lines=one, way="typed", whole=True)
            line = session.attendance.get(number=2)
            strike_attendance_line(session, actor=specialist, line=line, reason="эки жолу жазылган")
            told.append(
                (
                    [act.detail for act in Act.objects.order_by("pk")],
                    b"".join(table_as_csv(TABLES["needs"])),
                    turnout(),
                    client.get(f"/ky/sessions/{session.slug}/").content,
                )
            )
            transaction.savepoint_rollback(point)
    assert told[0] == told[1]


def test_four_hundred_lines_take_no_more_statements_than_four(world, django_assert_max_num_queries):
    session, places = for_two_villages(world)
    with clock.at(EVENING), django_assert_max_num_queries(40):
        enter_attendance(
            session, actor=world.actor("specialist"), lines=some(places, 400), way="pasted", whole=True
        )
    assert session.participants_listed == 400


def test_the_list_gives_the_session_its_counts(world):
    session, _ = with_list(world)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        with pytest.raises(Refused) as refused:
            hold_session(session, actor=specialist, held_on=DAY, participants=14, women=6)
        assert refused.value.rules == ("needs.counts_follow_the_list",)
        assert "14" in refused.value.reasons[0].sentence
        hold_session(session, actor=specialist, held_on=DAY, participants=12, women=6)
        line = session.attendance.get(number=2)
        assert line.sex == "female"
        strike_attendance_line(session, actor=specialist, line=line, reason="эки жолу жазылган")
    assert (session.participants, session.women) == (11, 5)
    act = Act.objects.get(verb="strike_attendance_line")
    assert act.detail == {"line": 2}
    assert act.private_part.content == {"reason": "эки жолу жазылган"}


def test_more_sheets_turn_up_after_the_session_was_counted_by_hand(world):
    session, places = for_two_villages(world)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=20, women=11)
        enter_attendance(session, actor=specialist, lines=some(places, 10), way="typed")
        assert (session.participants, session.women) == (20, 11)
        complete_attendance(session, actor=specialist)
        assert (session.participants, session.women) == (10, 5)


def test_the_list_keeps_covering_the_votes(world):

    session, places = for_two_villages(world)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=20, women=11)
        name_problem(session, actor=specialist, titles={"ky": "Жол"}, theme="other", votes=12)
        with pytest.raises(Refused) as refused:
            enter_attendance(session, actor=specialist, lines=some(places, 10), way="typed", whole=True)
        assert refused.value.rules == ("needs.problem_votes_within_participants",)
        assert not session.attendance.exists()
        enter_attendance(session, actor=specialist, lines=some(places, 12), way="typed", whole=True)
        with pytest.raises(Refused) as refused:
            strike_attendance_line(
                session, actor=specialist, line=session.attendance.first(), reason="жаңылыш"
            )
        assert refused.value.rules == ("needs.problem_votes_within_participants",)


def test_nobody_is_listed_before_the_day_or_on_an_empty_whole_list(world):
    session, places = for_two_villages(world)
    specialist = world.actor("specialist")
    with clock.at(datetime(2026, 2, 1, 6, tzinfo=UTC)), pytest.raises(Refused) as refused:
        enter_attendance(session, actor=specialist, lines=some(places), way="typed")
    assert refused.value.rules == ("needs.attendance_after_the_day",)
    with clock.at(EVENING), pytest.raises(Refused) as refused:
        complete_attendance(session, actor=specialist)
    assert refused.value.rules == ("needs.session_has_participants",)


def test_a_person_entered_again_is_pointed_out_by_line_and_may_be_a_namesake(world):
    session, places = with_list(world)
    specialist = world.actor("specialist")
    again = {3: some(places)[4], 5: Came("female", name="Жаңы Айым")}
    with clock.at(EVENING):
        with pytest.raises(Refused) as refused:
            enter_attendance(session, actor=specialist, lines=again, way="typed")
        assert refused.value.reasons[0].params == {"lines": "3"}
        assert "Данияр" not in refused.value.reasons[0].sentence
        enter_attendance(
            session,
            actor=specialist,
            lines=again,
            way="typed",
            override={"needs.attendance_line_once": "Аттары окшош эки киши келди"},
        )
    assert session.attendance.count() == 14


def test_a_correction_keeps_what_stood_and_tells_no_name(world):
    session, places = with_list(world)
    line = session.attendance.get(number=1)
    with clock.at(EVENING):
        correct_attendance_line(
            session,
            actor=world.actor("head"),
            line=line,
            came=Came("female", str(places[0].pk), "18-28", "", "Башка Аты"),
        )
    act = Act.objects.get(verb="correct_attendance_line")
    assert act.detail == {"line": 1, "changed": ["sex", "name"]}
    assert act.private_part.content["before"]["sex"] == "male"
    assert act.private_part.content["after"]["sex"] == "female"
    assert "Башка" not in act.entry + str(act.private_part.content)
    line.refresh_from_db()
    assert came_of([line])[0].name == "Башка Аты"
    assert session.women_listed == 7


def test_only_the_customer_writes_the_list(world):
    session, places = for_two_villages(world)
    stranger = make_world("bashka")
    for name in ("monitor", "chair", "administrator", "resident", "expert"):
        with clock.at(EVENING), pytest.raises(Refused) as refused:
            enter_attendance(session, actor=world.actor(name), lines=some(places), way="typed")
        assert refused.value.reasons[0].kind == "permission"
    with clock.at(EVENING), pytest.raises(Refused):
        enter_attendance(session, actor=stranger.actor("specialist"), lines=some(places), way="typed")


def test_neither_a_line_nor_a_village_of_another_session_is_taken(world):
    session, _ = with_list(world)
    other_world = make_world("bashka")
    other, others = with_list(other_world)
    specialist = world.actor("specialist")
    with clock.at(EVENING):
        with pytest.raises(Refused):
            strike_attendance_line(session, actor=specialist, line=other.attendance.first(), reason="х")
        with pytest.raises(Refused):
            correct_attendance_line(
                session, actor=specialist, line=other.attendance.first(), came=Came("female")
            )
        with pytest.raises(Refused):
            enter_attendance(session, actor=specialist, lines=some(others), way="typed")
    assert other.attendance.filter(struck=True).count() == 0


def test_the_counts_are_public_only_once_nothing_can_change(world):

    session, places = with_list(world, 60)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        hold_session(session, actor=specialist, held_on=DAY, participants=60, women=30)
        assert public_counts_on(session) is None
        for title in ("Жол", "Суу", "Бала бакча", "Клуб"):
            name_problem(session, actor=specialist, titles={"ky": title}, theme="other", votes=5)
        list_priorities(session, actor=specialist)
    shown = public_counts_on(session)
    assert (shown.total, shown.women) == (60, 30)
    assert shown.settlement == {str(places[0].pk): 30, str(places[1].pk): 30, "": 0}
    assert session.closed_on == AFTER.date()


def test_names_are_cleared_thirty_days_after_the_session_is_closed(world):
    session, _ = with_list(world)
    with clock.at(AFTER):
        cancel_session(session, actor=world.actor("head"), reason="Күч жок")
    with clock.at(AFTER + timedelta(days=29)):
        assert clear_names_due() == 0
        with pytest.raises(Refused) as refused:
            clear_attendance_names(session, actor=System("clock"))
        assert refused.value.rules == ("needs.names_are_cleared_in_time",)
    with clock.at(AFTER + timedelta(days=30)):
        with pytest.raises(Refused):
            clear_attendance_names(session, actor=world.actor("specialist"))
        assert clear_names_due() == 1
        assert clear_names_due() == 0
    assert not AttendanceLine.objects.exclude(sealed_name="").exists()
    assert Act.objects.get(verb="clear_attendance_names").detail == {
        "cleared": 12, "lines": 12, "closed_on": "2026-02-03", "days": 30,
    }  # fmt: skip
    assert counts_on(session).total == 12
