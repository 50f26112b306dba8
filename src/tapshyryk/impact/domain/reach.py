"""Which part of people or money reaches places far from an oblast's centre."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tapshyryk.impact.domain.shares import share

REMOTE_KM: Final = 100
"""From how many kilometres a place is called remote here; the line is our own, no source draws one."""


@dataclass(frozen=True, slots=True)
class Reached:
    """What reached a place: `amount` people or tyiyn; `km` to the oblast's centre, None if not reported."""

    km: int | None
    amount: int


@dataclass(frozen=True, slots=True)
class Reach:
    """How much of what reached places with a known distance reached remote ones."""

    remote: int = 0
    known: int = 0
    unknown: int = 0

    @property
    def of_known(self) -> Fraction | None:
        """The remote part of what is known."""
        return share(self.remote, self.known)


def reach(places: Iterable[Reached], remote_km: int = REMOTE_KM) -> Reach:
    """The reach over several places; those without a distance are counted apart."""
    remote = known = unknown = 0
    for place in places:
        if place.km is None:
            unknown += place.amount
            continue
        known += place.amount
        if place.km >= remote_km:
            remote += place.amount
    return Reach(remote, known, unknown)
