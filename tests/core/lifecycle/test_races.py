"""Two people take the same step at once: one wins, the other is told why, one act exists."""

import threading
from datetime import date

import pytest
from django.db import connection

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.models import NeedsSession
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
    together = threading.Barrier(PEOPLE)
    outcomes: list[str] = []

    def take(actor: Actor, women: int) -> None:
        own = NeedsSession.objects.get(pk=session.pk)
        together.wait()
        try:
            with clock.at(NOON):
                hold_session(own, actor=actor, held_on=date(2026, 3, 2), participants=100, women=women)
            outcomes.append("taken")
        except Refused as refused:
            outcomes.append(refused.reasons[0].kind)
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=(actor, n)) for n, actor in enumerate(actors)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["state"] * (PEOPLE - 1) + ["taken"]
    acts = Act.objects.filter(verb="hold_session")
    assert acts.count() == 1
    session.refresh_from_db()
    assert session.women == acts.get().detail["women"]
