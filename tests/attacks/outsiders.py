"""People a municipality's work is none of, each with a browser, who try every address of its subjects."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from django.test import Client

from tapshyryk.assemblies.models import Voter
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import steps, steps_beginning_at
from tapshyryk.needs.models import AttendanceLine, ProposedProblem, SocialCard
from tapshyryk.needs.queries.attendance import came_of
from tapshyryk.needs.queries.proposed_problems import READABLE
from tapshyryk.needs.queries.social_cards import read_identity
from tapshyryk.parties.models import Account, Person
from tests.world import World

ROOMS = ("needs", "assemblies")
OPEN_TO_ALL = {"propose_problem", "follow_problem"}
"""What everybody who has signed in may begin anywhere."""
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="[^"]*"')


def subject_models() -> dict[str, Any]:
    """The subjects of the two rooms by the name of their lifecycle."""
    return {n: model for n, model in registry.subject_types().items() if model._meta.app_label in ROOMS}


@dataclass
class Outsider:
    """Somebody by a name that stands nowhere else, with a browser; signed out without an account."""

    who: str
    client: Client = field(default_factory=Client)

    @property
    def is_signed_in(self) -> bool:
        """Whether there is an account."""
        return bool(self.client.session.get("_auth_user_id"))


def outsider(world: World, who: str, roles: Iterable[str] = (), *, body: Any = None) -> Outsider:
    """Somebody who holds `roles` in `body` and has signed in."""
    actor = world.add(who)
    for role in roles:
        world.add(who, role, body=body)
    person = Person.objects.get(pk=actor.ref.removeprefix("person:"))
    with inside_an_act():
        account, _ = Account.objects.get_or_create(
            person=person, defaults={"email": f"{person.pk}@outside.example"}
        )
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    return Outsider(who, client)


def addresses_of(thing: Any) -> Iterator[tuple[str, str]]:
    """Every address of the workspace made of a subject's key, each with its verb (empty: a look)."""
    kind = thing.lifecycle.name
    near = f"/ky/work/{kind}/{thing.pk}/"
    if not (kind == "proposed_problem" and thing.state in READABLE):
        yield near, ""  # what everybody reads, whoever signed in may look at and follow
    if kind == "needs_session":
        yield f"{near}attendance/", ""
        yield f"{near}attendance.csv", ""
    for step in steps():
        if step.lifecycle == kind and step.begin is None:
            yield f"{near}{step.verb}/", step.verb
    yield from beginnings_from(kind, thing.pk)


def beginnings_from(kind: str, key: Any) -> Iterator[tuple[str, str]]:
    """The addresses of what is begun in the two rooms from a parent."""
    for step in steps_beginning_at(kind):
        if registry.subject_type(step.lifecycle)._meta.app_label in ROOMS:
            yield f"/ky/work/begin/{step.verb}/{kind}/{key}/", step.verb


def identities() -> frozenset[str]:
    """Who people are, as it is kept in the two rooms: names, telephones, addresses to write to."""
    cards = [read_identity(card) for card in SocialCard.objects.all()]
    found = [
        *Person.objects.values_list("full_name", flat=True),
        *Account.objects.values_list("email", flat=True),
        *ProposedProblem.objects.values_list("email", flat=True),
        *Voter.objects.values_list("full_name", flat=True),
        *(came.name for came in came_of(list(AttendanceLine.objects.all()))),
        *(text for card in cards if card for text in (card.full_name, card.guardian_name, card.phone)),
    ]
    return frozenset(text for text in found if len(text) > 5)


@dataclass
class Doors:
    """What was tried, and every door that did not stay shut."""

    tried: set[tuple[str, ...]] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def try_all(
        self, outsiders: Iterable[Outsider], addresses: Iterable[tuple[str, str]], known: frozenset[str]
    ) -> None:
        """Open and send every address as each of them; nothing may be written, nobody be named."""
        addresses, acts = list(addresses), Act.objects.count()
        for one in outsiders:
            others = known - {one.who}
            for address, verb in addresses:
                if one.is_signed_in and verb in OPEN_TO_ALL:
                    continue
                self._try(one, "GET", one.client.get(address), address, others)
                self._try(one, "POST", one.client.post(address, {"reason": "Кийлигишүү"}), address, others)
                self.tried.add((one.who, address.split("/")[3], verb))
        if (more := Act.objects.count() - acts) != 0:
            self.faults.append(f"{addresses[0][0]}: {more} acts were written by outsiders")

    def _try(self, one: Outsider, method: str, answer: Any, address: str, known: frozenset[str]) -> None:
        told = f"{method} {address} as {one.who}"
        if not self._is_shut(one, method, answer):
            self.faults.append(f"{told}: {answer.status_code}")
        text = unescape(TOKEN.sub("", answer.getvalue().decode(errors="replace")))
        self.faults += [f"{told} names somebody" for name in known if name in text]

    @staticmethod
    def _is_shut(one: Outsider, method: str, answer: Any) -> bool:
        if not one.is_signed_in:
            return answer.status_code == 302 and "/work/sign-in/" in answer["Location"]
        return answer.status_code in ({403, 404} if method == "GET" else {403, 404, 405})
