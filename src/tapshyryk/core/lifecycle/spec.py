"""Tables of moves as plain data: what may happen to a thing, from which state, and what must hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, Generic, Protocol, TypeVar

NEW: Final = frozenset({""})
"""The sources of a move that creates its subject."""

STAYS: Final = None
"""The target of a deed: an act that leaves the state as it is."""

Facts = TypeVar("Facts")

Trouble = Mapping[str, Any] | None
"""What a guard answers: nothing, or the parameters that fill the rule's sentence of refusal."""


def N_(message: str) -> str:  # noqa: N802 - the name extractors of messages look for
    """Mark `message` for translation without translating it; it is translated where it is shown."""
    return message


class BookRule(Protocol):
    """What the engine needs of a rule: how heavy its breach weighs."""

    @property
    def severity(self) -> str:
        """`refuse`, `warn` or `off`."""


class Book(Protocol):
    """What guards and the engine need of a rulebook: its rules and their parameter values."""

    @property
    def ref(self) -> str:
        """What an act keeps to find this book again."""

    def rule(self, rule_id: str) -> BookRule:
        """The rule `rule_id`."""

    def value(self, rule_id: str, name: str) -> Any:
        """The value `name` of the rule `rule_id`."""


@dataclass(frozen=True, slots=True)
class Ask(Generic[Facts]):
    """What a guard is asked about: the subject's facts, what the actor gave, the moment and the rules."""

    facts: Facts
    given: Mapping[str, Any]
    now: datetime
    today: date
    book: Book


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition on a move, tied to the rule of the rulebook it serves.

    `needs` names the given values it reads: while they are absent (when only asking which moves are
    open) the guard is not asked.
    """

    rule: str
    name: str
    check: Callable[[Ask[Any]], Trouble]
    needs: tuple[str, ...] = ()

    def trouble(self, ask: Ask[Any]) -> Trouble:
        """The parameters of the refusal, or None when the condition holds or cannot be asked yet."""
        if any(name not in ask.given for name in self.needs):
            return None
        return self.check(ask)


def guard(rule: str, *, needs: Collection[str] = ()) -> Callable[[Callable[[Ask[Any]], Trouble]], Guard]:
    """Turn a function from `Ask` to trouble into a `Guard` of `rule`."""

    def tie(check: Callable[[Ask[Any]], Trouble]) -> Guard:
        return Guard(rule=rule, name=check.__name__, check=check, needs=tuple(needs))

    return tie


@dataclass(frozen=True, slots=True)
class Move:
    """One line of a table of moves.

    `verb` is unique in the product; `sources` are the states it starts from (NEW creates the subject);
    `target` is the state it leads to (STAYS for a deed); `label` is what the button says and `done` what
    the record says afterwards, both English message ids; `public` tells whether the act is shown to all;
    `locks` names foreign keys of the subject whose rows are locked first, parents before children.
    """

    verb: str
    sources: frozenset[str]
    target: str | None
    permission: str
    label: str
    done: str
    guards: tuple[Guard, ...] = ()
    public: bool = True
    locks: tuple[str, ...] = ()

    def __init__(
        self,
        verb: str,
        sources: Collection[str],
        target: str | None,
        *,
        permission: str,
        label: str,
        done: str,
        guards: tuple[Guard, ...] = (),
        public: bool = True,
        locks: tuple[str, ...] = (),
    ) -> None:
        assign = object.__setattr__
        assign(self, "verb", verb)
        assign(self, "sources", frozenset(sources))
        assign(self, "target", target)
        assign(self, "permission", permission)
        assign(self, "label", label)
        assign(self, "done", done)
        assign(self, "guards", guards)
        assign(self, "public", public)
        assign(self, "locks", locks)

    @property
    def creates(self) -> bool:
        """Whether the move brings its subject into being."""
        return self.sources == NEW

    @property
    def is_deed(self) -> bool:
        """Whether the move leaves the state as it is."""
        return self.target is STAYS


class TableError(ValueError):
    """A table of moves contradicts itself."""


@dataclass(frozen=True)
class Lifecycle:
    """A table of moves with the names of its states.

    `states` maps each state to its English message id, in the order of a life; `final` are the states
    that no move leaves.
    """

    name: str
    label: str
    states: Mapping[str, str]
    moves: tuple[Move, ...]
    final: frozenset[str] = field(default_factory=frozenset)

    def __init__(
        self,
        name: str,
        *,
        label: str,
        states: Mapping[str, str],
        moves: tuple[Move, ...],
        final: Collection[str] = (),
    ) -> None:
        assign = object.__setattr__
        assign(self, "name", name)
        assign(self, "label", label)
        assign(self, "states", dict(states))
        assign(self, "moves", moves)
        assign(self, "final", frozenset(final))
        self._refuse_contradictions()

    def _refuse_contradictions(self) -> None:
        verbs = [move.verb for move in self.moves]
        twice = {verb for verb in verbs if verbs.count(verb) > 1}
        if twice:
            raise TableError(f"{self.name}: the verb {sorted(twice)[0]} stands twice in the table")
        known = set(self.states)
        for move in self.moves:
            unknown = (move.sources - {""} | ({move.target} if move.target else set())) - known
            if unknown:
                raise TableError(f"{self.name}.{move.verb}: unknown state {sorted(unknown)[0]}")
            if move.creates and move.target is STAYS:
                raise TableError(f"{self.name}.{move.verb}: a move that creates must lead to a state")
            if not move.is_deed and move.sources & self.final:
                raise TableError(f"{self.name}.{move.verb}: leaves a final state")
        if not any(move.creates for move in self.moves):
            raise TableError(f"{self.name}: no move creates it")
        reached = {move.target for move in self.moves if move.target}
        lost = known - reached
        if lost:
            raise TableError(f"{self.name}: no move reaches the state {sorted(lost)[0]}")
        stuck = {
            state
            for state in known - self.final
            if not any(state in move.sources and not move.is_deed for move in self.moves)
        }
        if stuck:
            raise TableError(f"{self.name}: nothing leaves {sorted(stuck)[0]}, which is not final")

    def move(self, verb: str) -> Move:
        """The move named `verb`; KeyError when the table has none."""
        for move in self.moves:
            if move.verb == verb:
                return move
        raise KeyError(f"{self.name} knows no move {verb}")

    def moves_from(self, state: str) -> tuple[Move, ...]:
        """The moves that start in `state`, in the table's order."""
        return tuple(move for move in self.moves if state in move.sources)
