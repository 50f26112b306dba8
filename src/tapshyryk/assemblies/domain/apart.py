"""Which secret ballots may be shown by the way they were cast, so that no count tells how somebody voted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballot
from tapshyryk.core.suppression import LEAST

OTHERS: Final = 2
"""As many ballots must differ from the most frequent one: less one's own, one is left to doubt."""

Piles = Mapping[str, Mapping[Ballot, int]]
"""The ballots of each secret way, by how they are filled in."""


def tells_on_somebody(pile: Mapping[Ballot, int], least: int = LEAST) -> bool:
    """Whether a count of these ballots tells how people known to have cast them voted.

    So it is when they are fewer than `least`, and when all are filled in alike, or all but one, because the
    one who cast that one then knows all the others. An empty pile tells nothing.
    """
    numbers = [number for number in pile.values() if number]
    cast = sum(numbers)
    return bool(cast) and (cast < least or cast - max(numbers) < OTHERS)


def shown_apart(piles: Piles) -> dict[tuple[str, ...], Mapping[Ballot, int]]:
    """The ballots as their counts may be shown: each way for itself, all ways together, or not at all.

    Where one way tells on somebody none stands alone, for it would be found by taking the others from the
    whole; they stand together unless together they tell too. Keys are the ways of a pile.
    """
    cast = {way: pile for way, pile in sorted(piles.items()) if any(pile.values())}
    if not any(tells_on_somebody(pile) for pile in cast.values()):
        return {(way,): pile for way, pile in cast.items()}
    together: Counter[Ballot] = Counter()
    for pile in cast.values():
        together.update(pile)
    if len(cast) < 2 or tells_on_somebody(together):
        return {}
    return {tuple(cast): together}
