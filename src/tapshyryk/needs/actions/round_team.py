"""Forming and changing the teams of a round."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.models import Round, Team, TeamSeat
from tapshyryk.parties.models import Person


def form_team(
    this: Round, *, actor: Actor, members: Collection[Person], override: Override = NO_OVERRIDE
) -> Any:
    """Form the next team of the round; who walks in it stays out of the public record."""

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        team = Team(round=this, number=this.teams.count() + 1)
        team.save(force_insert=True)
        _seat(team, members)
        return _told(team, members)

    given = {"members": _refs(members), "team": ""}
    return perform(this, "form_team", actor=actor, given=given, effect=effect, override=override)


def change_team(
    this: Round, *, actor: Actor, team: Team, members: Collection[Person], override: Override = NO_OVERRIDE
) -> Any:
    """Let others walk in a team; its routes stay its own."""

    def effect(this: Round, ask: Ask[Any]) -> Deed:
        row = this.teams.filter(pk=team.pk).first()
        if row is None:
            raise Refused((gone(),))
        row.seats.all().delete()
        _seat(row, members)
        return _told(row, members)

    given = {"members": _refs(members), "team": str(team.pk)}
    return perform(this, "change_team", actor=actor, given=given, effect=effect, override=override)


def _refs(members: Collection[Person]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(person.ref for person in members))


def _seat(team: Team, members: Collection[Person]) -> None:
    for person in {person.pk: person for person in members}.values():
        TeamSeat(team=team, person=person).save(force_insert=True)


def _told(team: Team, members: Collection[Person]) -> Deed:
    refs = _refs(members)
    return Deed(detail={"team": team.number, "members": len(refs)}, private={"members": list(refs)})
