"""The page of an assembly tells what came of a vote first, then every way it was counted from."""

from __future__ import annotations

import re

import pytest
from django.core.cache import cache

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.voting import close_vote
from tapshyryk.core import clock
from tests.assemblies.polling import AFTER, mixed, raise_hands, slugs
from tests.assemblies.stages import GATHERS, closed
from tests.world import make_world

pytestmark = pytest.mark.django_db


def captions(client, slug: str) -> list[str]:
    """The captions of the tables of the page in English, in their order."""
    cache.clear()
    page = client.get(f"/en/assemblies/{slug}/").content.decode()
    return re.findall(r"<caption[^>]*>\s*([^<]+?)\s*</caption>", page)


def test_three_ways_stand_after_the_count_they_make(client):
    world = make_world()
    assembly = mixed(world)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        raise_hands(assembly, world, [5, 9, 4, 0, 0])
        codes = [one.code for one in issue_voting_codes(assembly, actor=specialist).codes]
        for code, key in zip(codes, [*slugs(assembly)[:3] * 3], strict=False):
            cast_ballot(assembly, code=code, marks=[key])
        count_papers(assembly, actor=specialist, text="1 * 4\n2 * 3\n3 * 3", returned=0, unused=5)
        assert captions(client, assembly.slug) == [
            "How people voted, round 1",
            "Hands raised, round 1",
            "Every paper ballot, round 1",
        ]
    with clock.at(AFTER):
        close_vote(assembly, actor=specialist)
        assert captions(client, assembly.slug)[:5] == [
            "The count, round 1",
            "How people voted, round 1",
            "Hands raised, round 1",
            "Every paper ballot, round 1",
            "Marked on secret ballots, round 1",
        ]


def test_hands_alone_are_told_once(client):
    assembly = closed(make_world(), [101, 60, 20, 0, 5])
    assert captions(client, assembly.slug)[0] == "The count, round 1"
    assert "Hands raised, round 1" not in captions(client, assembly.slug)
