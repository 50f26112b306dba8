"""How people voted in a round: how many by each way, every paper accounted for, counts that may be shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tapshyryk.assemblies.domain.apart import shown_apart
from tapshyryk.assemblies.domain.guards.gathering import HANDS, ONLINE, PAPER
from tapshyryk.assemblies.domain.rules.ballots import Ballot
from tapshyryk.assemblies.models import Assembly, BallotCount


@dataclass(frozen=True, slots=True)
class WayUsed:
    """A way of voting in a round: how many took it, and what of it was cast; None while it is not counted."""

    way: str
    taken: int
    cast: int | None = None
    spoiled: int = 0


@dataclass(frozen=True, slots=True)
class PapersAccounted:
    """What became of the printed ballots: printed = handed out for good + handed back + unused."""

    printed: int
    handed_out: int
    returned: int
    unused: int
    in_box: int
    spoiled: int


def ways_used(assembly: Assembly, vote_round: int | None = None) -> tuple[WayUsed, ...]:
    """The ways of this assembly in the order hands, paper, online, with the people of a round."""
    vote_round = vote_round or assembly.round
    taken = assembly.taken(vote_round) if assembly.votes_by_roll() else {}
    counts = _counts(assembly, vote_round)
    used = []
    for way in (way for way in (HANDS, PAPER, ONLINE) if way in assembly.ways):
        count = counts.get(way)
        if way == HANDS:
            by_hands = [option.counted(vote_round) for option in assembly.options.all()]
            raised = sum(number or 0 for number in by_hands)
            people = assembly.may_raise(vote_round)
            used.append(WayUsed(way, people, raised if any(n is not None for n in by_hands) else None))
        elif count is not None:
            used.append(WayUsed(way, taken.get(way, 0), count.valid + count.spoiled, count.spoiled))
        else:
            used.append(WayUsed(way, taken.get(way, 0)))
    return tuple(used)


def papers_accounted(assembly: Assembly, vote_round: int) -> PapersAccounted | None:
    """What became of the paper ballots of a round; None while they are not counted."""
    count = _counts(assembly, vote_round).get(PAPER)
    if count is None:
        return None
    printed = assembly.printed(vote_round)
    return PapersAccounted(
        printed=printed,
        handed_out=printed - count.returned - count.unused,
        returned=count.returned,
        unused=count.unused,
        in_box=count.valid + count.spoiled,
        spoiled=count.spoiled,
    )


def piles_apart(
    assembly: Assembly, vote_round: int | None = None
) -> dict[tuple[str, ...], Mapping[Ballot, int]]:
    """The secret ballots of a closed round, by the ways whose counts may stand apart."""
    counts = _counts(assembly, vote_round or assembly.round)
    return shown_apart({way: count.by_marking() for way, count in counts.items()})


def receipts_of(assembly: Assembly, vote_round: int) -> list[str]:
    """The receipts of the online ballots of a closed round, sorted."""
    box = assembly.boxes.filter(round=vote_round).first()
    return sorted(box.receipts) if box is not None else []


def _counts(assembly: Assembly, vote_round: int) -> dict[str, BallotCount]:
    return {count.way: count for count in assembly.ballot_counts.filter(round=vote_round)}
