"""Two specialists merge the same pair, each into the other, in the same moment: one comes first."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, connections

from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.moderation import merge_problem
from tapshyryk.needs.models import ProposedProblem
from tests.needs.proposals import published
from tests.world import make_world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def test_of_two_mergings_of_a_pair_one_is_refused() -> None:
    world = make_world()
    world.add("second", "municipal_specialist", body=world.municipality)
    first = published(world)
    second = published(world, "Балдарга бакча керек", "second@example.kg")
    start = threading.Barrier(2)
    outcomes: list[str] = []

    def merge(one: ProposedProblem, other: ProposedProblem, who: str) -> None:
        mine = ProposedProblem.objects.get(pk=one.pk)
        actor = world.actor(who)
        start.wait()
        try:
            merge_problem(mine, actor=actor, into=other)
            outcomes.append("merged")
        except Refused as refused:
            outcomes.append(refused.reasons[0].rule or refused.reasons[0].kind)
        finally:
            connections.close_all()

    threads = [
        threading.Thread(target=merge, args=(first, second, "specialist")),
        threading.Thread(target=merge, args=(second, first, "second")),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    connection.close()
    assert sorted(outcomes) == ["merged", "needs.proposal_merged_into_public_one"]
    states = sorted(ProposedProblem.objects.values_list("state", flat=True))
    assert states == ["merged", "published"]
