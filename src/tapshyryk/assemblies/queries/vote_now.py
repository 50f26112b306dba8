"""The open vote as the clerk sees it: people, papers, hands, and what is missing for the close."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from tapshyryk.assemblies.models import Assembly, HandCount, Way
from tapshyryk.assemblies.queries.roll import RollCounts, roll_counts
from tapshyryk.assemblies.queries.ways import PapersAccounted, papers_accounted
from tapshyryk.core.lifecycle.openings import Opening
from tapshyryk.core.lifecycle.refusals import Reason

CLOSING = "close_vote"


@dataclass(frozen=True, slots=True)
class SectionCounted:
    """A section of the hall: its hands so far and for how many of the problems they are entered."""

    section: int
    hands: int
    entered: int


@dataclass(frozen=True, slots=True)
class VoteNow:
    """An open vote without its tally: how many by each way, papers, hands by section.

    `people` is None where nobody votes by a roll; `printed` and `online_cast` are None where that is no way
    of voting; `accounted` is None until the box is counted. How the ballots in the box are filled in is told
    nowhere before the close. `missing` and `warnings` are what the guards of the close say.
    """

    is_run_off: bool
    people: RollCounts | None
    present: int | None
    printed: int | None
    handed_out: int
    accounted: PapersAccounted | None
    online_cast: int | None
    online_until: datetime | None
    problems: int
    sections: tuple[SectionCounted, ...]
    missing: tuple[Reason, ...]
    warnings: tuple[Reason, ...]


def vote_now(assembly: Assembly, openings: Iterable[Opening]) -> VoteNow | None:
    """The open vote for whoever may close it; None for everybody else, and where nothing is voted on.

    `openings` are the moves open to the reader, as the page of the assembly has asked for them already.
    """
    closing = next((one for one in openings if one.move.verb == CLOSING and one.permitted), None)
    if closing is None or assembly.purpose != Assembly.Purpose.CHOICE:
        return None
    by_roll = assembly.votes_by_roll()
    people = roll_counts(assembly) if by_roll else None
    on_paper, online = Way.PAPER in assembly.ways, Way.ONLINE in assembly.ways
    boxes = assembly.boxes.filter(round=assembly.round) if online else ()
    return VoteNow(
        is_run_off=assembly.is_run_off,
        people=people,
        present=assembly.present,
        printed=assembly.printed() if on_paper else None,
        handed_out=dict(people.taken).get(Way.PAPER, 0) if people else 0,
        accounted=papers_accounted(assembly, assembly.round) if on_paper else None,
        online_cast=sum(box.cast for box in boxes) if online else None,
        online_until=assembly.online_until if online else None,
        problems=len(assembly.ballot()),
        sections=_sections(assembly) if Way.HANDS in assembly.ways else (),
        missing=closing.reasons,
        warnings=closing.warnings,
    )


def _sections(assembly: Assembly) -> tuple[SectionCounted, ...]:
    """Every section of the hall in order, those that nobody has entered yet too."""
    counts = list(HandCount.objects.filter(option__assembly=assembly, round=assembly.round))
    return tuple(
        SectionCounted(
            section,
            sum(count.votes for count in counts if count.section == section),
            sum(count.section == section for count in counts),
        )
        for section in range(1, assembly.sections + 1)
    )
