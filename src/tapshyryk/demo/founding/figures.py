"""What the sources print for the country as a whole: the trust survey, reported figures, the timeline."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row, Tally
from tapshyryk.core.importing.parsers.numbers import DecimalNumber, WholeNumber
from tapshyryk.demo.founding.files import column
from tapshyryk.impact.models import ReportedFigure, TrustFigure

TIMELINE_KEYS = {
    "Orientation meetings": "pilot_orientation_participants",
    "Participatory assessment": "pilot_participants",
    "Planning meetings": "pilot_planning_participants",
    "Training of municipalities": "pilot_trained",
    "Calls announced": "pilot_proposals",
    "Projects carried out": "pilot_beneficiaries",
    "Results of the orders": "pilot_results_heard",
}
"""The key under which the number of people of an event is kept, by the event's first words."""


def _write_trust(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = [
        TrustFigure(
            question=row["question"],
            group=row["group"],
            answer=row["answer"],
            unit=row["unit"],
            before=row["y2014"],
            after=row["y2015"],
            year_before=2014,
            year_after=2015,
            position=position,
            source=row["source"],
        )
        for position, row in enumerate(rows, 1)
    ]
    TrustFigure.objects.bulk_create(made)
    return Tally(created=len(made))


def _write_figures(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = [
        ReportedFigure(
            key=row["key"],
            value=row["value"],
            unit=row["unit"],
            as_of=row["as_of"],
            statement_en=row["statement_en"],
            source=row["source"],
        )
        for row in rows
    ]
    ReportedFigure.objects.bulk_create(made)
    return Tally(created=len(made))


def _write_timeline(rows: Iterator[Row], actor: Actor, context: Any) -> Tally:
    made = []
    for row in rows:
        if row["participants"] is None:
            continue
        key = next(key for start, key in TIMELINE_KEYS.items() if row["event_en"].startswith(start))
        made.append(
            ReportedFigure(
                key=key,
                value=Decimal(row["participants"]),
                unit="people" if key != "pilot_proposals" else "proposals",
                as_of=f"{row['start']}/{row['end']}",
                statement_en=f"{row['participants_exact']}: {row['event_en']}",
                source=row["source"],
            )
        )
    ReportedFigure.objects.bulk_create(made)
    return Tally(created=len(made))


TRUST = Registry(
    kind="founding-trust",
    verb="load_founding_trust",
    label={
        "en": "trust survey of the founding sources",
        "ky": "баштапкы булактардагы ишеним сурамжылоосу",
        "ru": "опрос о доверии из исходных источников",
    },
    columns=(
        column("question", required=True),
        column("group", required=True),
        column("answer", required=True),
        column("unit", required=True),
        column("y2014", DecimalNumber()),
        column("y2015", DecimalNumber()),
        column("source", required=True),
    ),
    unique=(("question", "group", "answer"),),
    write=_write_trust,
)

FIGURES = Registry(
    kind="founding-figures",
    verb="load_founding_figures",
    label={
        "en": "figures of the founding sources",
        "ky": "баштапкы булактардагы сандар",
        "ru": "цифры из исходных источников",
    },
    columns=(
        column("key", required=True),
        column("value", DecimalNumber(), required=True),
        column("unit", required=True),
        column("as_of"),
        column("statement_en", required=True),
        column("source", required=True),
    ),
    unique=(("key",),),
    write=_write_figures,
)

TIMELINE = Registry(
    kind="founding-timeline",
    verb="load_founding_timeline",
    label={
        "en": "timeline of the founding sources",
        "ky": "баштапкы булактардагы окуялар",
        "ru": "ход событий из исходных источников",
    },
    columns=(
        column("start", required=True),
        column("end", required=True),
        column("stage", required=True),
        column("event_en", required=True),
        column("participants", WholeNumber()),
        column("participants_exact"),
        column("source", required=True),
    ),
    write=_write_timeline,
)
