"""A chapter of the example: a second village, the list of both, and the causes of the chosen problem."""

from __future__ import annotations

from datetime import date

from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.focus_group import add_group_need, close_focus_group, hold_focus_group
from tapshyryk.needs.actions.priority_list import begin_priority_list, close_priority_list, join_problems
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.problem_tree import add_branch, begin_tree, settle_tree
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.actions.session_tool import prepare_tool, record_tool
from tapshyryk.needs.models import (
    Branch,
    FocusGroup,
    NeedsSession,
    PriorityList,
    Problem,
    ProblemTree,
    SessionTool,
)
from tapshyryk.needs.queries.priority_lists import groups_of

NAMED = (
    (
        {
            "ky": "Жалгыз калган карыларга кароо жок",
            "ru": "За одинокими стариками нет ухода",
            "en": "Old people left alone have no care",
        },
        "elderly",
        32,
    ),
    (
        {
            "ky": "Бала бакча алыс",
            "ru": "Детский сад далеко",
            "en": "The kindergarten is far away",
        },
        "preschool",
        20,
    ),
    (
        {
            "ky": "Жаштар чогула турган жай жок",
            "ru": "Молодёжи негде собираться",
            "en": "Young people have no place to meet",
        },
        "youth",
        9,
    ),
    (
        {
            "ky": "Фельдшер айылга жумасына бир гана келет",
            "ru": "Фельдшер бывает в селе раз в неделю",
            "en": "The medic comes to the village once a week",
        },
        "health",
        6,
    ),
)
"""What the second village names: titles, theme, votes."""

CAUSES = (
    (
        "cause",
        None,
        "Балдары иштегени башка жакка кеткен",
        "Дети уехали на заработки",
        "Children left to earn",
    ),
    (
        "cause",
        0,
        "Айылда туруктуу жумуш жок",
        "В селе нет постоянной работы",
        "The village has no steady work",
    ),
    (
        "cause",
        None,
        "Социалдык кызматкер бирөө эле",
        "Социальный работник всего один",
        "There is only one social worker",
    ),
    (
        "cause",
        2,
        "Экинчи штатка бюджет каралган эмес",
        "На вторую ставку нет денег",
        "No money for a second post",
    ),
    (
        "effect",
        None,
        "Улгайгандар кышында отун жарып, суу ташый албайт",
        "Зимой пожилые не могут наколоть дров и принести воды",
        "In winter older people cannot cut wood or fetch water",
    ),
    (
        "effect",
        4,
        "Ооруканага кеч кайрылышат",
        "В больницу обращаются поздно",
        "They reach the hospital late",
    ),
)
"""Branches of the tree: side, the place of the branch above in this very order, words in three languages."""

NEEDS = (
    ("Үйгө жумасына үч жолу келүү", "Приход на дом трижды в неделю", "Visits at home three times a week", 11),
    ("Дары-дармек алып келүү", "Доставка лекарств", "Medicine brought home", 9),
    ("Отун жана суу", "Дрова и вода", "Firewood and water", 8),
)
"""What older people say they need, and how many of them."""


IN_BOTH = {
    "preschool": {
        "ky": "Эки айылда тең балдар бакчасы жетишпейт",
        "ru": "В обоих сёлах не хватает детских садов",
        "en": "Both villages lack kindergartens",
    }
}
"""The words of the common list for what each village named in its own."""


def join_villages(story: Story, cast: Cast, first: NeedsSession) -> PriorityList:
    """The second village meets; what both named is joined into one list by shares of votes."""
    specialist = "specialist"
    story.on(2024, 2, 18)
    second = NeedsSession(municipality=cast.place)
    story.take(
        plan_session,
        second,
        by=specialist,
        planned_for=date(2024, 2, 18),
        venue="Мектеп, Жаңы-Үлгү",
        titles={
            "ky": "Жаңы-Үлгү айылындагы сессия",
            "ru": "Сессия в селе Жаны-Улгю",
            "en": "Session in the village of Jangy-Ülgü",
        },
    )
    day = story.on(2024, 2, 18, 15)
    story.take(hold_session, second, by=specialist, held_on=day, participants=64, women=38)
    for titles, theme, votes in NAMED:
        story.take(name_problem, second, by=specialist, titles=titles, theme=theme, votes=votes)
    tool = SessionTool(session=second)
    topics = ("Эркектер сыртта иштейт", "Жол жабылат")
    story.take(prepare_tool, tool, by=specialist, kind="calendar", topics=topics)
    strengths = ((1, 1, 2, 3, 3, 3, 3, 3, 3, 2, 1, 1), (3, 3, 2, 0, 0, 0, 0, 0, 0, 0, 1, 3))
    content = {
        "topics": [
            {"text": topic, "months": list(months)} for topic, months in zip(topics, strengths, strict=True)
        ]
    }
    story.take(record_tool, tool, by=specialist, content=content)
    story.on(2024, 2, 19, 15)
    story.take(list_priorities, second, by=specialist)
    story.on(2024, 2, 20)
    common = PriorityList(municipality=cast.place)
    story.take(
        begin_priority_list,
        common,
        by=specialist,
        sessions=[first, second],
        method="vote_shares",
        tie_rule="more_sessions",
        titles={
            "ky": "Эки айылдын жалпы тизмеси",
            "ru": "Общий список двух сёл",
            "en": "Common list of the two villages",
        },
    )
    for theme in ("elderly", "preschool", "youth"):
        same = [group.lead for group in groups_of(common) if group.lead.problem.theme == theme]
        story.take(join_problems, common, by=specialist, problems=same, titles=IN_BOTH.get(theme))
    story.take(close_priority_list, common, by=specialist, count=5)
    return common


def trace_causes(story: Story, problem: Problem | None) -> None:
    """The working group traces the causes of the chosen problem and hears whom it touches."""
    assert problem is not None  # noqa: S101 - the assembly has just chosen it
    story.on(2024, 3, 20)
    tree = ProblemTree(session=problem.session)
    story.take(begin_tree, tree, by="activist", problem=problem)
    made: list[Branch] = []
    for side, above, ky, ru, en in CAUSES:
        story.take(
            add_branch,
            tree,
            by="activist",
            side=side,
            titles={"ky": ky, "ru": ru, "en": en},
            under=None if above is None else made[above],
        )
        made.append(tree.branches.latest("pk"))
    story.take(settle_tree, tree, by="activist")
    story.on(2024, 3, 22, 15)
    group = FocusGroup(session=problem.session)
    story.take(
        hold_focus_group,
        group,
        by="activist",
        problem=problem,
        target_group="Жалгыз жашаган улгайган адамдар",
        held_on=date(2024, 3, 22),
        venue="Маданият үйү, Үлгү-Булак",
        present=13,
        women=8,
        ages=(0, 0, 0, 0, 0, 13),
        facilitator="working_group",
        findings="Эң оор мезгил — кыш: отун, суу жана дары үчүн чыга алышпайт.",
    )
    for ky, ru, en, people in NEEDS:
        story.take(add_group_need, group, by="activist", titles={"ky": ky, "ru": ru, "en": en}, people=people)
    story.take(close_focus_group, group, by="activist")
