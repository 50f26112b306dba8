"""What officials of an assembly enter at the same moment ends as if they had come one after another."""

import pytest

from tapshyryk.assemblies.actions.counting_group import change_counting_group
from tapshyryk.assemblies.actions.roll import enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tests.assemblies.polling import people
from tests.assemblies.stages import GATHERS, counted, opened
from tests.racing import at_once
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


def counting(assembly: Assembly, actor: Actor, position: int, votes: int, section: int = 1):
    """A teller who enters one option's hands on a copy of the assembly read beforehand."""
    own = Assembly.objects.get(pk=assembly.pk)
    option = own.ballot()[position]
    return lambda: count_hands(own, actor=actor, votes={option.pk: votes}, section=section)


def test_two_counts_that_fit_alone_but_not_together():
    world = make_world()
    assembly = opened(world, present=100, women=None)
    second = world.add("second specialist", "municipal_specialist", body=world.municipality)
    outcomes = at_once(
        GATHERS, counting(assembly, world.actor("specialist"), 0, 60), counting(assembly, second, 1, 60)
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

    assert at_once(GATHERS, closing(), closing(), closing()) == ["state", "state", "taken"]
    assert Act.objects.filter(verb="close_vote").count() == 1
    assert at_once(GATHERS, counting(assembly, specialist, 0, 1)) == ["state"]


def test_no_section_of_the_hall_is_lost_from_the_sum():
    world = make_world()
    assembly = opened(world, present=100, women=None, sections=8)
    option = assembly.ballot()[0]
    tellers = [counting(assembly, world.actor("specialist"), 0, 10, section) for section in range(1, 9)]
    assert at_once(GATHERS, *tellers) == ["taken"] * 8
    option.refresh_from_db()
    assert option.votes == 80
    totals = Act.objects.filter(verb="count_hands").order_by("pk")
    assert [act.detail["total"] for act in totals] == list(range(10, 90, 10))


def test_the_sections_together_stay_within_those_present():
    world = make_world()
    assembly = opened(world, present=45, women=None, sections=8)
    option = assembly.ballot()[0]

    def counting_in(section: int):
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: count_hands(
            own, actor=world.actor("specialist"), votes={option.pk: 10}, section=section
        )

    refused = ["assemblies.one_person_one_vote"] * 4
    assert at_once(GATHERS, *map(counting_in, range(1, 9))) == [*refused, *["taken"] * 4]
    option.refresh_from_db()
    assert option.votes == 40


def test_the_counting_group_does_not_shrink_below_its_least_by_two_leaving_at_once():
    world = make_world()
    assembly = opened(world)
    with clock.at(GATHERS):
        change_counting_group(
            assembly, actor=world.actor("specialist"), joins=["Эсептөөчү Төртүнчү"], reason="Жардам керек"
        )
    first, second, *_rest = [teller.person for teller in assembly.tellers.all()]

    def leaving(person):
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: change_counting_group(
            own, actor=world.actor("specialist"), leaves=[person], reason="Кетти"
        )

    assert at_once(GATHERS, leaving(first), leaving(second)) == ["assemblies.counting_group", "taken"]
    assert assembly.tellers.filter(left_at=None).count() == 3


def test_two_desks_that_register_the_same_numbers_register_them_once():
    world = make_world()
    assembly = opened(world)
    with clock.at(GATHERS):
        enter_roll(assembly, actor=world.actor("specialist"), voters=people(20))

    def registering(first: int, last: int):
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: register_arrivals(
            own, actor=world.actor("specialist"), numbers=range(first, last + 1), way="hands"
        )

    outcomes = at_once(GATHERS, registering(1, 12), registering(12, 20))
    assert outcomes == ["assemblies.one_person_one_way", "taken"]


def test_two_clerks_who_enter_the_same_person_enter_them_once():
    world = make_world()
    assembly = opened(world)

    def entering():
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: enter_roll(own, actor=world.actor("specialist"), voters=people(3))

    assert at_once(GATHERS, entering(), entering()) == ["assemblies.once_on_the_roll", "taken"]
    assert sorted(assembly.roll.values_list("number", flat=True)) == [1, 2, 3]
