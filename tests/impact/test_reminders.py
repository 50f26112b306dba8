"""The clock reminds once of an order that ends with nothing decided, and tells those concerned."""

from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.impact.actions.reminder import AlreadyReminded, remind_to_decide
from tapshyryk.impact.jobs import remind_of_decisions
from tapshyryk.impact.queries.following import orders_without_decision
from tests.signed import sign

OCTOBER = datetime(2026, 10, 5, 6, tzinfo=UTC)


def test_the_clock_reminds_once(signed):
    with clock.at(OCTOBER):
        assert remind_of_decisions() == 1
        assert remind_of_decisions() == 0
    act = Act.objects.get(verb="remind_to_decide")
    assert act.detail == {"ends": "2026-12-31", "days": 87}
    assert (act.order, act.municipality) == (signed.order.pk, signed.world.municipality.pk)


def test_in_summer_nobody_is_reminded(signed):
    with clock.at(datetime(2026, 6, 5, 6, tzinfo=UTC)):
        assert remind_of_decisions() == 0


def test_a_second_worker_writes_nothing(signed):
    with clock.at(OCTOBER):
        (undecided,) = orders_without_decision(clock.today())
        remind_to_decide(undecided, actor=System("clock"))
        with pytest.raises(AlreadyReminded):
            remind_to_decide(undecided, actor=System("clock"))
        with pytest.raises(Refused):
            remind_to_decide(undecided, actor=signed.actor("head"))
    assert Act.objects.count() == 1


def test_those_concerned_are_told(signed):
    with clock.at(OCTOBER):
        remind_of_decisions()
    letters = letters_of(Act.objects.get())
    names = ("head", "specialist", "director", "partner worker")
    refs = {signed.actor(name).ref: name for name in names}
    assert {refs[letter.to] for letter in letters} == {"head", "specialist", "director"}
    with translation.override("ky"):
        body = letters[0].body()
    assert "Күндүзгү борбор" in body
    assert "2026-жылдын 31-декабры" in body


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_workers_remind_once():
    sign()
    with clock.at(OCTOBER):
        (undecided,) = orders_without_decision(clock.today())
    start, outcomes = Barrier(8), []

    def remind():
        start.wait()
        try:
            remind_to_decide(undecided, actor=System("clock"))
            outcomes.append("reminded")
        except AlreadyReminded:
            outcomes.append("late")
        finally:
            connection.close()

    threads = [Thread(target=remind) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["late"] * 7 + ["reminded"]
    assert Act.objects.filter(verb="remind_to_decide").count() == 1
