"""The attendance list of the example's session: typed in, corrected, struck and said to be complete."""

from __future__ import annotations

from dataclasses import replace

from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.attendance import (
    complete_attendance,
    correct_attendance_line,
    enter_attendance,
    strike_attendance_line,
)
from tapshyryk.needs.domain.attendance import Came
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import villages_of


def write_down_who_came(story: Story, session: NeedsSession) -> None:
    """The sheets are typed in as a clerk does: 141 people, one age read wrongly and one person twice."""
    lines = dict(enumerate(came_to(session), start=1))
    story.take(enter_attendance, session, by="specialist", lines=lines, way="typed", whole=False)
    first = session.attendance.get(number=1)
    story.take(
        correct_attendance_line,
        session,
        by="specialist",
        line=first,
        came=replace(lines[1], age_band="29-62"),
    )
    twice = session.attendance.get(number=len(lines))
    story.take(
        strike_attendance_line, session, by="specialist", line=twice, reason="Бир киши эки баракка жазылган"
    )
    story.take(complete_attendance, session, by="specialist")


def came_to(session: NeedsSession) -> list[Came]:
    """Who signed the sheets: 142 lines, one of them twice; nobody's name is invented."""
    villages = [key for key, _names in villages_of(session).listed]
    groups = ("", "large_family", "pensioner", "", "unemployed", "farmer", "", "low_income", "worker")
    bands = ("18-28", "29-62", "29-62", "63+", "29-62")
    return [
        Came(
            sex="female" if number * 83 % 141 < 83 else "male",
            settlement=villages[number % len(villages)],
            age_band=bands[number % 5],
            social_group=groups[number % 9],
        )
        for number in range(142)
    ]
