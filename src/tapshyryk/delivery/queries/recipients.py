"""Recipients in figures that may be published: small groups hidden."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import TruncMonth

from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.core.suppression import LEAST, Shown, shown
from tapshyryk.delivery.models import Attendance, Recipient
from tapshyryk.orders.models import Order

BANDS = tuple(AgeBand)
SEXES = tuple(Sex)


@dataclass(frozen=True, slots=True)
class RecipientFigures:
    """The recipients of an order by age band (rows) and sex (columns), as they may be published."""

    bands: tuple[AgeBand, ...]
    sexes: tuple[Sex, ...]
    table: Shown
    latent: int | None


def recipient_figures(order: Order) -> RecipientFigures:
    """Everyone registered for the order, those who left included; None where a count is too small to show.

    `latent` are those found who were on no register before. A band that nobody is in is left out.
    """
    rows = Recipient.objects.filter(order=order)
    counted = {
        (row["age_band"], row["sex"]): row["count"]
        for row in rows.values("age_band", "sex").annotate(count=Count("pk")).order_by()
    }
    bands = tuple(band for band in BANDS if any((band.value, sex.value) in counted for sex in SEXES))
    counts = [[counted.get((band.value, sex.value), 0) for sex in SEXES] for band in bands]
    latent = rows.filter(known_before=False).count()
    known = rows.count() - latent
    safe = all(number == 0 or number >= LEAST for number in (latent, known))
    return RecipientFigures(
        bands=bands,
        sexes=SEXES,
        table=shown(counts) if counts else Shown(cells=(), rows=(), columns=(0,) * len(SEXES), total=0),
        latent=latent if safe else None,
    )


@dataclass(frozen=True, slots=True)
class MonthOfAttendance:
    """How many of the marks of a month say that somebody came; percent is None for fewer than five people."""

    month: date
    marks: int
    present: int
    people: int

    @property
    def percent(self) -> int | None:
        """The share of days attended in whole percents."""
        return round(100 * self.present / self.marks) if self.people >= LEAST else None


def attendance_by_month(**wanted: Any) -> list[MonthOfAttendance]:
    """Attendance by month of the groups that `wanted` names: `order=`, `contract=` or `group=`."""
    paths = {
        "order": "enrolment__group__contract__order",
        "contract": "enrolment__group__contract",
        "group": "enrolment__group",
    }
    marks = Attendance.objects.filter(**{paths[name]: value for name, value in wanted.items()})
    rows = (
        marks.annotate(month=TruncMonth("day"))
        .values("month")
        .annotate(
            marks=Count("pk"),
            present=Count("pk", filter=Q(present=True)),
            people=Count("enrolment__recipient", distinct=True),
        )
        .order_by("month")
    )
    return [MonthOfAttendance(**row) for row in rows]
