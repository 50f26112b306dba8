"""Planning, walking, counting, closing and cancelling a house-to-house round."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.domain.coverage import together
from tapshyryk.needs.models import Round, RoundPlace, Route
from tapshyryk.places.models import Settlement


def plan_round(
    this: Round,
    *,
    actor: Actor,
    titles: Mapping[str, str],
    settlements: Collection[Settlement],
    starts_on: date,
    ends_on: date,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Plan a round that is not saved yet; its municipality is set. `titles` say whom it looks for."""
    write_texts(this, "title", titles)
    this.starts_on, this.ends_on = starts_on, ends_on
    this.slug = this.slug or readable_slug(f"{this.municipality.slug} round {starts_on.year}", Round)
    chosen = [place for place in settlements if place.municipality_id == this.municipality_id]

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        for place in chosen:
            RoundPlace(round=this, settlement=place).save(force_insert=True)
        return Deed(
            detail={
                "title": texts_of(this, "title"),
                "starts_on": starts_on,
                "ends_on": ends_on,
                "settlements": [texts_of(place, "name") for place in chosen],
            }
        )

    given = {"starts_on": starts_on, "ends_on": ends_on, "settlements": tuple(str(one.pk) for one in chosen)}
    return perform(this, "plan_round", actor=actor, given=given, effect=effect, override=override)


def add_route(
    this: Round,
    *,
    actor: Actor,
    settlement: Settlement,
    street: str,
    first_house: int | None = None,
    last_house: int | None = None,
    households: int | None = None,
    team: Any = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a street, or the houses of it from `first_house` to `last_house`, to the round.

    Where nobody knows how many `households` there are, each house number stands for one.
    """
    if households is None and first_house is not None and last_house is not None:
        households = last_house - first_house + 1
    route = Route(
        round=this,
        settlement=settlement,
        street=" ".join(street.split()),
        first_house=first_house,
        last_house=last_house,
        households=households or 0,
    )

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        route.team = _team_of(this, team) if team is not None else None
        route.number = this.routes.count() + 1
        checked(route, without=("round",)).save(force_insert=True)
        return Deed(private={"route": route.number, "households": route.households})

    facts = route.as_facts()
    given = {
        "settlement": facts.settlement,
        "street": facts.street,
        "first": first_house,
        "last": last_house,
        "households": households,
    }
    return perform(this, "add_route", actor=actor, given=given, effect=effect, override=override)


def assign_route(
    this: Round, *, actor: Actor, route: Route, team: Any, override: Override = NO_OVERRIDE
) -> Any:
    """Give a route of the round to one of its teams."""

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        row = route_of(this, route)
        row.team = _team_of(this, team)
        row.save(update_fields=["team"])
        return Deed(private={"route": row.number, "team": row.team.number})

    return perform(this, "assign_route", actor=actor, effect=effect, override=override)


def begin_round(this: Round, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The teams go; from now on visits are counted and found people recorded."""
    return perform(
        this,
        "begin_round",
        actor=actor,
        effect=lambda this, _ask: Deed(detail=_planned(this)),
        override=override,
    )


def enter_visits(
    this: Round,
    *,
    actor: Actor,
    route: Route,
    visited_on: date,
    answered: int,
    nobody_home: int,
    refused: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter how a route stands: households that answered, where nobody was home, and that refused.

    The counts are those of the whole route up to `visited_on`, so a second visit to a household is not
    counted twice; what stood before is kept in the private part of the act.
    """

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        row = route_of(this, route)
        return Deed(private=count_route(row, visited_on, answered, nobody_home, refused))

    given = {
        "visited_on": visited_on,
        "visited": answered + nobody_home + refused,
        "planned": route.households,
    }
    return perform(this, "enter_visits", actor=actor, given=given, effect=effect, override=override)


def close_round(this: Round, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close a round that has been walked."""

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        this.closed_on = ask.today
        return Deed(detail={**_planned(this), "visited": _walked(this).visited})

    return perform(this, "close_round", actor=actor, effect=effect, override=override)


def cancel_round(this: Round, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Cancel a round; `reason` is public. What was counted so far stays readable to those who look at it."""
    return perform(
        this,
        "cancel_round",
        actor=actor,
        effect=lambda _this, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def count_route(
    row: Route, visited_on: date, answered: int, nobody_home: int, refused: int
) -> dict[str, Any]:
    """Put the counts on a route and save it; what stood before and stands now, for the act around it."""
    before = _counts(row)
    row.visited_on, row.answered, row.nobody_home, row.refused = visited_on, answered, nobody_home, refused
    row.save(update_fields=["visited_on", "answered", "nobody_home", "refused"])
    return {"route": row.number, "before": before, "after": _counts(row)}


def route_of(this: Round, route: Any) -> Route:
    """The route, read again, if it belongs to the round; Refused otherwise."""
    row: Route | None = this.routes.filter(pk=route.pk).first()
    if row is None:
        raise Refused((gone(),))
    return row


def _team_of(this: Round, team: Any) -> Any:
    row = this.teams.filter(pk=team.pk).first()
    if row is None:
        raise Refused((gone(),))
    return row


def _walked(this: Round) -> Any:
    return together(route.walked for route in this.routes.all())


def _planned(this: Round) -> dict[str, int]:
    routes = list(this.routes.all())
    return {
        "routes": len(routes),
        "teams": this.teams.count(),
        "households": sum(route.households for route in routes),
    }


def _counts(route: Route) -> dict[str, Any]:
    return {
        "visited_on": None if route.visited_on is None else route.visited_on.isoformat(),
        "answered": route.answered,
        "nobody_home": route.nobody_home,
        "refused": route.refused,
    }
