"""Two desks that hand a paper ballot to one person hand out one."""

from __future__ import annotations

import pytest

from tapshyryk.assemblies.actions.roll import register_arrivals
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.acts.models import Act
from tests.assemblies.polling import mixed
from tests.assemblies.stages import GATHERS
from tests.racing import at_once
from tests.world import make_world

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("other_way", ["paper", "hands"])
def test_one_person_at_two_desks_gets_one_ballot(other_way: str) -> None:
    world = make_world()
    assembly = mixed(world)
    second = world.add("second specialist", "municipal_specialist", body=world.municipality)
    before = Act.objects.filter(verb="register_arrivals").count()

    def registering(actor, way: str):
        own = Assembly.objects.get(pk=assembly.pk)
        return lambda: register_arrivals(own, actor=actor, numbers=[31], way=way)

    steps = registering(world.actor("specialist"), "paper"), registering(second, other_way)
    assert at_once(GATHERS, *steps) == ["assemblies.one_person_one_way", "taken"]
    assert sum(assembly.taken().values()) == 31
    assert Act.objects.filter(verb="register_arrivals").count() == before + 1
