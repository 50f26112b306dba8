"""Those who act: persons with the roles they hold, and machines with names."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True)
class Holding:
    """A role held in a body (`organisation:<uuid>` or `municipality:<uuid>`) from a day, to a day or open."""

    role: str
    body: str
    since: date
    until: date | None = None

    def valid_on(self, day: date) -> bool:
        """Whether the role is held on `day`; the last day counts."""
        return self.since <= day and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something that acts; `ref` is `person:<uuid>` or `system:<name>`."""

    kind: str
    ref: str
    name: str = field(default="", compare=False)

    @property
    def is_person(self) -> bool:
        """Whether a human being acts."""
        return self.kind == "person"


def System(name: str) -> Actor:  # noqa: N802 - reads as the name of a machine: System("clock")
    """A machine that acts under its own name, such as the clock or the loader of founding sources."""
    return Actor(kind="system", ref=f"system:{name}", name=name)


HoldingsOf = Callable[[str], tuple[Holding, ...]]

_holdings_of: list[HoldingsOf] = []


def provide_holdings(read: HoldingsOf) -> None:
    """Tell the access tables where roles are kept; the parties room calls this once at start."""
    _holdings_of[:] = [read]


def holdings_of(actor: Actor) -> tuple[Holding, ...]:
    """All roles of `actor`, read at this moment; a machine holds none."""
    if not actor.is_person or not _holdings_of:
        return ()
    return _holdings_of[0](actor.ref)
