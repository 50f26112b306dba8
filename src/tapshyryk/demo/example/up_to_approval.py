"""The first chapters of the example: needs found, the vote, the programme and the order."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import put_signature, sign_minutes
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
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
from tapshyryk.needs.models import NeedsSession, PriorityList, ProposedProblem
from tapshyryk.orders.actions.budget import add_budget_line
from tapshyryk.orders.actions.order import approve_order, draft_order, submit_order
from tapshyryk.orders.actions.programme import approve_programme, draft_programme
from tapshyryk.orders.actions.task import check_competence, set_order_indicator, word_technical_task
from tapshyryk.orders.models import Order, Programme
from tapshyryk.orders.steps import order_from
from tapshyryk.parties.holdings import person_actor
from tapshyryk.places.models import Settlement

SOM = 100
"""Tyiyn in a som."""

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


def vote(story: Story, cast: Cast, common: PriorityList) -> Assembly:
    """Residents gather and choose one problem."""
    story.chapter("2 · Vote")
    story.on(2024, 2, 26)
    assembly = Assembly(municipality=cast.place)
    story.take(
        convene_assembly,
        assembly,
        by="head",
        purpose="choice",
        convened_for=datetime(2024, 3, 16, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Артыкчылыктуу көйгөйлөрдүн тизмеси. Социалдык тапшырыктын темасын тандоо.",
        quorum=150,
        priority_list=common,
        titles={
            "ky": "Тапшырыктын темасын тандаган элдик жыйын",
            "ru": "Сход о выборе темы заказа",
            "en": "Assembly that chooses the theme of the order",
        },
    )
    story.on(2024, 3, 16, 14)
    story.take(
        open_assembly,
        assembly,
        by="head",
        chair=story.people["head"],
        secretary=story.people["specialist"],
        present=212,
        women=118,
        counting_group=("Үлгүбаева Бермет", "Үлгүбаев Нурбек", "Үлгүбаева Жамила"),
    )
    ballot = {option.problem.theme: option for option in assembly.options.select_related("problem")}
    hands = {"elderly": 121, "preschool": 52, "youth": 14, "disability-children": 19, "culture": 4}
    story.take(
        count_hands,
        assembly,
        by="specialist",
        votes={ballot[theme].pk: count for theme, count in hands.items()},
    )
    story.take(close_vote, assembly, by="specialist")
    story.on(2024, 3, 18)
    sign_by_all(story, assembly)
    story.take(sign_minutes, assembly, by="head")
    return assembly


def sign_by_all(story: Story, assembly: Assembly) -> None:
    """Chair, secretary and counting group sign the draft, each for themselves."""
    for person in assembly.unsigned():
        story.take(put_signature, assembly, by=person_actor(person))


def place_order(story: Story, cast: Cast, assembly: Assembly) -> Order:
    """The choice becomes an order in an approved programme; a warning is passed with a reason."""
    story.chapter("3 · Order")
    story.on(2024, 3, 20)
    programme = Programme(customer=cast.executive)
    story.take(
        draft_programme,
        programme,
        by="specialist",
        titles={
            "ky": "Үлгү-Булактын социалдык программасы, 2024–2026",
            "ru": "Социальная программа Улгю-Булака, 2024–2026",
            "en": "Social programme of Ülgü-Bulak, 2024–2026",
        },
        starts=date(2024, 1, 1),
        ends=date(2026, 12, 31),
        money_tyiyn=3_000_000 * SOM,
    )
    story.on(2024, 3, 29)
    story.take(
        approve_programme,
        programme,
        by="council",
        approval_ground="Кеңештин 2024-жылдын 29-мартындагы № 7 чечими",
    )
    story.on(2024, 4, 2)
    order = order_from(assembly)
    if order is None:
        raise LookupError("an assembly with signed minutes and a result begins an order")
    story.take(
        draft_order,
        order,
        by="specialist",
        titles={
            "ky": "Улгайган адамдарга үйүндө кам көрүү",
            "ru": "Помощь на дому пожилым людям",
            "en": "Care at home for older people",
        },
        theme="elderly",
    )
    story.take(
        word_technical_task,
        order,
        by="specialist",
        programme=programme,
        form="voucher",
        target_group="65 жаштан жогорку жалгыз бой адамдар",
        recipients_expected=40,
        need="Аймакта 65 жаштан өткөн, жалгыз жашаган 46 адам бар; кышында дарысыз калышат.",
        aim="40 улгайган адам жумасына жок дегенде эки жолу үйүндө жардам алат.",
        services="Үйдө кам көрүү, дары жеткирүү, социалдык-психологиялык жардам, үйдү оңдоо талону.",
        monitoring_plan="Биргелешкен топ чейрек сайын барат; министрликтин адиси стандарт боюнча баалайт.",
        cofinancing_percent=15,
        starts=date(2024, 9, 1),
        ends=date(2025, 8, 31),
    )
    story.take(
        set_order_indicator,
        order,
        by="specialist",
        titles={
            "ky": "Жумасына эки жолу жардам алган адамдар",
            "ru": "Люди, получающие помощь дважды в неделю",
            "en": "People helped twice a week",
        },
        unit="people",
        baseline=Decimal(0),
        target=Decimal(40),
    )
    story.take(
        set_order_indicator,
        order,
        by="specialist",
        titles={
            "ky": "Ооруканага шашылыш түшкөн учурлар, жылына",
            "ru": "Экстренные госпитализации в год",
            "en": "Emergency hospital stays a year",
        },
        unit="occasions",
        baseline=Decimal(19),
        target=Decimal(10),
    )
    for purpose, description, som in (
        ("salaries", "Төрт социалдык кызматкер, 12 ай", 960_000),
        ("equipment", "Тонометр, тамак ташуучу идиш, велосипед", 90_000),
        ("services", "Үйдү оңдоо талондору", 240_000),
        ("training", "Кам көрүүгө үйрөтүү", 60_000),
        ("monitoring", "Биргелешкен топтун сапарлары", 50_000),
        ("administration", "Эсеп жана байланыш", 100_000),
    ):
        story.take(
            add_budget_line,
            order,
            by="specialist",
            purpose=purpose,
            description=description,
            amount_tyiyn=som * SOM,
        )
    story.take(
        check_competence,
        order,
        by="specialist",
        competence="own",
        competence_service="",
        competence_ground="Жергиликтүү маанидеги маселе: карыларга жергиликтүү коомдук жардам.",
    )
    story.on(2024, 4, 9)
    story.take(
        submit_order,
        order,
        by="specialist",
        override={
            "orders.minimum_standard_named": (
                "Үйдө кам көрүүнүн минималдуу стандарты боюнча чечим азырынча жок; "
                "министрликтин 2023-жылкы усулдук колдонмосун карманабыз."
            )
        },
    )
    story.on(2024, 4, 19)
    story.take(
        approve_order, order, by="council", approval_ground="Кеңештин 2024-жылдын 19-апрелиндеги № 11 чечими"
    )
    return order
