"""The public table of house-to-house rounds: a row for each settlement, with small groups hidden."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.needs.models import Round
from tapshyryk.needs.queries.found import published_found
from tapshyryk.needs.queries.rounds import SHOWN, coverage_by_settlement
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    EXAMPLE,
    MUNICIPALITY,
    SETTLEMENT,
    STATE,
    Row,
    Table,
    code,
    day,
    titles,
    whole,
    yes_no,
)


def _rounds() -> Iterator[Row]:
    rounds = Round.objects.filter(state__in=SHOWN).select_related("municipality").order_by("slug")
    for this in rounds.iterator(AT_ONCE):
        yield from _settlements(this)


def _settlements(this: Round) -> Iterator[Row]:
    """A row for each settlement in the order of the plan; before the teams set out nothing is counted."""
    head = (
        this.slug, this.municipality.slug, this.state, this.title_ky, this.title_ru, this.title_en,
        this.starts_on, this.ends_on, this.closed_on,
    )  # fmt: skip
    counted = this.state != "planned"
    figures = published_found(this).places
    for number, (place, people, found) in enumerate(
        zip(coverage_by_settlement(this), figures.cells, figures.rows, strict=True), start=1
    ):
        counts = (*people, found)
        yield (
            *head,
            number,
            place.settlement.name_ky,
            place.walked.planned,
            place.walked.visited if counted else None,
            *(counts if counted else (None,) * len(counts)),
            None in counts,
            this.is_example,
        )


ROUNDS = Table(
    "rounds",
    N_("House-to-house rounds by settlement"),
    (
        code("round", N_("permanent name of the round")),
        MUNICIPALITY,
        STATE,
        *titles("looks_for"),
        day("starts_on", N_("first day")),
        day("ends_on", N_("last day")),
        day("closed_on", N_("day it was closed")),
        whole("number", N_("place of the settlement in the plan of the round")),
        SETTLEMENT,
        whole("households", N_("households on its routes")),
        whole("visited", N_("households visited")),
        whole("latent", N_("people found who were on no register before; empty where too few to show")),
        whole("known_before", N_("people found whom a register knew; empty where too few to show")),
        whole("not_looked_up", N_("people found for whom nobody has looked; empty where too few to show")),
        whole("found", N_("people found; empty where too few to show")),
        yes_no("hides_some", N_("a count of people is left out of the row because it is too small")),
        EXAMPLE,
    ),
    _rounds,
)
