"""Two people take the same step at once: one wins, the other is told why, one act exists."""

from collections.abc import Callable
from datetime import date

import pytest

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.models import NeedsSession
from tests.racing import at_once
from tests.world import NOON, make_world

PEOPLE = 8


@pytest.mark.django_db(transaction=True)
def test_of_people_taking_the_same_step_at_once_one_wins() -> None:
    world = make_world()
    actors = [
        world.add(f"specialist {n}", "municipal_specialist", body=world.municipality) for n in range(PEOPLE)
    ]
    session = NeedsSession(slug="spring", municipality=world.municipality, title_ky="Жыйын")
    plan_session(session, actor=actors[0], planned_for=date(2026, 3, 1), venue="")

    def holding(actor: Actor, women: int) -> Callable[[], object]:
        own = NeedsSession.objects.get(pk=session.pk)
        given = {"held_on": date(2026, 3, 2), "participants": 100, "women": women}
        return lambda: hold_session(own, actor=actor, **given)

    assert at_once(NOON, *(holding(actor, 40 + n) for n, actor in enumerate(actors))) == ["state"] * (
        PEOPLE - 1
    ) + ["taken"]
    acts = Act.objects.filter(verb="hold_session")
    assert acts.count() == 1
    session.refresh_from_db()
    assert session.women == acts.get().detail["women"]
