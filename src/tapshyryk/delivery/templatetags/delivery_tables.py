"""The tables and facts that the pages of groups, recipients and contributions show to those who serve."""

from __future__ import annotations

from typing import Any

from django import template
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.components import Cell, Column, Fact, Table
from tapshyryk.core.wording import current_language
from tapshyryk.delivery.models import Contribution, Group, Recipient
from tapshyryk.delivery.queries.identity import identity_for, may_see, names_for
from tapshyryk.delivery.queries.recipients import attendance_by_month

register = template.Library()
MOST_PLACES = 200


def _day(day: Any) -> str | None:
    return None if day is None else formats.date_long(day, current_language())


@register.simple_tag
def group_facts(group: Group) -> list[Fact]:
    """The service, the places and the days of a group."""
    return [
        Fact(_("Social order"), group.contract.order.title),
        Fact(_("Contractor"), group.contract.contractor.name),
        Fact(_("Service"), group.service),
        Fact(_("Places"), formats.number(group.places, current_language())),
        Fact(_("First day"), _day(group.started_on)),
        Fact(_("Last day"), _day(group.ended_on)),
    ]


@register.simple_tag
def place_table(group: Group, actor: Actor) -> Table:
    """Who holds a place, with the days they came: names for those who serve, card numbers for others."""
    places = list(
        group.enrolments.select_related("recipient__order").annotate(
            marks=Count("attendance"), came=Count("attendance", filter=Q(attendance__present=True))
        )[:MOST_PLACES]
    )
    names = dict(names_for(actor, [place.recipient for place in places]))
    rows = [
        (
            Cell(names[place.recipient_id], note="" if place.until is None else _("left")),
            _day(place.since),
            f"{place.came} / {place.marks}",
        )
        for place in sorted(places, key=lambda place: names[place.recipient_id].casefold())
    ]
    return Table(
        caption=_("Enrolled"),
        columns=(Column(_("Recipient")), Column(_("From"), "date"), Column(_("Days attended"), "number")),
        rows=rows,
    )


@register.simple_tag
def attendance_table(group: Group) -> Table:
    """The share of days attended, by month."""
    language = current_language()
    return Table(
        caption=_("Attendance by month"),
        columns=(Column(_("Month")), Column(_("Came"), "number"), Column(_("Share"), "number")),
        rows=[
            (
                formats.month_year(row.month, language),
                f"{row.present} / {row.marks}",
                "—" if row.percent is None else formats.percent(row.percent, language),
            )
            for row in attendance_by_month(group=group)
        ],
    )


@register.simple_tag
def card_facts(recipient: Recipient, actor: Actor) -> list[Fact]:
    """The social card; who the person is stands on it for those who serve them."""
    facts = []
    if may_see(actor, recipient):
        identity = identity_for(actor, recipient)
        facts += [
            Fact(_("Full name"), identity.full_name),
            Fact(_("Day of birth"), _day(identity.born_on)),
            Fact(_("Parent or guardian"), identity.guardian_name or None),
            Fact(_("Address"), identity.address or None),
            Fact(_("Telephone"), identity.phone or None),
        ]
    known = {True: _("yes"), False: _("no"), None: None}
    return [
        *facts,
        Fact(_("Card number"), recipient.card_number),
        Fact(_("Sex"), recipient.get_sex_display()),
        Fact(_("Age"), recipient.get_age_band_display()),
        Fact(_("Vulnerable group"), recipient.vulnerable_group or None),
        Fact(_("Was on a register before"), known[recipient.known_before]),
        Fact(_("Day of consent"), _day(recipient.consent_on)),
    ]


@register.simple_tag
def contribution_facts(contribution: Contribution) -> list[Fact]:
    """Who gave what, worth how much."""
    facts = [
        Fact(_("Social order"), contribution.order.title),
        Fact(_("Who gave"), contribution.get_source_kind_display() or None),
        Fact(_("In which form"), contribution.get_kind_display()),
        Fact(_("Sum"), formats.som(contribution.amount_tyiyn, current_language())),
        Fact(_("Given on"), _day(contribution.given_on)),
        Fact(_("What exactly"), contribution.description or None, note=contribution.note),
    ]
    if contribution.reversal_reason:
        facts.append(Fact(_("What was wrong"), contribution.reversal_reason))
    return facts
