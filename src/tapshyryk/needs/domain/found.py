"""Figures of a house-to-house round: who was found, and how much of the need no register knew of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tapshyryk.core.suppression import Shown, shown, shown_list

UNCOUNTED = frozenset({"twice", "mistake"})
"""Why a card is erased that never was a person of its own."""


@dataclass(frozen=True, slots=True)
class Found:
    """One found person without anything that leads to them.

    `state` is found, opened, served, refused or erased; `known_before` None where nobody has looked.
    """

    settlement: str
    age_band: str
    sex: str
    state: str
    known_before: bool | None
    has_card: bool

    @property
    def is_latent(self) -> bool:
        """On no register before the round."""
        return self.known_before is False


@dataclass(frozen=True, slots=True)
class FoundFigures:
    """Counts of found people: all of them, with a social card, without consent, unknown to registers."""

    found: int = 0
    cards: int = 0
    refused: int = 0
    latent: int = 0


def figures(people: Iterable[Found]) -> FoundFigures:
    """The figures of these people; whoever refused was found too."""
    rows = list(people)
    return FoundFigures(
        found=len(rows),
        cards=sum(one.has_card for one in rows),
        refused=sum(one.state == "refused" for one in rows),
        latent=sum(one.is_latent for one in rows),
    )


@dataclass(frozen=True, slots=True)
class FoundShown:
    """What may be published of found people; None where a count is too small to show.

    `places` and `bands` are tables with a row for each settlement or age band and the columns latent, known
    before, nobody looked. `outcome` is with a card, without one yet, without consent; `total` everybody.
    """

    places: Shown
    bands: Shown | None
    outcome: tuple[int | None, ...] | None
    total: int | None

    @property
    def latent(self) -> int | None:
        """People on no register before the round, where the count may be shown."""
        return self.places.columns[0]


def published(people: Iterable[Found], settlements: Sequence[str], bands: Sequence[str]) -> FoundShown:
    """The figures as they may be published, by settlement and by age band, small groups hidden.

    Tables of the same people share their totals, and each is protected on the understanding that these are
    known. So when a shared total has to be hidden in one table, the other tables are not shown at all.
    """
    rows = list(people)
    places = shown([_by_knowing(one for one in rows if one.settlement == key) for key in settlements])
    by_band = shown([_by_knowing(one for one in rows if one.age_band == key) for key in bands])
    outcome, total = shown_list(_by_outcome(rows))
    totals_are_open = None not in (*places.columns, places.total, *by_band.columns, by_band.total, total)
    return FoundShown(
        places=places,
        bands=by_band if totals_are_open else None,
        outcome=outcome if totals_are_open else None,
        total=places.total,
    )


def _by_knowing(rows: Iterable[Found]) -> list[int]:
    """Latent, known before, nobody looked."""
    known = [one.known_before for one in rows]
    return [known.count(False), known.count(True), known.count(None)]


def _by_outcome(rows: Iterable[Found]) -> list[int]:
    """With a card, without one yet (or no more), without consent."""
    listed = list(rows)
    cards = sum(one.has_card for one in listed)
    refused = sum(one.state == "refused" for one in listed)
    return [cards, len(listed) - cards - refused, refused]
