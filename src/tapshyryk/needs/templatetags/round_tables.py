"""The tables and facts that the pages of rounds show in the workspace."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import template
from django.utils import timezone
from django.utils.translation import gettext as _

from tapshyryk.core import clock, formats
from tapshyryk.core.access import table as access
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.components import Cell, Column, Fact, Paper, Table
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.languages import NATIVE_NAMES
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.domain.found import FoundFigures
from tapshyryk.needs.models import Round, SocialCard
from tapshyryk.needs.queries.found import found_by_settlement, found_figures
from tapshyryk.needs.queries.rounds import coverage, coverage_by_settlement, routes_of, settlements_of
from tapshyryk.needs.queries.social_cards import identity_opened, looks_at
from tapshyryk.parties.models import Person

register = template.Library()
KEPT = ("found", "opened", "served")
MOST_CARDS = 500
MOST_LOOKS = 50


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
        Paper(
            f"{paper.title} ({NATIVE_NAMES[paper.language]})",
            paper.get_absolute_url(),
            paper.sha256,
            language=paper.language,
        )
        for paper in documents_of(this, public=False)
    ]


@register.simple_tag
def found_table(this: Round, actor: Actor) -> Table | None:
    """The figures of found people by settlement, for those who keep the cards."""
    if not _may(actor, "needs.keep_cards", this):
        return None
    by_place, whole = found_by_settlement(this), found_figures(this)
    if not whole.found:
        return None
    return Table(
        caption=_("People found"),
        columns=(
            Column(_("Settlement")),
            Column(_("Found"), "number"),
            Column(_("With a social card"), "number"),
            Column(_("Did not consent"), "number"),
            Column(_("On no register before"), "number"),
        ),
        rows=[(place.name, *_found(by_place[str(place.pk)])) for place in settlements_of(this)],
        total=(_("Together"), *_found(whole)),
    )


def _found(figures: FoundFigures) -> tuple[str, ...]:
    return tuple(map(_number, (figures.found, figures.cards, figures.refused, figures.latent)))


@register.simple_tag
def card_table(this: Round, actor: Actor) -> Table | None:
    """The cards of the round for those who keep them; to a team member, while it runs, their own."""
    rows = SocialCard.near_to(holdings_of(actor), actor.ref).filter(round=this, state__in=KEPT)
    cards = list(rows.select_related("settlement").order_by("-pk")[:MOST_CARDS])
    if not cards:
        return None
    return Table(
        caption=_("Cards"),
        columns=(
            Column(_("Card")),
            Column(_("State")),
            Column(_("Sex")),
            Column(_("Age")),
            Column(_("Found on"), "date"),
        ),
        rows=[
            (
                Cell(card.title, href=address("workspace:subject", "social_card", card.pk)),
                _(SocialCard.lifecycle.states[card.state]),
                card.get_sex_display(),
                card.get_age_band_display(),
                _day(card.found_on),
            )
            for card in cards
        ],
    )


@register.simple_tag
def found_facts(card: SocialCard, actor: Actor) -> list[Fact]:
    """The card; who it is stands on it only for somebody entitled who has just said that they look."""
    facts = []
    identity = identity_opened(actor, card)
    if identity is not None:
        facts += [
            Fact(_("Full name"), identity.full_name),
            Fact(_("Day of birth"), _day(identity.born_on)),
            Fact(_("Parent or guardian"), identity.guardian_name or None),
            Fact(_("Address"), identity.address or None),
            Fact(_("Telephone"), identity.phone or None),
        ]
    return [
        *facts,
        *([Fact(_("Card number"), card.card_number)] if card.card_number else []),
        Fact(
            _("House-to-house round"),
            card.round.title,
            href=address("workspace:subject", "round", card.round_id),
        ),
        Fact(_("Settlement"), card.settlement.name),
        Fact(_("Found on"), _day(card.found_on)),
        Fact(_("Sex"), card.get_sex_display()),
        Fact(_("Age"), card.get_age_band_display()),
        Fact(_("Vulnerable group"), card.vulnerable_group or None),
        Fact(_("Was on a register before"), {True: _("yes"), False: _("no"), None: None}[card.known_before]),
        Fact(_("Day of consent"), _day(card.consent_on)),
        Fact(_("Who consented"), card.get_consent_by_display() or None),
    ]


@register.simple_tag
def look_table(card: SocialCard, actor: Actor) -> Table | None:
    """Who looked at the card and when, for those who keep it."""
    if not _may(actor, "needs.keep_cards", card):
        return None
    looks = list(looks_at(card)[:MOST_LOOKS])
    keys = {act.actor_ref.removeprefix("person:") for act in looks}
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "full_name"))
    rows = [
        (
            names.get(UUID(act.actor_ref.removeprefix("person:")), ""),
            formats.datetime_long(timezone.localtime(act.at), current_language()),
        )
        for act in looks
    ]
    columns = (Column(_("Who looked")), Column(_("When"), "date"))
    return Table(caption=_("Who looked at the card"), columns=columns, rows=rows) if rows else None


def _may(actor: Actor, permission: str, subject: Any) -> bool:
    return isinstance(access.check(actor, permission, subject, clock.today()), access.Grant)
