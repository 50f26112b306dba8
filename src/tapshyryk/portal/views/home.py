"""The home page: what this is, live figures, the map, orders by stage, problems named most often."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import public_record
from tapshyryk.core.charts.bars import Bar, Stack, ranked_bars, stacked_bars
from tapshyryk.core.charts.country_map import Place, country_map
from tapshyryk.core.components import Figure
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.impact.queries import country
from tapshyryk.needs.models import Problem
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Oblast
from tapshyryk.portal import words
from tapshyryk.portal.freshness import changes_figures, kept, public_page
from tapshyryk.portal.timelines import as_deeds

LATEST = 5


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """The front door."""
    return render(
        request,
        "portal/home.html",
        {
            "country": kept("home", changes_figures, lambda: country_at_a_glance(request)),
            "example": None,
            "deeds": as_deeds(public_record(limit=LATEST).acts),
        },
    )


def country_at_a_glance(request: HttpRequest) -> str:
    """The figures, the map and the charts, and the way to the example: all that sums up many orders."""
    figures = country.country_figures()
    return render_to_string(
        "portal/country.html",
        {
            "figures": [
                Figure(
                    words.number(figures.municipalities),
                    _("municipalities"),
                    href=address("portal:municipalities"),
                ),
                Figure(words.number(figures.orders), _("orders"), href=address("portal:orders")),
                Figure(words.number(figures.recipients), _("recipients of services")),
                Figure(
                    words.som(figures.contributions),
                    _("given to them in all"),
                    href=address("portal:effects"),
                ),
            ],
            "map": country_of(),
            "stages": stages_chart(),
            "themes": themes_chart(),
            "example_order": Order.objects.filter(municipality__is_example=True)
            .exclude(state="draft")
            .first(),
        },
        request,
    )


def country_of() -> Any:
    """The map of municipalities, points sized by recipients, an oblast's sum where no point is known."""
    places = [
        Place(
            label=str(wording(place, "name")),
            oblast=place.oblast.iso,
            value=served,
            latitude=float(place.latitude) if place.latitude is not None else None,
            longitude=float(place.longitude) if place.longitude is not None else None,
            href=address("portal:municipality", place.slug),
        )
        for place, served, _orders in country.recipients_by_municipality()
    ]
    return country_map(
        _("Where services are delivered"),
        places,
        names={oblast.iso: str(wording(oblast, "name")) for oblast in Oblast.objects.all()},
        columns=(_("Municipality"), _("Oblast"), _("Recipients")),
        write=lambda value: words.number(int(value)) or "",
        empty=_("No order is recorded yet."),
    )


def stages_chart() -> Any:
    """Orders by stage, in the order of a life."""
    counted = country.orders_by_stage()
    bars = [
        Bar(_(label), counted[state], href=f"{address('portal:orders')}?stage={state}")
        for state, label in Order.lifecycle.states.items()
        if state in counted
    ]
    return ranked_bars(
        _("Orders by stage"),
        bars,
        columns=(_("Stage"), _("Orders")),
        write=lambda value: words.number(int(value)) or "",
        silent=_("not reported"),
        empty=_("No order is recorded yet."),
    )


def themes_chart() -> Any:
    """Problems named most often, by theme, chosen ones apart."""
    labels = dict(Problem.Theme.choices)
    stacks = [
        Stack(
            str(labels[theme]),
            {"done": chosen, "quiet": named - chosen},
            href=f"{address('portal:problems')}?theme={theme}",
        )
        for theme, named, chosen in country.themes_named()
    ]
    return stacked_bars(
        _("Problems named most often"),
        stacks,
        [("done", _("chosen for an order")), ("quiet", _("named"))],
        columns=(_("Theme"), _("Municipalities")),
        write=lambda value: words.number(int(value)) or "",
        empty=_("No problem is recorded yet."),
    )
