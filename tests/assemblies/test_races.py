"""Tellers who enter their counts at the same moment cannot get past the number of people present."""

import threading

import pytest
from django.db import connection

from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.stages import GATHERS, counted, opened
from tests.world import make_world

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def at_once(*steps) -> list[str]:
    """Take the steps in threads that start together; what became of each."""
    together = threading.Barrier(len(steps))
    outcomes: list[str] = []

    def run(step) -> None:
        together.wait()
        try:
            with clock.at(GATHERS):
                step()
            outcomes.append("taken")
        except Refused as refused:
            outcomes.append(refused.rules[0] if refused.rules else refused.reasons[0].kind)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(step,)) for step in steps]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


def counting(assembly: Assembly, actor: Actor, position: int, votes: int):
    """A teller who enters one option's hands on a copy of the assembly read beforehand."""
    own = Assembly.objects.get(pk=assembly.pk)
    option = own.ballot()[position]
    return lambda: count_hands(own, actor=actor, votes={option.pk: votes})


def test_two_counts_that_fit_alone_but_not_together():
    world = make_world()
    assembly = opened(world, present=100, women=None)
    second = world.add("second specialist", "municipal_specialist", body=world.municipality)
    outcomes = at_once(
        counting(assembly, world.actor("specialist"), 0, 60), counting(assembly, second, 1, 60)
    )
    assert outcomes == ["assemblies.one_person_one_vote", "taken"]
    assert sorted(option.votes or 0 for option in assembly.ballot()) == [0, 0, 0, 0, 60]


def test_a_vote_closes_once_and_takes_no_count_afterwards():
    world = make_world()
    assembly = counted(world, [50, 30, 10, 5, 5])
    specialist = world.actor("specialist")

    def closing():
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: close_vote(own, actor=specialist)

    assert at_once(closing(), closing(), closing()) == ["state", "state", "taken"]
    assert Act.objects.filter(verb="close_vote").count() == 1
    assert at_once(counting(assembly, specialist, 0, 1)) == ["state"]
