"""A small world for the tests: one municipality, its bodies and people, written without ceremony."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.entity import inside_an_act
from tapshyryk.parties.holdings import person_actor
from tapshyryk.parties.models import Membership, Organisation, Person
from tapshyryk.places.models import Municipality, Oblast

NOON = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""Noon in Bishkek on the day most tests play."""


@dataclass
class World:
    """A municipality, its executive and council, a ministry, two organisations, and people with roles."""

    municipality: Municipality
    executive: Organisation
    council: Organisation
    ministry: Organisation
    ngo: Organisation
    other_ngo: Organisation
    people: dict[str, Person] = field(default_factory=dict)

    def actor(self, name: str) -> Actor:
        """The person of that name in this world, as one who acts."""
        return person_actor(self.people[name])

    def add(self, name: str, role: str = "", *, body: Any = None, since: date = date(2020, 1, 1)) -> Actor:
        """Let a person of that name appear, with a role in a municipality or organisation if one is given."""
        with inside_an_act():
            person = self.people.get(name) or Person.objects.create(full_name=name)
            self.people[name] = person
            if role:
                key = "municipality" if isinstance(body, Municipality) else "organisation"
                Membership.objects.create(person=person, role=role, since=since, state="held", **{key: body})
        return person_actor(person)


def make_world(slug: str = "ala-too") -> World:
    """Build the world; `slug` keeps two worlds apart in one test."""
    with inside_an_act():
        oblast, _ = Oblast.objects.get_or_create(
            iso="KG-N",
            defaults={"name_ky": "Нарын облусу", "name_ru": "Нарынская область", "name_en": "Naryn"},
        )
        place = Municipality.objects.create(
            slug=slug,
            kind="rural",
            oblast=oblast,
            name_ky="Ала-Тоо айылдык аймагы",
            name_ru="Ала-Тооский айылный аймак",
            name_en="Ala-Too rural municipality",
        )

        def organisation(key: str, kind: str, name: str, at: Municipality | None) -> Organisation:
            return Organisation.objects.create(
                slug=f"{slug}-{key}",
                kind=kind,
                name_ky=name,
                name_ru=name,
                name_en=name,
                municipality=at,
                state="registered",
            )

        world = World(
            municipality=place,
            executive=organisation("executive", "executive", "Ала-Тоо айыл өкмөтү", place),
            council=organisation("council", "council", "Ала-Тоо айылдык кеңеши", place),
            ministry=organisation("ministry", "ministry", "Министрлик", None),
            ngo=organisation("ngo", "public_foundation", "“Мээрим” КФ", place),
            other_ngo=organisation("other-ngo", "public_association", "“Келечек” КБ", place),
        )
    for name, role, body in (
        ("specialist", "municipal_specialist", place),
        ("head", "municipal_head", place),
        ("finance", "finance_officer", place),
        ("chair", "council_chair", place),
        ("monitor", "monitoring_member", place),
        ("activist", "working_group_member", place),
        ("ministry specialist", "ministry_specialist", world.ministry),
        ("expert", "ministry_expert", world.ministry),
        ("director", "ngo_head", world.ngo),
        ("worker", "ngo_worker", world.ngo),
        ("other director", "ngo_head", world.other_ngo),
        ("administrator", "technical_administrator", place),
        ("auditor", "auditor", world.ministry),
    ):
        world.add(name, role, body=body)
    world.add("resident")
    return world
