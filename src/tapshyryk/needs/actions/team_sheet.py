"""Entering a team's sheet at once: how its route stands, who was found, who did not consent."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.identities.domain.identity import identity_of
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.actions.round import count_route, route_of
from tapshyryk.needs.actions.social_card import record_found, record_refusal
from tapshyryk.needs.models import Round, Route, SocialCard


def enter_team_sheet(
    this: Round,
    *,
    actor: Actor,
    route: Route,
    visited_on: date,
    answered: int,
    nobody_home: int,
    refused: int,
    people: Collection[Mapping[str, Any]] = (),
    uncounted: Collection[Mapping[str, Any]] = (),
    are_others: bool = False,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter the sheet: the counts of the route as `enter_visits` does, and an act for each person found.

    `people` are rows by the columns of `found_columns.PERSON`, all of whom consented on the day of the visit;
    `uncounted` are sex and age band of those who did not. `are_others` says that those who have the name and
    birthday of somebody kept already are other people. Nothing is kept when one row is refused.
    """

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        row = route_of(this, route)
        counted = count_route(row, visited_on, answered, nobody_home, refused)
        for person in people:
            record_found(
                SocialCard(round=this, settlement_id=row.settlement_id),
                actor=actor,
                identity=identity_of(person),
                sex=person["sex"],
                found_on=visited_on,
                consent_on=visited_on,
                vulnerable_group=person["vulnerable_group"],
                known_before=person["known_before"],
                is_another=are_others,
            )
        for person in uncounted:
            record_refusal(
                SocialCard(round=this, settlement_id=row.settlement_id),
                actor=actor,
                sex=person["sex"],
                age_band=person["age_band"],
                found_on=visited_on,
            )
        return Deed(private={**counted, "found": len(people), "refused": len(uncounted)})

    given = {
        "visited_on": visited_on,
        "visited": answered + nobody_home + refused,
        "planned": route.households,
    }
    return perform(this, "enter_team_sheet", actor=actor, given=given, effect=effect, override=override)
