"""The tables and facts that the pages of rounds show in the workspace."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from tapshyryk.core import clock, formats
from tapshyryk.core.access import table as access
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.components import Cell, Column, Fact, Paper, Table
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.languages import NATIVE_NAMES
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.models import Round
from tapshyryk.needs.queries.rounds import coverage, coverage_by_settlement, routes_of

register = template.Library()


def _number(value: int) -> str:
    return formats.number(value, current_language())


def _day(day: Any) -> str | None:
    return None if day is None else formats.date_long(day, current_language())


def _counts(walked: Walked) -> tuple[str, ...]:
    """Planned, answered, nobody at home, refused, and the share visited."""
    share = walked.percent
    return (
        _number(walked.planned),
        _number(walked.answered),
        _number(walked.nobody_home),
        _number(walked.refused),
        "—" if share is None else formats.percent(share, current_language()),
    )


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("Households"), "number"),
        Column(_("Answered"), "number"),
        Column(_("Nobody at home"), "number"),
        Column(_("Refused"), "number"),
        Column(_("Visited"), "number"),
    )


@register.simple_tag
def round_facts(this: Round) -> list[Fact]:
    """Whom the round looks for, and when."""
    return [
        Fact(_("Whom the round looks for"), this.title),
        Fact(_("First day"), _day(this.starts_on)),
        Fact(_("Last day"), _day(this.ends_on)),
        *([Fact(_("Closed on"), _day(this.closed_on))] if this.closed_on else []),
    ]


@register.simple_tag
def settlement_table(this: Round) -> Table:
    """How far the round has come, by settlement."""
    rows = coverage_by_settlement(this)
    return Table(
        caption=_("Coverage by settlement"),
        columns=(Column(_("Settlement")), *_columns()),
        rows=[(one.settlement.name, *_counts(one.walked)) for one in rows],
        total=(_("Together"), *_counts(coverage(this))) if len(rows) > 1 else (),
    )


@register.simple_tag
def route_table(this: Round) -> Table:
    """How each street stands, with the team it belongs to."""
    return Table(
        caption=_("Routes"),
        columns=(Column(_("Street")), Column(_("Team")), *_columns()),
        rows=[
            (
                Cell(
                    f"{route.street}, {route.houses}" if route.houses else route.street,
                    note=str(route.settlement.name),
                ),
                route.team.label if route.team else _("nobody's yet"),
                *_counts(route.walked),
            )
            for route in routes_of(this)
        ],
    )


@register.simple_tag
def team_table(this: Round, actor: Actor) -> Table:
    """Who walks in which team, for those who lead the round or walk in it."""
    teams = this.teams.prefetch_related("seats__person") if _may(actor, "needs.walk_round", this) else ()
    rows = [
        (team.label, ", ".join(sorted(seat.person.full_name for seat in team.seats.all()))) for team in teams
    ]
    return Table(caption=_("Teams"), columns=(Column(_("Team")), Column(_("Who walks in it"))), rows=rows)


@register.simple_tag
def round_papers(this: Round, actor: Actor) -> list[Paper]:
    """The printed route sheets, for those who lead the round or walk in it."""
    if not _may(actor, "needs.walk_round", this):
        return []
    return [
        Paper(f"{paper.title} ({NATIVE_NAMES[paper.language]})", paper.get_absolute_url(), paper.sha256)
        for paper in documents_of(this, public=False)
    ]


def _may(actor: Actor, permission: str, subject: Any) -> bool:
    return isinstance(access.check(actor, permission, subject, clock.today()), access.Grant)
