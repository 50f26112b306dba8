"""The pages of one municipality and of one provider."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.calls.models import Call
from tapshyryk.contracts.models import Contract
from tapshyryk.core.acts.queries import acts_of_municipality
from tapshyryk.core.components import Cell, Column, Fact
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.joining import joining_of
from tapshyryk.needs.queries.needs_studies import studies_of
from tapshyryk.needs.queries.priority_lists import closed_lists_of
from tapshyryk.needs.queries.rounds import rounds_of
from tapshyryk.needs.queries.working_groups import counted, groups_of
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality
from tapshyryk.portal import words
from tapshyryk.portal.blocks import facts, table
from tapshyryk.portal.doors import doors
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.queries.order_life import SIGNED
from tapshyryk.portal.timelines import as_deeds

LATEST_ACTS = 20


@public_page
def municipality(request: HttpRequest, slug: str) -> HttpResponse:
    """What a municipality needs, chose, ordered and got."""
    place = Municipality.objects.select_related("oblast", "rayon").filter(slug=slug).first()
    if place is None:
        raise Http404
    figures = list(place.population_figures.all())
    sessions = NeedsSession.objects.filter(municipality=place, state__in=("planned", "held", "listed"))
    blocks = [
        facts(
            Fact(_("Kind"), words.choice(place, "kind")),
            Fact(_("Oblast"), wording(place.oblast, "name")),
            Fact(_("Rayon"), wording(place.rayon, "name")) if place.rayon else None,
            Fact(_("Centre"), place.centre_ky or None),
            *(
                Fact(
                    _("Population"),
                    words.number(f.people),
                    note=str(f.year or ""),
                    source=words.source(f.source),
                )
                for f in figures
            ),
            Fact(_("Population"), None) if not figures else None,
            Fact(_("To the oblast's centre, km"), words.number(place.km_to_oblast_centre)),
            Fact(_("To Bishkek, km"), words.number(place.km_to_bishkek)),
            _takes_part(place),
        ),
        table(
            _("Orders"), (Column(_("Order")), Column(_("Stage")), Column(_("Year"), "number")), _orders(place)
        ),
        table(
            _("Needs sessions"),
            (Column(_("When"), "date"), Column(_("People"), "number"), Column(_("Priorities"), "number")),
            [
                (
                    Cell(
                        words.day(s.held_on or s.planned_for)
                        or words.reported_month(s.period.split("/")[0])
                        or wording(s, "title"),
                        href=address("portal:session", s.slug),
                    ),
                    words.people(s.participants, s.participants_exactness) or None,
                    words.number(s.priorities_found),
                )
                for s in sessions
            ],
        ),
        table(
            _("Common lists of priorities"),
            (Column(_("List")), Column(_("When"), "date"), Column(_("Sessions"), "number")),
            [
                (
                    Cell(wording(one, "title"), href=address("portal:priorities", one.slug)),
                    words.day(one.closed_on),
                    words.number(one.sessions.count()),
                )
                for one in closed_lists_of(place)
            ],
        ),
        table(
            _("House-to-house rounds"),
            (Column(_("Whom the round looks for")), Column(_("State")), Column(_("When"), "date")),
            [
                (
                    Cell(wording(one, "title"), href=address("portal:round", one.slug)),
                    _(one.lifecycle.states[one.state]),
                    words.day(one.starts_on),
                )
                for one in rounds_of(place)
            ],
        ),
        table(
            _("Needs studies"),
            (Column(_("Needs study")), Column(_("State")), Column(_("Issued on"), "date")),
            [
                (
                    Cell(
                        words.span(one.since, one.until),
                        href=address("portal:study", one.slug),
                    ),
                    _(one.lifecycle.states[one.state]),
                    words.day(one.issued_on),
                )
                for one in studies_of(place)
            ],
        ),
        table(
            _("Working groups"),
            (Column(_("Group")), Column(_("Theme")), Column(_("State")), Column(_("Members"), "number")),
            _groups(place),
        ),
        table(
            _("Assemblies"),
            (Column(_("Assembly")), Column(_("When"), "date"), Column(_("People"), "number")),
            [
                (
                    Cell(wording(a, "title"), href=address("portal:assembly", a.slug)),
                    words.day(a.convened_for),
                    words.number(a.present),
                )
                for a in Assembly.objects.filter(municipality=place)
            ],
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Municipality"),
            "parent": (_("Municipalities"), "portal:municipalities"),
            "title": wording(place, "name"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_municipality(place.pk)[:LATEST_ACTS]),
            "doors": doors(
                Call.objects.filter(order__municipality=place, state="open").select_related("order"),
                Contract.objects.filter(order__municipality=place, state="in_force").select_related("order"),
                named=True,
            ),
            "record_href": f"{address('portal:record')}?place={place.slug}",
            "example": place.is_example,
        },
    )


def _groups(place: Municipality) -> list[tuple[Any, ...]]:
    return [
        (
            Cell(wording(group, "title"), href=address("portal:group", group.slug)),
            words.choice(group, "theme"),
            _(group.lifecycle.states[group.state]),
            words.number(counted(group).now),
        )
        for group in groups_of(place)
    ]


def _takes_part(place: Municipality) -> Fact | None:
    """Whether the municipality asked to join, with its request; None where it never did."""
    joining = joining_of(place)
    if joining is None:
        return None
    return Fact(
        _("Takes part"),
        _(joining.lifecycle.states[joining.state]),
        href=address("portal:joining", joining.slug),
    )


def _orders(place: Municipality) -> list[tuple[Any, ...]]:
    return [
        (
            Cell(wording(order, "title"), href=address("portal:order", order.slug)),
            _(Order.lifecycle.states[order.state]),
            str(order.year) if order.year else None,
        )
        for order in Order.objects.filter(municipality=place).exclude(state="draft")
    ]


@public_page
def provider(request: HttpRequest, slug: str) -> HttpResponse:
    """What an organisation delivers, alone or with others."""
    organisation = Organisation.objects.select_related("municipality").filter(slug=slug).first()
    if organisation is None:
        raise Http404
    contracts = (
        Contract.objects.filter(Q(contractor=organisation) | Q(partners__organisation=organisation))
        .filter(state__in=SIGNED)
        .select_related("order__municipality", "contractor")
        .distinct()
    )
    rows = [
        (
            Cell(wording(c.order, "title"), href=address("portal:order", c.order.slug)),
            wording(c.order.municipality, "name"),
            _("leads") if c.contractor_id == organisation.pk else _("member of the consortium"),
            words.som(c.amount_tyiyn),
        )
        for c in contracts
    ]
    blocks = [
        facts(
            Fact(_("Kind"), words.choice(organisation, "kind")),
            Fact(_("State"), _(organisation.lifecycle.states[organisation.state])),
            Fact(_("Registration number"), organisation.registration_number),
            Fact(_("Contact"), organisation.contact_public or None),
        ),
        table(
            _("Orders delivered"),
            (Column(_("Order")), Column(_("Municipality")), Column(_("Part")), Column(_("Sum"), "number")),
            rows,
        ),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("Provider"),
            "title": wording(organisation, "name"),
            "content": [block for block in blocks if block is not None],
            "doors": doors((), (c for c in contracts if c.state == "in_force"), named=True),
            "example": organisation.is_example,
        },
    )
