"""The first chapter of the example: a needs session, what is named at it and how it is weighed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from tapshyryk.demo.example.attendance import write_down_who_came
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.moderation import hear_problem
from tapshyryk.needs.actions.papers import invite_to_session, print_attendance, print_session_kit
from tapshyryk.needs.actions.problem import (
    count_votes_for_problem,
    list_priorities,
    name_problem,
    reword_problem,
)
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.models import NeedsSession, ProposedProblem
from tapshyryk.places.models import Settlement

PROBLEMS = (
    (
        {
            "ky": "Жалгыз бой улгайган адамдарга үйүндө кам көрүүчү жок",
            "ru": "Одиноким пожилым людям некому помочь на дому",
            "en": "Lonely older people have nobody to care for them at home",
        },
        "elderly",
        61,
    ),
    (
        {
            "ky": "Айылда балдар бакчасы жетишпейт",
            "ru": "В селе не хватает мест в детском саду",
            "en": "The village lacks kindergarten places",
        },
        "preschool",
        54,
    ),
    (
        {
            "ky": "Жаштар бош убактысын өткөрө турган жер жок",
            "ru": "Молодёжи негде проводить свободное время",
            "en": "Young people have nowhere to spend their free time",
        },
        "youth",
        33,
    ),
    (
        {
            "ky": "Майыптыгы бар балдар үйдөн чыкпай калууда",
            "ru": "Дети с инвалидностью не выходят из дома",
            "en": "Children with disabilities stay shut in at home",
        },
        "disability-children",
        48,
    ),
    (
        {
            "ky": "Маданият үйү кышында жылытылбайт",
            "ru": "Дом культуры зимой не отапливается",
            "en": "The house of culture is not heated in winter",
        },
        "culture",
        19,
    ),
)
"""What is named at the session: titles, theme, votes."""


def find_needs(story: Story, cast: Cast, *, proposed: ProposedProblem | None = None) -> NeedsSession:
    """A session is planned and held, problems are named and weighed; one count is refused.

    What residents `proposed` before is heard as the first of the problems.
    """
    story.chapter("1 · Needs")
    day = story.on(2024, 2, 5)
    session = NeedsSession(municipality=cast.place)
    story.take(
        plan_session,
        session,
        by="specialist",
        planned_for=date(2024, 2, 17),
        venue="Маданият үйү, Үлгү-Булак",
        begins_at=time(10, 0),
        settlements=list(Settlement.objects.filter(municipality=cast.place).order_by("name_ky")),
        expected=150,
        titles={
            "ky": "Муктаждыктарды биргелешип аныктоо",
            "ru": "Совместная оценка нужд",
            "en": "Participatory needs assessment",
        },
    )
    story.take(
        invite_to_session,
        session,
        by="specialist",
        roles=["resident", "working_group_member", "council_chair"],
        language="ky",
    )
    story.take(print_session_kit, session, by="specialist", language="ky", rows=160)
    story.take(print_attendance, session, by="specialist", language="ru", rows=160)
    day = story.on(2024, 2, 17, 16)
    write_down_who_came(story, session)
    story.refused(
        hold_session,
        session,
        by="specialist",
        rule="needs.women_within_participants",
        held_on=day,
        participants=141,
        women=163,
    )
    story.take(hold_session, session, by="specialist", held_on=day, participants=141, women=83)
    for titles, theme, votes in PROBLEMS:
        if proposed is not None and proposed.title_ky == titles["ky"]:
            _hear(story, session, proposed, titles)
        else:
            story.take(name_problem, session, by="specialist", titles=titles, theme=theme)
        problem = session.problems.order_by("-pk").first()
        assert problem is not None  # noqa: S101 - it was just named
        story.take(count_votes_for_problem, session, by="specialist", problem=problem, votes=votes)
    story.on(2024, 2, 19)
    story.take(list_priorities, session, by="specialist", count=5)
    return session


def _hear(story: Story, session: NeedsSession, proposed: ProposedProblem, titles: Mapping[str, str]) -> None:
    """The proposal is named as its author wrote it, then put into the other languages."""
    story.take(hear_problem, proposed, by="specialist", session=session)
    story.take(
        reword_problem,
        session,
        by="specialist",
        problem=proposed.named_as.get(),
        titles=titles,
        theme=proposed.theme,
        target_group=proposed.touches,
    )
