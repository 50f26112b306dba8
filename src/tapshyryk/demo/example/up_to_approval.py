"""The second and third chapters of the example: the vote, the programme and the order up to approval."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import put_signature, sign_minutes
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.models import PriorityList
from tapshyryk.orders.actions.budget import add_budget_line
from tapshyryk.orders.actions.order import approve_order, draft_order, submit_order
from tapshyryk.orders.actions.programme import approve_programme, draft_programme
from tapshyryk.orders.actions.task import check_competence, set_order_indicator, word_technical_task
from tapshyryk.orders.models import Order, Programme
from tapshyryk.orders.steps import order_from
from tapshyryk.parties.holdings import person_actor

SOM = 100
"""Tyiyn in a som."""

HANDS = {"elderly": 121, "preschool": 52, "youth": 14, "disability-children": 19, "culture": 4}
"""Hands raised for the problem of each theme."""


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
    story.take(
        count_hands,
        assembly,
        by="specialist",
        votes={ballot[theme].pk: count for theme, count in HANDS.items()},
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
