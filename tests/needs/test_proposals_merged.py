"""Proposals that say the same are found and merged, nobody who spoke is lost, and a merging is taken back."""

from __future__ import annotations

import pytest

from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.moderation import (
    decline_problem,
    merge_problem,
    unmerge_problem,
)
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.needs.queries.proposed_problems import root_of, similar_proposals, with_merged
from tests.needs.proposals import AUTHOR, followed, letters, published, waiting
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def merged(world: World) -> tuple[ProposedProblem, ProposedProblem]:
    first = published(world)
    second = published(world, "Балдарга бакча жетпейт", "second@example.kg")
    followed(first, "one@example.kg")
    followed(second, "two@example.kg", "ky")
    followed(second, "one@example.kg")
    letters()
    merge_problem(second, actor=world.actor("specialist"), into=first)
    return first, second


def test_a_duplicate_is_merged_and_nobody_is_lost(world: World) -> None:
    first, second = merged(world)
    assert (second.state, second.merged_into) == ("merged", first)
    assert root_of(second) == first
    assert with_merged(first) == [first, second]
    told = letters()
    assert set(told) == {AUTHOR, "second@example.kg", "one@example.kg", "two@example.kg"}
    decline_problem(first, actor=world.actor("specialist"), reason="Бакча курулуп бүттү")
    told = letters()
    assert {address: len(subjects) for address, subjects in told.items()} == {
        AUTHOR: 1,
        "second@example.kg": 1,
        "one@example.kg": 1,
        "two@example.kg": 1,
    }


def test_a_merging_is_taken_back(world: World) -> None:
    first, second = merged(world)
    letters()
    unmerge_problem(second, actor=world.actor("specialist"), reason="Бул башка айыл жөнүндө")
    assert (second.state, second.merged_into) == ("published", None)
    assert with_merged(first) == [first]
    told = letters()
    assert set(told) == {"second@example.kg", "two@example.kg", "one@example.kg"}


def test_nothing_is_merged_into_itself_into_a_merged_one_or_elsewhere(world: World) -> None:
    first, second = merged(world)
    third, specialist = published(world, "Бакча керек"), world.actor("specialist")
    far = make_world("kok-bel")
    elsewhere = published(far, "Айылда бала бакча жок")
    for into in (third, second, elsewhere):
        with pytest.raises(Refused) as refused:
            merge_problem(third, actor=specialist, into=into)
        assert refused.value.rules == ("needs.proposal_merged_into_public_one",)
    with pytest.raises(Refused):  # the other way round: the first would hang on what hangs on it
        merge_problem(first, actor=specialist, into=second)


def test_similar_ones_are_found_near_before_far_and_only_published(world: World) -> None:
    far = make_world("kok-bel")
    elsewhere = published(far, "Айылда бала бакча жок")
    near = published(world, "Бала бакчалар жетишпейт")
    waiting(world, "Бала бакча эски")
    published(world, "Көпүрө жок", theme="other")
    assert similar_proposals("бала бакча жок", municipality="ala-too") == [elsewhere, near]
    assert similar_proposals("Бул жерде да жок") == []
    assert similar_proposals("БАЛА БАКЧАЛАР ЖЕТИШПЕЙТ") == [near, elsewhere]
    assert similar_proposals("") == []
