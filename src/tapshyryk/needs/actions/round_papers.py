"""Printing what a team walks with: its routes, a line for each household, and a page for who is found."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.models import Round, Route, Team
from tapshyryk.needs.papers import ROUTE_SHEET

LINES_FOR_FOUND = 12
"""Lines on the sheet for people who are found; a team that finds more takes a second sheet."""


def print_route_sheet(
    this: Round, *, actor: Actor, team: Team, language: str, override: Override = NO_OVERRIDE
) -> Any:
    """Make the sheet of one team in `language`; it names streets and houses, and nobody who lives there."""

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        own = this.teams.filter(pk=team.pk).first()
        if own is None:
            raise Refused((gone(),))
        with translation.override(language):
            paper = make_document(
                ROUTE_SHEET,
                {
                    "purpose": str(this.title),
                    "team": own.label,
                    "starts": this.starts_on,
                    "ends": this.ends_on,
                    "routes": [_route(route) for route in own.routes.select_related("settlement")],
                    "found_lines": LINES_FOR_FOUND,
                },
                subject=this,
                language=language,
                title=gettext("Route sheet: %(team)s") % {"team": own.label},
                public=False,
            )
        return Deed(detail={"language": language}, private={"team": own.number}, documents=(paper,))

    return perform(this, "print_route_sheet", actor=actor, effect=effect, override=override)


def _route(route: Route) -> dict[str, Any]:
    """A route as the sheet shows it, with a line for each household: numbered where houses are."""
    by_number = route.first_house is not None and route.last_house is not None
    known = range(route.first_house or 0, (route.last_house or 0) + 1) if by_number else range(0)
    houses = [str(number) for number in known][: route.households]
    return {
        "number": route.number,
        "settlement": str(route.settlement.name),
        "street": route.street,
        "houses": route.houses,
        "households": route.households,
        "lines": [*houses, *([""] * (route.households - len(houses)))],
    }
