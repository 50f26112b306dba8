"""The first body of an installation with its head, from whom all other roles are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.parties.actions.organisation import register_organisation
from tapshyryk.parties.actions.person import register_person
from tapshyryk.parties.actions.role import give_role
from tapshyryk.parties.models import Membership, Organisation, Person
from tapshyryk.places.actions.register import enter_oblasts, register_municipality
from tapshyryk.places.models import Municipality
from tapshyryk.places.queries.municipality import oblast_by_iso

INSTALLATION: Final = System("installation")


@dataclass(frozen=True, slots=True)
class Head:
    """Who leads the first body and signs in with `email`; without a password nobody can sign in yet."""

    full_name: str
    email: str
    password: str | None = None


def found_municipality(
    *, name_ky: str, kind: str, oblast_iso: str, head: Head, rayon_ky: str = "", executive_ky: str = ""
) -> Municipality:
    """Register a municipality with its head, all or nothing, and its executive when that is named.

    Raises Refused with what is wrong, Oblast.DoesNotExist for an unknown code.
    """
    with transaction.atomic(), answering_request(None):
        enter_oblasts(actor=INSTALLATION)
        place = Municipality(name_ky=name_ky, kind=kind, oblast=oblast_by_iso(oblast_iso), source="")
        register_municipality(place, actor=INSTALLATION, rayon_ky=rayon_ky)
        if executive_ky:
            register_organisation(
                Organisation(municipality=place),
                actor=INSTALLATION,
                names={"ky": executive_ky},
                kind="executive",
            )
        _appoint(Membership(municipality=place), "municipal_head", head)
    return place


def found_ministry(*, name_ky: str, head: Head) -> Organisation:
    """Register a ministry or another authorised state body with its head, all or nothing."""
    with transaction.atomic(), answering_request(None):
        enter_oblasts(actor=INSTALLATION)
        ministry = Organisation()
        register_organisation(ministry, actor=INSTALLATION, names={"ky": name_ky}, kind="ministry")
        _appoint(Membership(organisation=ministry), "ministry_head", head)
    return ministry


def _appoint(membership: Membership, role: str, head: Head) -> None:
    person = Person(full_name=head.full_name)
    register_person(person, actor=INSTALLATION, email=head.email, password=head.password)
    give_role(membership, actor=INSTALLATION, role=role, person=person, since=clock.today())
