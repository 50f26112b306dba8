"""House-to-house rounds, and how far each has come, as pages and other rooms ask for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.needs.domain.coverage import Walked, together
from tapshyryk.needs.models import Round, Route
from tapshyryk.places.models import Municipality, Settlement

SHOWN = ("planned", "under_way", "closed")
"""The states in which a round is of interest to others; a cancelled one is in the record."""


def rounds_of(municipality: Municipality) -> QuerySet[Round]:
    """The rounds of a municipality that were not cancelled, newest first."""
    return Round.objects.filter(municipality=municipality, state__in=SHOWN).order_by("-starts_on", "-pk")


def round_by_slug(slug: str) -> Round:
    """The round of a permanent address; Round.DoesNotExist when there is none."""
    return Round.objects.select_related("municipality").get(slug=slug)


def settlements_of(this: Round) -> list[Settlement]:
    """Where the round goes, in the order of its plan."""
    return [place.settlement for place in this.places.select_related("settlement")]


@dataclass(frozen=True, slots=True)
class SettlementWalked:
    """How far the round has come in one settlement."""

    settlement: Settlement
    walked: Walked


def coverage_by_settlement(this: Round) -> tuple[SettlementWalked, ...]:
    """Households planned and visited in each settlement of the round, in the order of its plan."""
    routes = routes_of(this)
    return tuple(
        SettlementWalked(place, together(route.walked for route in routes if route.settlement_id == place.pk))
        for place in settlements_of(this)
    )


def coverage(this: Round) -> Walked:
    """Households planned and visited in the whole round."""
    return together(route.walked for route in routes_of(this))


def routes_of(this: Round) -> list[Route]:
    """The routes of the round by number, each with its settlement and team: what coverage by street shows."""
    return list(this.routes.select_related("settlement", "team"))


def walks_the_round(actor: Actor | None, kept: Any) -> bool:
    """Whether the actor leads the round whose paper is `kept`, or walks in one of its teams."""
    found = Round.objects.filter(pk=kept.subject_id).first()
    if actor is None or found is None:
        return False
    return isinstance(table.check(actor, "needs.walk_round", found, clock.today()), table.Grant)
