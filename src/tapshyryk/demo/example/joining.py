"""The chapters around the needs: the municipality joins, a working group is formed, the study is issued."""

from __future__ import annotations

import io
from datetime import date, datetime

from tapshyryk.core import clock
from tapshyryk.core.documents.frame import Frame
from tapshyryk.core.documents.rendering import render
from tapshyryk.core.files.checking import CheckedFile, check_file
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.joining import (
    accept_joining,
    answer_about_joining,
    ask_about_joining,
    express_interest,
    give_advice,
    hold_orientation_meeting,
)
from tapshyryk.needs.actions.needs_study import draft_needs_study, issue_needs_study, word_needs_study
from tapshyryk.needs.actions.working_group import (
    add_group_member,
    change_group_member,
    form_working_group,
    hold_group_meeting,
    let_group_member_leave,
)
from tapshyryk.needs.models import Joining, NeedsSession, NeedsStudy, WorkingGroup
from tapshyryk.needs.steps.working_group import group_of


def _decision(cast: Cast, day: date) -> CheckedFile:
    """The council's decision as a paper of the example."""
    held = datetime(day.year, day.month, day.day, 11, 0, tzinfo=clock.LOCAL_ZONE)
    paper = render(
        "core/minutes",
        {
            "event": "Үлгү-Булак айылдык кеңешинин кезексиз жыйыны",
            "held": held,
            "place": "Үлгү-Булак айылы",
            "present": 17,
            "women": 5,
            "chair": None,
            "secretary": None,
            "agenda": ["Социалдык тапшырыкка кошулуу жөнүндө"],
            "items": [
                {
                    "heading": "Социалдык тапшырыкка кошулуу жөнүндө",
                    "heard": "Айыл өкмөтүнүн башчысынын маалыматы",
                    "decided": "Муниципалитеттин социалдык тапшырыкка кошулушу колдоого алынсын.",
                    "votes": {"in_favour": 15, "against": 0, "abstained": 2},
                }
            ],
        },
        language="ky",
        frame=Frame(body=cast.place.name_ky, made_at=held, address="", example=True, number=""),
    )
    return check_file(io.BytesIO(paper), name="kenesh-chechimi.pdf")


def join(story: Story, cast: Cast) -> Joining:
    """The head asks, the state body asks back and accepts; the villages hear what it is about."""
    story.chapter("The municipality asks to join")
    story.on(2024, 1, 9)
    joining = Joining(municipality=cast.place)
    story.take(
        express_interest,
        joining,
        by="head",
        why=(
            "Айылдарыбызда жалгыз калган карылар көп, балдар бакчасы бирөө эле. "
            "Жардамды тургундар менен кеңешип уюштурууну каалайбыз."
        ),
        themes=["elderly", "preschool"],
        contact_role="municipal_specialist",
        council_decision="Кеңештин 2024-жылдын 5-январындагы № 1 чечими",
        council_file=_decision(cast, date(2024, 1, 5)),
    )
    story.on(2024, 1, 10)
    story.take(
        ask_about_joining,
        joining,
        by="reviewer",
        text="Социалдык маселелер боюнча адис барбы, ал окууга катыша алабы?",
        reason="Кошулган муниципалитеттин адиси бардык баскычтарды алып барат.",
    )
    story.take(
        answer_about_joining,
        joining,
        by="specialist",
        answer="Адис бар, үч жылдан бери иштейт, февралдагы окууга катышат.",
    )
    story.on(2024, 1, 11)
    story.take(
        accept_joining,
        joining,
        by="reviewer",
        reason="Кеңеш колдойт, адис бар, темалар социалдык тапшырыкка туура келет.",
    )
    day = story.on(2024, 1, 13, 15)
    story.take(
        hold_orientation_meeting,
        joining,
        by="specialist",
        held_on=day,
        venue="Маданият үйү, Үлгү-Булак",
        present=64,
        women=38,
        explained="Социалдык тапшырык деген эмне, сессия жана элдик жыйын кандай өтөт, ким катыша алат.",
        settlements=list(cast.place.settlements.all()),
    )
    return joining


def advise(story: Story, joining: Joining) -> None:
    """The state body's specialist advises on the session."""
    day = story.on(2024, 2, 6, 11)
    story.take(
        give_advice,
        joining,
        by="reviewer",
        given_on=day,
        stage="needs",
        topic="Сессияны өткөрүү",
        words="Эки айылдан тең чакырыңыз, аялдарды өзүнчө санаңыз, добуштарды көз алдында чогултуңуз.",
    )


def work_together(story: Story, session: NeedsSession) -> WorkingGroup:
    """Those who spoke up form a group; one leaves, and it meets."""
    story.chapter("A working group is formed")
    story.on(2024, 2, 21)
    group = group_of(session)
    if group is None:
        raise RuntimeError("the session was not held")
    story.take(
        form_working_group,
        group,
        by="specialist",
        titles={
            "ky": "Карыларга кам көрүү тобу",
            "ru": "Группа по уходу за пожилыми",
            "en": "Group for the care of older people",
        },
        theme="elderly",
        problem=session.problems.get(theme="elderly"),
    )
    day = story.on(2024, 2, 21, 11)
    for person, role, stays_for in (
        ("activist", "coordinator", ["task", "monitoring"]),
        ("neighbour", "member", ["task", "commission"]),
        ("resident", "member", []),
    ):
        story.take(
            add_group_member,
            group,
            by="specialist",
            person=story.people[person],
            role=role,
            stays_for=stays_for,
            since=day,
            consent=True,
        )
    neighbour = group.members.get(person=story.people["neighbour"])
    story.take(
        change_group_member,
        group,
        by="specialist",
        member=neighbour,
        role="secretary",
        stays_for=["task", "commission"],
    )
    day = story.on(2024, 2, 24, 14)
    story.take(
        hold_group_meeting,
        group,
        by="activist",
        held_on=day,
        present=3,
        women=1,
        decided="Жалгыз жашаган карыларга ким жардам берип жатканын эки айылда тең сурап чыгабыз.",
    )
    resident = group.members.get(person=story.people["resident"])
    story.take(let_group_member_leave, group, by="specialist", member=resident, until=day)
    return group


def study(story: Story, cast: Cast) -> NeedsStudy:
    """What was done to learn the needs is gathered and issued, before the order is worded."""
    story.chapter("The needs study is issued")
    day = story.on(2024, 3, 25)
    this = NeedsStudy(municipality=cast.place)
    time = {"since": date(2024, 1, 1), "until": day}
    story.take(draft_needs_study, this, by="specialist", **time)
    story.take(
        word_needs_study,
        this,
        by="specialist",
        conclusion_ky=(
            "Биринчи орунда — жалгыз бой улгайган адамдарга үйүндө кам көрүү: аны сессияда эң көп адам атап, "
            "элдик жыйын тандады."
        ),
        conclusion_ru=(
            "На первом месте — уход за одинокими пожилыми людьми на дому: её чаще всего называли на сессии "
            "и выбрали на сходе."
        ),
        **time,
    )
    story.take(issue_needs_study, this, by="head")
    return this
