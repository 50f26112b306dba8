"""The invented municipality of the example, its bodies and the people who act in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from tapshyryk.core.access.actors import System
from tapshyryk.demo.example.story import Story
from tapshyryk.parties.actions.organisation import register_organisation
from tapshyryk.parties.actions.person import register_person
from tapshyryk.parties.actions.role import give_role
from tapshyryk.parties.models import Membership, Organisation, Person
from tapshyryk.places.actions.register import enter_oblasts, register_municipality, register_settlement
from tapshyryk.places.models import Municipality, Oblast

INSTALLATION: Final = System("installation")

SLUG: Final = "ulgu-bulak"

SINCE: Final = date(2024, 1, 8)


@dataclass(frozen=True, slots=True)
class Cast:
    """The bodies of the example."""

    place: Municipality
    executive: Organisation
    council: Organisation
    ministry: Organisation
    lead: Organisation
    partner: Organisation
    rival: Organisation


PEOPLE: Final = (
    ("head", "Үлгүбеков Азамат", "municipal_head", "place"),
    ("specialist", "Үлгүбекова Айгүл", "municipal_specialist", "place"),
    ("finance", "Булакова Гүлнара", "finance_officer", "place"),
    ("council", "Булаков Темирбек", "council_chair", "place"),
    ("monitor", "Мисалова Жылдыз", "monitoring_member", "place"),
    ("activist", "Мисалов Эркин", "working_group_member", "place"),
    ("ministry", "Үлгүлүев Нурлан", "ministry_head", "ministry"),
    ("reviewer", "Үлгүлүева Нуржан", "ministry_specialist", "ministry"),
    ("expert", "Үлгүлүева Чолпон", "ministry_expert", "ministry"),
    ("auditor", "Эсепова Назгүл", "auditor", "ministry"),
    ("director", "Мээримова Бермет", "ngo_head", "lead"),
    ("worker", "Мээримов Данияр", "ngo_worker", "lead"),
    ("partner", "Демилгеева Сайкал", "ngo_head", "partner"),
    ("rival", "Жарыков Максат", "ngo_head", "rival"),
    ("resident", "Тургунова Асель", "resident", "place"),
    ("neighbour", "Тургунов Кубат", "resident", "place"),
    ("administrator", "Техникова Алтынай", "technical_administrator", "place"),
)
"""Who is who: key, an invented name, the role, where it is held."""


def set_the_stage(story: Story) -> Cast:
    """Enter the municipality, its bodies and its people, each by a recorded deed."""
    story.chapter("0 · " + "A municipality joins")
    story.on(2024, 1, 8, 9)
    from tapshyryk.core import clock

    with clock.at(story.moment):
        enter_oblasts(actor=INSTALLATION)
        place = Municipality(
            slug=SLUG,
            kind="rural",
            oblast=Oblast.objects.get(iso="KG-N"),
            name_ky="Үлгү-Булак айылдык аймагы",
            name_ru="Улгю-Булакский айылный аймак",
            name_en="Ülgü-Bulak rural municipality",
            centre_ky="Үлгү-Булак айылы",
            is_example=True,
        )
        story.acts.append(register_municipality(place, actor=INSTALLATION))
        for ky, ru, en in (
            ("Үлгү-Булак айылы", "село Улгю-Булак", "Ülgü-Bulak village"),
            ("Жаңы-Үлгү айылы", "село Жаны-Улгю", "Jangy-Ülgü village"),
        ):
            register_settlement(place, actor=INSTALLATION, names={"ky": ky, "ru": ru, "en": en})
        cast = Cast(
            place=place,
            executive=_body(
                place,
                "executive",
                ("Үлгү-Булак айыл өкмөтү", "Улгю-Булакский айыл окмоту", "Ülgü-Bulak aiyl okmotu"),
            ),
            council=_body(
                place,
                "council",
                ("Үлгү-Булак айылдык кеңеши", "Улгю-Булакский айылный кенеш", "Ülgü-Bulak council"),
            ),
            ministry=_body(
                None,
                "ministry",
                ("Үлгү министрлиги (мисал)", "Министерство-пример", "Example ministry"),
            ),
            lead=_body(
                place,
                "public_foundation",
                ("“Үлгү-Мээрим” КФ", "ОФ «Улгю-Мээрим»", "Ülgü-Meerim public foundation"),
            ),
            partner=_body(
                place,
                "public_association",
                ("“Булак-Демилге” КБ", "ОО «Булак-Демилге»", "Bulak-Demilge public association"),
            ),
            rival=_body(
                place,
                "public_foundation",
                ("“Жарык-Үлгү” КФ", "ОФ «Жарык-Улгю»", "Jaryk-Ülgü public foundation"),
            ),
        )
        for key, name, role, where in PEOPLE:
            story.people[key] = _person(key, name, role, getattr(cast, where))
    story.tell(f"  {story.moment:%Y-%m-%d}  {cast.place.name_en}: {len(PEOPLE)} people with their roles")
    return cast


def _body(place: Municipality | None, kind: str, names: tuple[str, str, str]) -> Organisation:
    ky, ru, en = names
    organisation = Organisation(municipality=place, example=True)
    register_organisation(organisation, actor=INSTALLATION, names={"ky": ky, "ru": ru, "en": en}, kind=kind)
    return organisation


def _person(key: str, name: str, role: str, where: Municipality | Organisation) -> Person:
    person = Person(full_name=name, is_example=True)
    register_person(person, actor=INSTALLATION, email=f"{key}@ulgu-bulak.example")
    body = {"municipality": where} if isinstance(where, Municipality) else {"organisation": where}
    give_role(Membership(**body), actor=INSTALLATION, role=role, person=person, since=SINCE)
    return person
