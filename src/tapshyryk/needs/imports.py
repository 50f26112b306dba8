"""The attendance lists of needs sessions as a table: every line is checked before any is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.actions.attendance import enter_attendance
from tapshyryk.needs.attendance_columns import COLUMNS, came_from
from tapshyryk.needs.domain.attendance import Came, Villages, WrongCode, repeated
from tapshyryk.needs.found_import import FOUND_PEOPLE
from tapshyryk.needs.models import AttendanceLine, NeedsSession
from tapshyryk.needs.queries.attendance import people_on, villages_of

declare_sentences(
    {
        "attendance.session_unknown": Sentence(
            N_("None of your sessions that takes a list has this address."),
            N_("Write the session's address as on its page."),
        ),
        "attendance.session_which": Sentence(
            N_("It is not said which session the list belongs to."),
            N_("Write the session's address as on its page into the column “Session”."),
        ),
        "attendance.stands_already": Sentence(
            N_("This name from the same settlement stands on the list already."),
            N_("Leave the row out. Of two people with the same name, type the second on the session's page."),
        ),
    }
)

SESSION: Final = Column(
    "session",
    words("Session", "Сессия", "Сессия оценки"),
    Text(longest=120),
    words(
        "The session's address, as on its page; empty where you have only one that takes a list.",
        "Сессиянын баракчасындагы дареги; тизме күткөн бир эле сессияңыз болсо, бош калтырыңыз.",
        "Адрес сессии, как на её странице; можно не заполнять, если сессия у вас одна.",
    ),
    "kok-oi-needs-2026",
    required=False,
    default="",
)


@dataclass(slots=True)
class _Mine:
    """The sessions whose list the actor may enter today, and what is known of each once it is asked for."""

    actor: Actor
    sessions: dict[str, NeedsSession] = field(default_factory=dict)
    villages: dict[str, Villages] = field(default_factory=dict)
    people: dict[str, set[tuple[str, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        today = clock.today()
        held = NeedsSession.objects.filter(state__in=("planned", "held")).select_related("municipality")
        for session in held:
            day = session.held_on or session.planned_for
            answer = table.check(self.actor, "needs.attendance", session, today)
            if isinstance(answer, table.Grant) and day is not None and day <= today:
                self.sessions[session.slug] = session

    def session_of(self, row: Row) -> NeedsSession | None:
        """The session a row is for: the one it names, or the only one there is."""
        if row["session"]:
            return self.sessions.get(row["session"].strip("/").rpartition("/")[2])
        return next(iter(self.sessions.values())) if len(self.sessions) == 1 else None

    def came(self, row: Row, session: NeedsSession) -> Came:
        """The person of a row; raises `WrongCode` for a settlement the session is not for."""
        if session.slug not in self.villages:
            self.villages[session.slug] = villages_of(session)
        return came_from(row, self.villages[session.slug])

    def people_on(self, session: NeedsSession) -> set[tuple[str, str]]:
        """Who stands on the list already, with those of the rows that were checked before."""
        return self.people.setdefault(session.slug, set(people_on(session)))


def _check_row(row: Row, mine: _Mine) -> Iterable[Problem]:
    session = mine.session_of(row)
    if session is None:
        yield row.problem(
            "attendance.session_unknown" if row["session"] else "attendance.session_which", "session"
        )
        return
    try:
        came = mine.came(row, session)
    except WrongCode as wrong:
        yield row.problem(wrong.code, "settlement")
        return
    people = mine.people_on(session)
    if repeated([(row.number, came)], people):
        yield row.problem("attendance.stands_already", "name")
    people.add(came.person)


def _write(rows: Iterator[Row], actor: Actor, mine: _Mine) -> Tally:
    """Enter each session's lines by one act."""
    lists: dict[str, dict[int, Came]] = {}
    for row in rows:
        session = mine.session_of(row)
        if session is not None:  # a file with such a row is refused before anything is written
            lists.setdefault(session.slug, {})[row.number] = mine.came(row, session)
    for slug, lines in lists.items():
        enter_attendance(
            mine.sessions[slug],
            actor=actor,
            lines=lines,
            way=AttendanceLine.Way.TABLE.value,
            whole=mine.sessions[slug].list_is_whole,
        )
    return Tally(created=sum(map(len, lists.values())))


REGISTRIES: Final = (
    Registry(
        kind="attendance",
        verb="import_attendance",
        label=words("Attendance lists", "Катышуучулардын тизмелери", "Списки участников"),
        columns=(SESSION, *COLUMNS),
        write=_write,
        prepare=_Mine,
        check_row=_check_row,
    ),
    FOUND_PEOPLE,
)
