"""What municipalities named, read by one statement from which every count across the country follows."""

from __future__ import annotations

from django.db.models import Count, Q

from tapshyryk.needs.domain.most_often import Naming
from tapshyryk.needs.models import Problem


def namings(*, with_examples: bool = False) -> tuple[Naming, ...]:
    """Every naming of the closed lists: one statement, grouped by the database."""
    rows = Problem.objects.filter(session__state="listed").order_by()
    if not with_examples:
        rows = rows.filter(session__municipality__is_example=False)
    where = "session__municipality"
    grouped = rows.values_list(
        "theme",
        "target_group",
        f"{where}__slug",
        f"{where}__oblast__iso",
        "session__held_on",
        "session__period",
    ).annotate(named=Count("pk"), chosen_ones=Count("pk", filter=Q(is_chosen=True)))
    return tuple(
        Naming(
            theme=theme,
            target_group=group,
            municipality=place,
            oblast=oblast,
            year=held_on.year if held_on else _year_in(period),
            problems=problems,
            chosen=chosen,
        )
        for theme, group, place, oblast, held_on, period, problems, chosen in grouped.order_by(
            f"{where}__slug", "theme", "target_group", "session__held_on", "session__period"
        )
    )


def _year_in(period: str) -> int | None:
    """The year a source's period begins with ("2014-12", "2015"), or None."""
    return int(period[:4]) if period[:4].isdigit() and len(period) >= 4 else None
