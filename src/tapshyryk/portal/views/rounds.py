"""The page of one house-to-house round: how far it came, by settlement and never by street."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core.acts.queries import acts_of_subject
from tapshyryk.core.components import Column, Fact
from tapshyryk.core.identities.choices import AgeBand
from tapshyryk.core.navigation import address
from tapshyryk.core.suppression import Shown
from tapshyryk.core.wording import wording
from tapshyryk.needs.models import Round
from tapshyryk.needs.queries.found import published_found
from tapshyryk.needs.queries.rounds import (
    coverage,
    coverage_by_settlement,
    round_by_slug,
    settlements_of,
)
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, facts, table, text
from tapshyryk.portal.freshness import about, concerns_order, public_page
from tapshyryk.portal.timelines import as_deeds


@public_page(touches=concerns_order)
def house_to_house(request: HttpRequest, slug: str) -> HttpResponse:
    """One round: whom it looks for, where it goes and how far it came."""
    try:
        this = round_by_slug(slug)
    except Round.DoesNotExist:
        raise Http404 from None
    about(request, None)
    place = this.municipality
    blocks = [
        facts(
            Fact(_("State"), _(Round.lifecycle.states[this.state])),
            Fact(_("Municipality"), wording(place, "name"), href=address("portal:municipality", place.slug)),
            Fact(_("When"), words.span(this.starts_on, this.ends_on)),
            Fact(_("Closed"), words.day(this.closed_on)) if this.closed_on else None,
        ),
        _coverage(this),
        *_found(this),
    ]
    return render(
        request,
        "portal/thing.html",
        {
            "kicker": _("House-to-house round"),
            "title": wording(this, "title"),
            "content": [block for block in blocks if block is not None],
            "deeds": as_deeds(acts_of_subject(this.pk)),
            "parent": (wording(place, "name"), "portal:municipality", place.slug),
            "example": this.is_example,
        },
    )


def _coverage(this: Round) -> Block | None:
    """Households visited of those planned, by settlement, once there are routes."""
    whole = coverage(this)
    if not whole.planned:
        return None
    rows = [(wording(one.settlement, "name"), one.walked) for one in coverage_by_settlement(this)]
    return table(
        _("Households visited"),
        (
            Column(_("Settlement")),
            Column(_("Planned"), "number"),
            Column(_("Visited"), "number"),
            Column(_("Share"), "number"),
        ),
        [
            (name, words.number(walked.planned), words.number(walked.visited), words.percent(walked.percent))
            for name, walked in rows
        ],
        total=(
            _("Together"),
            words.number(whole.planned),
            words.number(whole.visited),
            words.percent(whole.percent),
        )
        if len(rows) > 1
        else (),
    )


HIDDEN = "–"


def _found(this: Round) -> list[Block | None]:
    """Who was found, with groups of fewer than five hidden, and no total that would tell them.

    A table that could show nothing but hidden counts is left out.
    """
    figures = published_found(this)
    if not any((figures.total, figures.places.hides_something)):
        return []
    columns = (
        Column(_("On no register before"), "number"),
        Column(_("Known before"), "number"),
        Column(_("Nobody has looked"), "number"),
        Column(_("Found"), "number"),
    )
    places = [wording(place, "name") for place in settlements_of(this)]
    blocks = [
        table(
            _("People found, by settlement"),
            (Column(_("Settlement")), *columns),
            [(place, *_row(*line)) for place, line in _lines(places, figures.places)],
            total=(_("Together"), *_row(figures.places.columns, figures.places.total)),
        )
    ]
    if figures.bands is not None:
        ages = [str(band.label) for band in AgeBand]
        lines = [(age, line) for age, line in _lines(ages, figures.bands) if line[1] != 0]
        if any(any(counts) for _age, (counts, _total) in lines):
            blocks.append(
                table(
                    _("People found, by age"),
                    (Column(_("Age")), *columns),
                    [(age, *_row(*line)) for age, line in lines],
                )
            )
    if figures.outcome is not None and any(figures.outcome):
        cards, without, refused = figures.outcome
        blocks.append(
            facts(
                Fact(_("Social card opened"), _count(cards)),
                Fact(_("Without a card so far"), _count(without)),
                Fact(_("Did not consent"), _count(refused)),
            )
        )
    if figures.places.hides_something:
        blocks.append(text("", _("“–” stands where fewer than five people could be recognised.")))
    return blocks


def _lines(names: Sequence[Any], shown: Shown) -> list[tuple[Any, tuple[Sequence[int | None], int | None]]]:
    """Each name with its counts and their total."""
    return list(zip(names, zip(shown.cells, shown.rows, strict=True), strict=True))


def _row(counts: Sequence[int | None], total: int | None) -> tuple[str, ...]:
    return tuple(_count(count) for count in (*counts, total))


def _count(value: int | None) -> str:
    return HIDDEN if value is None else words.number(value) or HIDDEN
