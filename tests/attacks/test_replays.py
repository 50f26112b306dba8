"""The same request sent twice, for every step of the two rooms: one act, and nothing written again."""

from __future__ import annotations

import copy
import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.demo.example import people
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.models import ProblemTree
from tests.assemblies.stages import TOLD, convened
from tests.attacks.two_rooms import play_rooms
from tests.needs.stages import listed
from tests.workspace.test_pages import signed_in
from tests.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b", re.IGNORECASE)


class Twice(Story):
    """The story in which each request arrives a second time."""

    def __init__(self) -> None:
        super().__init__(tell=lambda _line: None)
        self.replayed: set[str] = set()
        self.faults: list[str] = []

    def take(self, action: Any, subject: Any, *, by: Any, **given: Any) -> Any:
        """The step, and the same once more."""
        if type(subject)._meta.app_label not in {"needs", "assemblies"}:
            return super().take(action, subject, by=by, **given)
        key, again = uuid4(), copy.deepcopy(subject)
        with answering_request(key):
            act = super().take(action, subject, by=by, **given)
        self.acts.pop()
        if "by_whom" in given:
            given["by"] = given.pop("by_whom")
        with CaptureQueriesContext(connection) as asked:
            try:
                with clock.at(self.moment), answering_request(key):
                    second = action(again, actor=self._actor(by), **given)
            except Refused as refused:
                second = refused
        verb = Act.objects.get(request_key=key).verb
        self.replayed.add(verb)
        if second != act:
            self.faults.append(f"{verb}: answered {second!r}")
        written = [query["sql"] for query in asked if WRITES.match(query["sql"])]
        self.faults += [f"{verb}: {sql[:200]}" for sql in written]
        return act


def test_every_step_sent_twice_is_taken_once() -> None:
    story = Twice()
    play_rooms(story, people.set_the_stage(story))
    assert story.faults == []
    assert len(story.replayed) > 45


def sent_twice(client: Client, address: str, given: dict[str, Any]) -> list[int]:
    """The answers to one request that arrives twice."""
    fields = {"request_key": str(uuid4()), **given}
    return [client.post(address, fields).status_code for _time in range(2)]


def test_a_page_whose_step_takes_away_its_own_choice_leads_on_when_sent_twice() -> None:
    world = make_world()
    session, problems = listed(world)
    client = signed_in(world, "specialist")
    address = f"/ky/work/begin/begin_tree/needs_session/{session.pk}/"
    assert sent_twice(client, address, {"problem": str(problems[0].pk)}) == [302, 302]
    assert ProblemTree.objects.count() == 1
    assert client.post(address, {"problem": str(problems[0].pk)}).status_code == 422
    assembly = convened(world, needs_session=session, options=problems[:3])
    address = f"/ky/work/assembly/{assembly.pk}/add_option/"
    with clock.at(TOLD):
        assert sent_twice(client, address, {"problem": str(problems[3].pk)}) == [302, 302]
    assert assembly.options.count() == 4


def test_nobody_is_led_by_the_request_of_somebody_else() -> None:
    world = make_world()
    session, problems = listed(world)
    address = f"/ky/work/begin/begin_tree/needs_session/{session.pk}/"
    fields = {"request_key": str(uuid4()), "problem": str(problems[0].pk)}
    assert signed_in(world, "specialist").post(address, fields).status_code == 302
    assert signed_in(world, "activist").post(address, fields).status_code == 422
