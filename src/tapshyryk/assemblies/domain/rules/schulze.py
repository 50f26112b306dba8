"""Condorcet by Schulze: who beats each other in pairs, by the strongest chains where wins circle."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "schulze"


def schulze(ballots: Ballots) -> Outcome:
    """The option no other beats by a stronger chain of pairwise wins; of several the first in the order.

    For each pair it is counted how many ballots put one before the other; an option left off a ballot
    stands behind those on it, and two left off stand level. A pairwise win is as strong as the number of
    ballots for it (winning votes); a chain is as strong as its weakest win. Raises ValueError when nothing
    was put to the vote or no ballot ranks anything. Source: M. Schulze, A New Monotonic,
    Clone-Independent, Reversal Symmetric, and Condorcet-Consistent Single-Winner Election Method (2011).
    """
    ballots.require_votes()
    options = ballots.options
    before = pairwise(ballots)
    strength = _strongest_chains(options, before)
    unbeaten = tuple(
        one
        for one in options
        if all(strength[one, other] >= strength[other, one] for other in options if other != one)
    )
    winner = unbeaten[0]
    rows = [
        Row("preferred_over", one, tuple((other, before[one, other]) for other in options if other != one))
        for one in options
    ]
    said = [Said("counted", votes=ballots.cast - ballots.blank, of=ballots.cast)]
    others = tuple(other for other in options if other != winner)
    if all(before[winner, other] > before[other, winner] for other in others):
        said.append(Said("beats_each_other", of=len(others), keys=(winner,)))
        return Outcome(NAME, (winner,), (), tuple(rows), tuple(said))
    rows += [
        Row("strongest_chain", one, tuple((other, strength[one, other]) for other in options if other != one))
        for one in options
    ]
    said.append(Said("nobody_beats_each_other"))
    if len(unbeaten) > 1:
        said += [Said("chains_tied", keys=unbeaten), Said("order_decides", keys=(winner,))]
    said.append(Said("strongest_chains", keys=(winner,)))
    return Outcome(NAME, (winner,), (), tuple(rows), tuple(said))


def pairwise(ballots: Ballots) -> dict[tuple[str, str], int]:
    """For each ordered pair of options, how many ballots put the first before the second."""
    options = ballots.options
    found = {(one, other): 0 for one in options for other in options if one != other}
    places = {key: place for place, key in enumerate(options)}
    # Ballots that agree on who stands before an option say the same of it: it beats everybody else.
    behind: dict[int, list[int]] = {0: [0] * len(options)}
    for ballot, count in ballots.marked.items():
        ahead = 0
        for key in ballot:
            place = places[key]
            if ahead not in behind:
                behind[ahead] = [0] * len(options)
            behind[ahead][place] += count
            ahead |= 1 << place
    for ahead, counts in behind.items():
        beaten = [(place, other) for place, other in enumerate(options) if not ahead >> place & 1]
        for place, count in enumerate(counts):
            if count:
                for other_place, other in beaten:
                    if other_place != place:
                        found[options[place], other] += count
    return found


def _strongest_chains(
    options: tuple[str, ...], before: dict[tuple[str, str], int]
) -> dict[tuple[str, str], int]:
    """The strength of the strongest chain between any two options (Floyd and Warshall's widest paths)."""
    strength = {
        (one, other): count if count > before[other, one] else 0 for (one, other), count in before.items()
    }
    for through in options:
        for one in options:
            if one == through:
                continue
            for other in options:
                if other not in (one, through):
                    chain = min(strength[one, through], strength[through, other])
                    if chain > strength[one, other]:
                        strength[one, other] = chain
    return strength
