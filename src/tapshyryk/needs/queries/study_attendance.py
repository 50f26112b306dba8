"""Who came to the sessions of a needs study, and whom its rounds found, by village and by group."""

from __future__ import annotations

from collections.abc import Iterable

from tapshyryk.needs.domain.adding_up import added_up
from tapshyryk.needs.domain.gathered import CameTold, VillageTold
from tapshyryk.needs.models import NeedsSession, Round
from tapshyryk.needs.queries.attendance import parts_of, public_counts_on, village_names
from tapshyryk.needs.queries.found import published_found
from tapshyryk.needs.queries.rounds import coverage_by_settlement


def came_to(sessions: Iterable[NeedsSession]) -> tuple[CameTold, ...]:
    """By village, age and social group, those on the closed lists, added up from what each session shows."""
    by_heading: dict[str, list[dict[str, int | None]]] = {}
    for session in sessions:
        counts = public_counts_on(session)
        if counts is None:
            continue
        for heading, rows in parts_of(counts, village_names(session)):
            by_heading.setdefault(heading, []).append(dict(rows))
    return tuple(
        CameTold(
            heading, tuple(row for row in added_up(parts).items() if row[1].people or not row[1].is_exact)
        )
        for heading, parts in by_heading.items()
    )


def villages_of(this: Round) -> tuple[VillageTold, ...]:
    """The villages of a round in the order of its plan, each with the latent need as it may be shown."""
    latent = (cells[0] for cells in published_found(this).places.cells)
    return tuple(
        VillageTold(str(one.settlement.name), one.walked, people)
        for one, people in zip(coverage_by_settlement(this), latent, strict=True)
    )
