"""Acts of the record as lines of a timeline, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from tapshyryk.core import navigation
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.acts.models import Act
from tapshyryk.core.acts.queries import acts_of_life
from tapshyryk.core.components import Deed
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import wording
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality
from tapshyryk.portal.queries.order_life import OrderLife


@dataclass(frozen=True, slots=True)
class Chapter:
    """The acts of one part of an order's life, the earliest first."""

    title: str
    deeds: list[Deed]


def chapters_of(life: OrderLife, most: int) -> tuple[list[Chapter], bool]:
    """The acts of the session and the assembly an order came from, and its own latest `most`; has it more?"""
    order, parts = life.order.pk, [life.session, life.order.assembly]
    acts = acts_of_life(order, *(part.pk for part in parts if part), most=most + 1)
    own = [act for act in acts if act.order == order]
    deeds = dict(zip((act.pk for act in acts), as_deeds(acts, life.bodies), strict=True))
    chapters = [
        Chapter(title, [deeds[act.pk] for act in acts if part is not None and act.subject_id == part.pk])
        for title, part in zip((_("Needs session"), _("Assembly")), parts, strict=True)
    ]
    chapters.append(Chapter(_("Order"), [deeds[act.pk] for act in own[-most:]]))
    return [chapter for chapter in chapters if chapter.deeds], len(own) > most


def as_deeds(acts: Iterable[Act], known: Iterable[Any] = ()) -> list[Deed]:
    """Lines of a timeline for `acts`, with who acted and as what; bodies not among `known` are looked up."""
    listed = list(acts)
    bodies = {each.body: wording(each, "name").text for each in known}
    bodies |= _names_of_bodies({act.actor_body for act in listed if act.actor_body} - bodies.keys())
    return [_deed(act, bodies) for act in listed]


def _deed(act: Act, bodies: dict[str, str]) -> Deed:
    leaf = getattr(act, "leaf", None)
    number = leaf.number if leaf is not None else None
    reasons = "; ".join(override["reason"] for override in act.overrides)
    return Deed(
        at=act.at,
        label=said(act.verb),
        who=who_acted(act, bodies),
        note=_("Written reason: %(reason)s") % {"reason": reasons} if reasons else "",
        href=navigation.address("portal:act", number) if number else "",
        number=number,
        tone="attention" if reasons else "",
    )


def said(verb: str) -> str:
    """What the record says of a verb, in the reader's language."""
    known: Any = registry.words_of(verb)
    return _(known.done) if known is not None else verb


def who_acted(act: Act, bodies: dict[str, str] | None = None) -> str:
    """Under which role and in which body somebody acted, or which machine."""
    if act.actor_kind == "system":
        return _("system: %(name)s") % {
            "name": _(MACHINES.get(act.actor_ref, act.actor_ref.partition(":")[2]))
        }
    role = _(ROLE_LABELS.get(act.actor_role, act.actor_role))
    names = bodies if bodies is not None else _names_of_bodies({act.actor_body} - {""})
    body = names.get(act.actor_body, "")
    return f"{role}, {body}" if body else role


def _names_of_bodies(bodies: set[str]) -> dict[str, str]:
    keys: dict[str, list[str]] = {"municipality": [], "organisation": []}
    for body in bodies:
        kind, _sep, key = body.partition(":")
        keys[kind].append(key)
    found: dict[str, str] = {}
    if keys["municipality"]:
        for place in Municipality.objects.filter(pk__in=keys["municipality"]):
            found[place.body] = wording(place, "name").text
    if keys["organisation"]:
        for organisation in Organisation.objects.filter(pk__in=keys["organisation"]):
            found[organisation.body] = wording(organisation, "name").text
    return found


MACHINES = {
    "system:clock": N_("the clock"),
    "system:lifecycle": N_("a step that follows from another"),
    "system:founding sources": N_("the founding sources"),
    "system:public form": N_("a resident, through the public form"),
    "system:installation": N_("the installation"),
}
