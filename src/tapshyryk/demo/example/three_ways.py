"""A chapter of the example: two years on the villages choose again, by hands, on paper and online at once."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime
from itertools import product

from django.core.files.storage import default_storage
from PIL import Image, ImageDraw

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import (
    attach_count_photo,
    attach_signed_minutes,
    correct_minutes,
    put_signature,
    sign_minutes,
    supplement_minutes,
)
from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.papers import print_ballots
from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll, register_arrivals, undo_arrival
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, open_assembly
from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.assemblies.queries.minutes import minutes_with_signatures
from tapshyryk.core import clock
from tapshyryk.core.files.checking import CheckedFile, check_file
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.queries.priority_lists import problems_on_list
from tapshyryk.places.models import Settlement

FAMILIES = (
    *("Үлгүнов", "Сынаков", "Мисалбеков", "Белгилиев", "Булакбаев", "Тургунбаев"),
    *("Айылчиев", "Суусаров", "Арыков", "Бактиев", "Үрөнов", "Чынаров"),
)
MEN = ("Азим", "Бакыт", "Дамир", "Жакып", "Кубан", "Марат", "Нурдин", "Руслан", "Талант", "Улан")
WOMEN = ("Айнура", "Бүбүш", "Гүлзат", "Динара", "Жаңыл", "Кайыр", "Мээрим", "Назира", "Сабира", "Чынара")
"""Invented names: 12 families with 10 names of men and 10 of women make a roll of 240."""

HANDS = (
    {"preschool": 17, "disability-children": 8, "youth": 4, "culture": 2},
    {"preschool": 14, "disability-children": 7, "youth": 3, "culture": 1},
)
"""Hands raised in the two sections of the hall."""
PAPERS = {"preschool": 19, "disability-children": 8, "youth": 5, "culture": 3}
"""Papers marked; one is blank and two are spoiled besides."""
ONLINE = {"preschool": 12, "disability-children": 6, "youth": 4, "culture": 1}
"""Online ballots; one is blank besides."""
BY_HANDS, ON_PAPER, WITH_CODE = range(1, 59), range(59, 97), range(97, 137)
"""Numbers on the roll: 58 raise hands, 38 take a paper, 40 asked for a code and 24 of them vote."""
PRINTED, REPLACED = 50, 2
"""Papers printed, and handed back spoiled for another one; 10 are left over."""


def choose_again(story: Story, cast: Cast, common: PriorityList) -> Assembly:
    """What the first assembly left on the common list is put to the vote, and the result is minuted."""
    story.chapter("A second choice, by three ways")
    assembly = _prepare(story, cast, common)
    _vote(story, assembly)
    _minute(story, assembly)
    return assembly


def _prepare(story: Story, cast: Cast, common: PriorityList) -> Assembly:
    """Convened with three ways, the roll entered, the papers printed."""
    story.on(2026, 2, 20)
    assembly = Assembly(municipality=cast.place)
    story.take(
        convene_assembly,
        assembly,
        by="head",
        purpose="choice",
        convened_for=datetime(2026, 3, 14, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Биринчи тапшырыктын жыйынтыгы эске алынат.\nКийинки тапшырыктын темасын тандоо.",
        rule="majority",
        ways=("hands", "paper", "online"),
        sections=2,
        online_until=datetime(2026, 3, 14, 18, 0, tzinfo=clock.LOCAL_ZONE),
        tie_rule="session_rank",
        quorum=80,
        priority_list=common,
        options=[problem for problem in problems_on_list(common) if problem.theme != "elderly"],
        titles={
            "ky": "Кийинки тапшырыктын темасын тандаган элдик жыйын",
            "ru": "Сход о выборе темы следующего заказа",
            "en": "Assembly that chooses the theme of the next order",
        },
    )
    story.take(enter_roll, assembly, by="specialist", voters=list(roll_of(cast)))
    story.take(print_ballots, assembly, by="specialist", count=PRINTED, language="ky")
    return assembly


def roll_of(cast: Cast) -> Iterator[VoterGiven]:
    """The 240 residents of the roll, two thirds of them of the first village; the same on every run."""
    main, other = Settlement.objects.filter(municipality=cast.place).order_by("pk")
    men = [(f"{family} {name}", "male") for family, name in product(FAMILIES, MEN)]
    women = [(f"{family}а {name}", "female") for family, name in product(FAMILIES, WOMEN)]
    for number, (name, sex) in enumerate(each for pair in zip(women, men, strict=True) for each in pair):
        born_on = date(1948 + number * 7 % 58, 1 + number * 5 % 12, 1 + number * 11 % 28)
        yield VoterGiven(name, born_on, sex, other if number % 3 == 2 else main)


def _vote(story: Story, assembly: Assembly) -> None:
    """Everybody votes one way: a second is refused. The papers are reconciled and photographed."""
    story.on(2026, 3, 13)
    slips = story.hand_over(issue_voting_codes, assembly, by="specialist", numbers=list(WITH_CODE))
    story.on(2026, 3, 14, 14)
    story.take(
        open_assembly,
        assembly,
        by="head",
        chair=story.people["head"],
        secretary=story.people["specialist"],
        present=len(BY_HANDS) + len(ON_PAPER),
        women=48,
        counting_group=("Үлгүбаева Бермет", "Үлгүбаев Нурбек", "Чынарова Сайра"),
    )
    for numbers, way in ((range(1, 60), "hands"), (range(60, 97), "paper")):
        story.take(register_arrivals, assembly, by="specialist", numbers=numbers, way=way)
    reason = "Кагаз бюллетень алган киши жаңылыш кол көтөргөндөргө жазылган"
    story.take(undo_arrival, assembly, by="specialist", number=59, reason=reason)
    story.take(register_arrivals, assembly, by="specialist", numbers=[59], way="paper")
    ballot = {option.problem.theme: option for option in assembly.ballot()}
    codes = iter(slips.codes)
    with clock.at(story.moment):
        for theme, times in (*ONLINE.items(), ("", 1)):
            marks = [ballot[theme].problem.slug] if theme else []
            for _ in range(times):
                cast_ballot(assembly, code=next(codes).code, marks=marks)
    story.refused(
        register_arrivals,
        assembly,
        by="specialist",
        rule="assemblies.one_person_one_way",
        numbers=[WITH_CODE[0]],
        way="paper",
    )
    _count(story, assembly, ballot)


def _count(story: Story, assembly: Assembly, ballot: dict[str, Option]) -> None:
    """Hands by section, the box, the photograph; the vote is closed when the online vote is over."""
    for section, hands in enumerate(HANDS, start=1):
        votes = {ballot[theme].pk: count for theme, count in hands.items()}
        story.take(count_hands, assembly, by="specialist", votes=votes, section=section)
    places = {option.pk: place for place, option in enumerate(assembly.ballot(), start=1)}
    read_out = [f"{places[ballot[theme].pk]} * {count}" for theme, count in PAPERS.items()]
    story.take(
        count_papers,
        assembly,
        by="specialist",
        text="\n".join([*read_out, "0", "x * 2"]),
        returned=REPLACED,
        unused=PRINTED - REPLACED - len(ON_PAPER),
    )
    story.take(attach_count_photo, assembly, by="specialist", photo=sheet_with_strokes(list(PAPERS.values())))
    story.on(2026, 3, 14, 19)
    story.take(close_vote, assembly, by="specialist")


def _minute(story: Story, assembly: Assembly) -> None:
    """A word is corrected with a trace, some sign by account and some on paper, and something is added."""
    story.on(2026, 3, 16)
    story.take(
        correct_minutes,
        assembly,
        by="specialist",
        venue="Мектептин чоң залы, Үлгү-Булак айылы, Мектеп көчөсү, 1",
        agenda=assembly.agenda,
        heard=assembly.heard,
        reason="Жыйын өткөн жердин дареги толук жазылды",
    )
    for name in ("head", "specialist"):
        story.take(put_signature, assembly, by=name)
    story.take(attach_signed_minutes, assembly, by="specialist", scan=signed_on_paper(assembly))
    story.on(2026, 3, 17)
    story.take(sign_minutes, assembly, by="head")
    story.on(2026, 3, 24)
    story.take(
        supplement_minutes,
        assembly,
        by="specialist",
        text="Бюллетендер мөөр басылган баштыкта айыл өкмөтүнүн архивинде сакталат.",
        reason="Бюллетендер кайда сакталары айтылды",
    )


def signed_on_paper(assembly: Assembly) -> CheckedFile:
    """The newest draft in Kyrgyz as it came out of the printer: what stands for a scan in the example."""
    paper = minutes_with_signatures(assembly).versions[0].papers[0]
    with default_storage.open(paper.stored_as) as file:
        return check_file(io.BytesIO(file.read()), name="minutes.pdf")


def sheet_with_strokes(counts: list[int]) -> CheckedFile:
    """A drawn tally sheet, five strokes a bundle: what stands for a photograph in the example."""
    sheet = Image.new("RGB", (900, 90 * len(counts) + 40), "#f4f1e8")
    pen = ImageDraw.Draw(sheet)
    for row, count in enumerate(counts):
        top = 90 * row + 30
        pen.line((30, top + 70, 870, top + 70), fill="#9aa0a6", width=2)
        for stroke in range(count):
            left = 40 + 120 * (stroke // 5) + 20 * (stroke % 5)
            ends = (left - 90, top + 50, left + 5, top) if stroke % 5 == 4 else (left, top, left, top + 50)
            pen.line(ends, fill="#1f3a68", width=5)
    drawn = io.BytesIO()
    sheet.save(drawn, "PNG")
    drawn.seek(0)
    return check_file(drawn, name="tally.png")
