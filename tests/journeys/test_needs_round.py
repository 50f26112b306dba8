"""A round of needs in a municipality of five settlements, then an assembly of 400 votes three ways."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pypdf import PdfReader

from tapshyryk.assemblies.actions.online import cast_ballot
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core import clock
from tapshyryk.core.acts import keys as record_keys
from tapshyryk.demo.example.people import INSTALLATION, Cast
from tapshyryk.needs.models import NeedsSession, PriorityList
from tapshyryk.places.actions.register import register_settlement
from tests.core.acts.bundles import KEY
from tests.journeys.standing_clock import stand_on
from tests.journeys.up_to_approval import titles
from tests.journeys.walking import SIGNED_SCAN, Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

VILLAGES = ("Кара-Үлгү айылы", "Ак-Үлгү айылы", "Көк-Үлгү айылы")
"""Beside the two that the example has."""

KINDERGARTEN, CARE, WATER = "Бала бакча жок", "Карыларга кароо жок", "Таза суу жетпейт"
ROAD, LIGHT, CLUB = "Жол бузук", "Көчөдө жарык жок", "Жаштарга клуб жок"

SESSIONS: Sequence[tuple[str, int, int, dict[str, tuple[str, int]]]] = (
    (
        "Үлгү-Булак",
        120,
        70,
        {
            KINDERGARTEN: ("preschool", 80),
            CARE: ("elderly", 60),
            ROAD: ("other", 30),
            CLUB: ("youth", 20),
        },
    ),
    (
        "Кара-Үлгү",
        60,
        31,
        {
            "Айылда бала бакча жок": ("preschool", 20),
            WATER: ("health", 45),
            LIGHT: ("other", 15),
            "Карыларга кароо жетишпейт": ("elderly", 12),
        },
    ),
    (
        "Көк-Үлгү",
        80,
        44,
        {
            "Бала бакча жетишпейт": ("preschool", 40),
            "Жаштарга клуб керек": ("youth", 36),
            "Жол оңдолбойт": ("other", 24),
            "Таза суу жок": ("health", 16),
        },
    ),
)
"""Where people meet, how many come, women among them, what is named: theme and votes."""


def test_a_round_of_needs_and_an_assembly_of_four_hundred(
    walk: Callable[..., Walk], cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record_keys, "_given", KEY.written)
    here = walk(scripts=False)
    places = _five_settlements(cast)
    sessions = [_session(here, cast, number, places, tmp_path) for number in range(len(SESSIONS))]
    common = _one_list(here, cast, sessions)
    _causes(here, sessions[0])
    assembly = _assembly(here, cast, common)
    _order(here, cast, assembly)


def _five_settlements(cast: Cast) -> list[Any]:
    with clock.at(datetime(2024, 1, 9, 9, tzinfo=clock.LOCAL_ZONE)):
        for name in VILLAGES:
            register_settlement(cast.place, actor=INSTALLATION, names={"ky": name})
    return list(cast.place.settlements.order_by("pk"))


def _session(here: Walk, cast: Cast, number: int, places: list[Any], folder: Path) -> NeedsSession:
    """Plan it, enter who came in one of three ways, name and weigh the problems, close the list."""
    where, people, women, named = SESSIONS[number]
    stand_on(2024, 2, 1 + number)
    session = here.take(
        "specialist",
        "plan_session",
        cast.place,
        planned_for=date(2024, 2, 17 + number),
        venue=f"{where}, мектеп",
        settlements=[str(place.pk) for place in places[number : number + 2]],
        expected=people,
        **titles(ky=f"Муктаждыктарды аныктоо: {where}"),
    )
    day = stand_on(2024, 2, 17 + number, 16)
    lines = _typed(people, women)
    if number == 0:
        here.take("specialist", "enter_attendance", session, lines="\n".join(lines), whole=True)
    elif number == 1:
        pasted = "\n".join("\t".join(("", *line.split())) for line in lines)
        here.take("specialist", "enter_attendance", session, lines=pasted, whole=True)
    else:
        _import(here, session, lines, folder)
        here.take("specialist", "complete_attendance", session)
    page = here.as_("specialist")
    session.refresh_from_db()
    here.take("specialist", "hold_session", session, held_on=day)
    session.refresh_from_db()
    assert (session.participants, session.women) == (people, women), page.url
    for title, (theme, votes) in named.items():
        here.take("specialist", "name_problem", session, theme=theme, votes=votes, **titles(ky=title))
    stand_on(2024, 2, 24, 11)
    return here.take("specialist", "list_priorities", session)


def _typed(people: int, women: int) -> list[str]:
    """A line for each, in the codes of the sheet: settlement, sex, age, social group."""
    return [f"{1 + n % 2} {'ж' if n < women else 'э'} {18 + n % 60} {1 + n % 10}" for n in range(people)]


def _import(here: Walk, session: NeedsSession, lines: list[str], folder: Path) -> None:
    """Hand the list in as a table of the encoding old programs write, look at it, let it be written."""
    file = folder / "attendance.csv"
    rows = ["Айылы;Жынысы;Жашы;Социалдык тобу", *(line.replace(" ", ";") for line in lines)]
    file.write_bytes("\r\n".join(rows).encode("cp1251"))
    page = here.as_("specialist")
    page.goto(f"/{here.language}/work/import/attendance/")
    page.locator("input[type=file]").set_input_files(file)
    with page.expect_navigation():
        page.locator("form.form button[type=submit]").click()
    with page.expect_navigation():
        page.locator("main form button[type=submit]").click()
    session.refresh_from_db()
    assert session.attendance.count() == len(lines), page.locator("main").inner_text()


def _one_list(here: Walk, cast: Cast, sessions: list[NeedsSession]) -> PriorityList:
    """Three lists become one of six, by the share of those present that voted for each problem."""
    common = here.take(
        "specialist",
        "begin_priority_list",
        cast.place,
        sessions=[str(session.pk) for session in sessions],
        method="vote_shares",
        **titles(ky="Аймактын жалпы тизмеси"),
    )
    form = here.see("specialist", common)
    form.goto(f"{form.url}join_suggested/")
    pairs = form.locator("[name=pairs]").evaluate_all("boxes => boxes.map(box => box.value)")
    here.take("specialist", "join_suggested", common, pairs=pairs)
    return here.take("specialist", "close_priority_list", common, count=5)


def _causes(here: Walk, session: NeedsSession) -> None:
    """The causes of the problem that most named."""
    problem = session.problems.get(title_ky=KINDERGARTEN)
    tree = here.take("specialist", "begin_tree", session, problem=problem)
    for side, words in (
        ("cause", "Эски имарат 2019-жылы жабылган"),
        ("effect", "Энелер ишке чыга албайт"),
    ):
        here.take("specialist", "add_branch", tree, side=side, under="problem", **titles(ky=words))
    here.take("specialist", "settle_tree", tree)
    page = here.window()
    page.goto(f"/ky/problems/named/{problem.slug}/")
    assert "Эски имарат 2019-жылы жабылган" in _says(page)


def _assembly(here: Walk, cast: Cast, common: PriorityList) -> Assembly:
    """Four hundred vote: 250 raise a hand in two sections, 120 fill in a paper, 30 vote online."""
    stand_on(2024, 3, 1)
    assembly = here.take(
        "head",
        "convene_assembly",
        cast.place,
        purpose="choice",
        convened_for=datetime(2024, 3, 16, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Социалдык тапшырыктын темасын тандоо.",
        chosen_from=f"priority_list:{common.pk}",
        ways=["hands", "paper", "online"],
        sections=2,
        online_until=datetime(2024, 3, 16, 18, 0, tzinfo=clock.LOCAL_ZONE),
        quorum=300,
        **titles(ky="Теманы тандаган элдик жыйын"),
    )
    stand_on(2024, 3, 4)
    roll = "\n".join(f"Тургун Адам{n}\t05.03.{1950 + n % 50}\t{'а' if n % 2 else 'э'}" for n in range(1, 421))
    here.take("specialist", "enter_roll", assembly, people=roll)
    here.take("specialist", "print_ballots", assembly, language="ky", count=130)
    stand_on(2024, 3, 16, 14)
    here.take(
        "head",
        "open_assembly",
        assembly,
        chair="Үлгүбеков Азамат",
        secretary="Үлгүбекова Айгүл",
        present=370,
        women=190,
        counting_group_names="Үлгүбаева Бермет\nҮлгүбаев Нурбек\nҮлгүбаева Жамила",
    )
    here.take("specialist", "register_arrivals", assembly, way="hands", numbers="1-250")
    here.take("specialist", "register_arrivals", assembly, way="paper", numbers="251-370")
    for section, votes in ((1, (60, 40, 15, 3, 2)), (2, (50, 45, 20, 5, 0))):
        by_place = {f"votes_{place}": count for place, count in enumerate(votes, start=1)}
        here.take("specialist", "count_hands", assembly, section=section, **by_place)
    here.refused(
        "specialist",
        "count_papers",
        assembly,
        rule="assemblies.papers_not_stuffed",
        text="1 * 121",
        returned=4,
        unused=6,
    )
    read_out = "1 * 50\n2 * 40\n3 * 20\n4 * 5\n0 * 3\nx * 2"
    here.take("specialist", "count_papers", assembly, text=read_out, returned=4, unused=6)
    codes = _codes(here, assembly, "371-400")
    receipt = _vote_online(here, assembly, codes)
    stand_on(2024, 3, 16, 19)
    here.take("specialist", "close_vote", assembly)
    assembly.refresh_from_db()
    counted = {key[0] if key else "": n for key, n in vote_of(assembly).ballots.marked.items() if n}
    places = [option.problem.slug for option in assembly.ballot()]
    # hands 110 85 35 8 2 and ten raised none, paper 50 40 20 5 and three blank, online 18 and 12
    assert counted == dict(zip([*places, ""], (178, 137, 55, 13, 2, 13), strict=True))
    assert str(assembly.result.title) == KINDERGARTEN
    page = here.window()
    page.goto(f"/ky/vote/{assembly.slug}/receipt/")
    page.locator("[name=receipt]").fill(receipt)
    with page.expect_navigation():
        page.locator("main form button[type=submit]").first.click()
    said = _says(page)
    page.goto(f"/ky/assemblies/{assembly.slug}/")
    assert receipt in _says(page), said
    stand_on(2024, 3, 18)
    here.take("specialist", "attach_signed_minutes", assembly, scan=SIGNED_SCAN)
    return here.take("head", "sign_minutes", assembly)


def _codes(here: Walk, assembly: Assembly, numbers: str) -> list[str]:
    """The codes on the slips, which the clerk gets once, as a file."""
    page = here.see("specialist", assembly)
    page.goto(f"{page.url}issue_voting_codes/")
    page.locator("[name=numbers]").fill(numbers)
    with page.expect_download() as handed_over:
        page.locator("form.form button[type=submit]").click()
    text = "".join(one.extract_text() for one in PdfReader(handed_over.value.path()).pages)
    codes = re.findall(r"[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]", text)
    assert len(codes) == 30
    return codes


def _vote_online(here: Walk, assembly: Assembly, codes: list[str]) -> str:
    """Eighteen vote for the first problem and twelve for the second, some in a browser; a receipt."""
    first, second, *_rest = (option.problem.slug for option in assembly.ballot())
    page, receipt = here.window(), ""
    for code, mark in zip(codes[:3], (first, second, first), strict=True):
        page.goto(f"/ky/vote/{assembly.slug}/")
        page.locator("[name=code]").fill(code.lower())
        page.locator(f'[name=marks][value="{mark}"]').check()
        with page.expect_navigation():
            page.locator("main form button[type=submit]").click()
        with page.expect_navigation():
            page.locator("[name=confirm]").click()
        assert page.locator("[name=code]").count() == 0, _says(page)
        found = re.search(r"[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]{4}-[1-9A-Z]", _says(page))
        assert found, _says(page)
        receipt = found[0]
    with clock.at(datetime(2024, 3, 16, 16, 0, tzinfo=clock.LOCAL_ZONE)):
        for place, code in enumerate(codes[3:]):
            cast_ballot(assembly, code=code, marks=[first if place < 16 else second])
    return receipt


def _order(here: Walk, cast: Cast, assembly: Assembly) -> None:
    """What was chosen becomes an order that leads back to the assembly and its sessions."""
    stand_on(2024, 4, 2)
    order = here.take(
        "specialist", "draft_order", assembly, theme="preschool", **titles(ky="Үлгү-Булакка бала бакча")
    )
    assert order.problem == assembly.result
    assert order.assembly == assembly


def _says(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())
