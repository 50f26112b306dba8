"""The open vote on the clerk's page: numbers, what the guards say, and no tally of a secret way."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.vote_now import SectionCounted, VoteNow, vote_now
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.openings import moves_open_to
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, UNTIL, mixed, slugs
from tests.assemblies.stages import GATHERS, opened
from tests.workspace.test_pages import signed_in
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def assembly(world: World) -> Assembly:
    """All three ways, two sections; 40 on the roll, 1 to 20 raise hands, 21 to 30 took one of 15 ballots."""
    return mixed(world, sections=2)


def now(assembly: Assembly, world: World, name: str = "specialist") -> VoteNow | None:
    return vote_now(assembly, moves_open_to(world.actor(name), assembly))


def rules(reasons: object) -> list[str]:
    return [reason.rule for reason in reasons]


def raise_hands(assembly: Assembly, world: World, votes: list[int], section: int) -> None:
    by_option = dict(zip((option.pk for option in assembly.ballot()), votes, strict=True))
    count_hands(assembly, actor=world.actor("specialist"), votes=by_option, section=section)


def panel(client, assembly: Assembly) -> str:
    page = client.get(reverse("workspace:subject", args=["assembly", assembly.pk])).content.decode()
    found = re.search(r'<section aria-labelledby="vote-now">.*?</section>', page, re.S)
    return found.group() if found else ""


def test_an_open_vote_in_numbers_and_what_the_guards_still_miss(world, assembly):
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        code = issue_voting_codes(assembly, actor=specialist, numbers=[40]).codes[0].code
        cast_ballot(assembly, code=code, marks=slugs(assembly)[:1])
        raise_hands(assembly, world, [5, 4, 0, 0, 0], section=1)
        told = now(assembly, world)
    assert told is not None
    assert (told.people.on_roll, [n for _, n in told.people.taken], told.people.left) == (40, [20, 10, 1], 9)
    assert (told.printed, told.handed_out, told.accounted) == (15, 10, None)
    assert (told.online_cast, told.online_until, told.problems) == (1, UNTIL, 5)
    assert told.sections == (SectionCounted(1, 9, 5), SectionCounted(2, 0, 0))
    assert rules(told.missing) == ["assemblies.papers_counted", "assemblies.online_vote_over"]
    assert rules(told.warnings) == ["assemblies.secret_ballots_many"]


def test_what_is_missing_is_what_the_close_itself_refuses(world, assembly):
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        told = now(assembly, world)
        with pytest.raises(Refused) as refused:
            close_vote(assembly, actor=specialist)
    assert told is not None
    assert rules(told.missing) == list(refused.value.rules)
    with clock.at(AFTER):
        raise_hands(assembly, world, [5, 4, 3, 2, 1], section=1)
        count_papers(assembly, actor=specialist, text="1 * 6\n2 * 3\nx", returned=2, unused=3)
        told = now(assembly, world)
        assert told is not None
        assert told.missing == ()
        papers = told.accounted
        assert (papers.returned, papers.unused, papers.in_box, papers.spoiled) == (2, 3, 10, 1)
        close_vote(assembly, actor=specialist)
        assert now(assembly, world) is None


def test_how_the_secret_ballots_are_marked_changes_nothing_on_the_page(world, assembly):
    specialist = world.actor("specialist")
    client = signed_in(world, "specialist")
    seen = []
    for text in ("1 * 9", "5 * 9", "1 * 2\n3 * 7"):
        with clock.at(GATHERS):
            count_papers(assembly, actor=specialist, text=text, returned=0, unused=5)
            seen.append(panel(client, assembly))
    assert "Кутудагы бюллетендер" in seen[0]
    assert seen[0] == seen[1] == seen[2]


def test_the_page_says_what_is_missing_in_each_language(world, assembly):
    client = signed_in(world, "specialist")
    address = reverse("workspace:subject", args=["assembly", assembly.pk])
    with clock.at(GATHERS):
        for language, words in (
            ("ky", "Добуш берүүнү жабууга дагы эмне жетишпейт"),
            ("ru", "Чего ещё не хватает, чтобы закрыть голосование"),
            ("en", "Still missing before the vote can be closed"),
        ):
            page = client.get(address.replace("/ky/", f"/{language}/")).content.decode()
            assert words in page
            assert "Тургун" not in page


@pytest.mark.parametrize(
    "name", ["head", "chair", "monitor", "activist", "administrator", "auditor", "resident"]
)
def test_only_who_closes_the_vote_sees_it(world, assembly, name):
    with clock.at(GATHERS):
        assert now(assembly, world, name) is None
        assert panel(signed_in(world, name), assembly) == ""


def test_the_clerk_of_another_municipality_sees_nothing(world, assembly):
    other = make_world("bashka")
    with clock.at(GATHERS):
        assert now(assembly, other) is None


def test_hands_alone_without_a_roll_and_a_hearing(world):
    assembly = opened(world, present=200)
    with clock.at(GATHERS):
        told = now(assembly, world)
    assert told is not None
    assert (told.people, told.present, told.printed, told.online_cast) == (None, 200, None, None)
    assert told.sections == (SectionCounted(1, 0, 0),)
    assert rules(told.missing) == ["assemblies.votes_counted_for_every_option"]
    hearing = opened(world, purpose="hearing", needs_session=assembly.needs_session)
    with clock.at(GATHERS):
        assert now(hearing, world) is None
