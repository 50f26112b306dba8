"""Ids changed in an address: no page of another municipality opens, takes a step or names anybody."""

from __future__ import annotations

from typing import Any

import pytest

from tapshyryk.core import clock
from tapshyryk.core.documents.models import Document
from tapshyryk.core.files.models import Upload
from tapshyryk.core.steps import steps
from tapshyryk.demo.example import people
from tapshyryk.demo.example.story import Story
from tests.assemblies.polling import online
from tests.assemblies.stages import GATHERS
from tests.attacks.outsiders import (
    OPEN_TO_ALL,
    ROOMS,
    Doors,
    Outsider,
    addresses_of,
    beginnings_from,
    identities,
    outsider,
    subject_models,
)
from tests.attacks.two_rooms import play_rooms
from tests.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

ELSEWHERE = (
    "municipal_specialist",
    "municipal_head",
    "finance_officer",
    "council_chair",
    "monitoring_member",
    "working_group_member",
)
"""Every office of a municipality."""
WITHOUT_OFFICE = ("resident", "guardian", "technical_administrator")
BESIDE = ("finance_officer", "council_chair", "monitoring_member")
"""Offices of the same municipality from which some kinds of subjects are kept (`Subject.seen_by`)."""


def strangers(world: World, place: Any) -> list[Outsider]:
    """Somebody signed out, somebody with every office elsewhere, somebody of `place` with none."""
    elsewhere = outsider(world, "Четки Адис", ELSEWHERE, body=world.municipality)
    world.add("Четки Адис", "ngo_worker", body=world.ngo)
    return [
        Outsider("nobody"),
        elsewhere,
        outsider(world, "Тургун Ушул", WITHOUT_OFFICE, body=place),
    ]


class Watched(Story):
    """The story, in which outsiders try the doors of whatever comes into a state not seen before."""

    doors: Doors
    outsiders: list[Outsider]
    beside: Outsider
    seen: set[tuple[str, str]]

    def take(self, action: Any, subject: Any, *, by: Any, **given: Any) -> Any:
        """The step, then the doors."""
        act = super().take(action, subject, by=by, **given)
        thing = type(subject)._default_manager.filter(pk=subject.pk).first()
        if thing is not None and type(thing)._meta.app_label in ROOMS:
            self.try_doors_of(thing)
        return act

    def try_doors_of(self, thing: Any) -> None:
        """Once for each kind and state."""
        shape = (thing.lifecycle.name, thing.state)
        if shape not in self.seen:
            self.seen.add(shape)
            kept_from = () if thing.seen_by.intersection(BESIDE) else (self.beside,)
            with clock.at(self.moment):
                self.doors.try_all((*self.outsiders, *kept_from), addresses_of(thing), identities())


def test_no_address_of_a_subject_opens_for_outsiders() -> None:
    world = make_world("kok-oi")
    story = Watched(tell=lambda _line: None)
    story.doors, story.outsiders, story.seen = Doors(), [], set()
    cast = people.set_the_stage(story)
    story.outsiders = strangers(world, cast.place)
    story.beside = outsider(world, "Кошуна Кызмат", BESIDE, body=cast.place)
    play_rooms(story, cast)
    kinds = subject_models()
    for model in kinds.values():
        for thing in model.objects.order_by("pk"):
            story.try_doors_of(thing)
    story.doors.try_all(story.outsiders, beginnings_from("municipality", cast.place.pk), identities())
    assert story.doors.faults == []
    tried = {verb for _who, _place, verb in story.doors.tried if verb}
    own = {step.verb for step in steps() if step.lifecycle in kinds}
    assert own - tried - OPEN_TO_ALL == {"propose_problem_as_organisation"}
    assert {kind for kind, _state in story.seen} == set(kinds)
    beside = {kind for who, kind, _verb in story.doors.tried if who == story.beside.who}
    assert beside == {"following", "proposed_problem", "social_card", "working_group"}
    _no_file_opens(story.outsiders)


def _no_file_opens(outsiders: list[Outsider]) -> None:
    """Every handed-in file and every paper that is not public, by its own address."""
    closed = [
        *(f"/files/{kept.pk}" for kept in Upload.objects.all()),
        *(f"/documents/{paper.pk}/{paper.name}" for paper in Document.objects.filter(public=False)),
    ]
    assert closed
    opened = [
        f"{address} for {one.who}"
        for one in outsiders
        for address in closed
        if one.client.get(address).status_code != 404
    ]
    assert opened == []


def test_a_voters_roll_opens_for_nobody_of_another_municipality() -> None:
    world, other = make_world(), make_world("kok-oi")
    assembly = online(world, 3)
    doors, known = Doors(), identities()
    assert "Тургун Номер1" in known
    with clock.at(GATHERS):
        doors.try_all(strangers(other, world.municipality), addresses_of(assembly), known)
    assert doors.faults == []


@pytest.mark.parametrize("kind", sorted(subject_models()))
def test_lists_of_the_workspace_show_outsiders_nothing(kind: str) -> None:
    world, other = make_world(), make_world("kok-oi")
    assembly = online(world, 3)
    shown = {str(assembly.pk), str(assembly.needs_session_id)}
    for one in strangers(other, world.municipality)[1:]:
        answer = one.client.get(f"/ky/work/{kind}/")
        assert answer.status_code in {200, 404}
        assert not [key for key in shown if key in answer.content.decode()]
