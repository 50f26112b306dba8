"""Who wins a counted show of hands: the most votes, with what is done about equal votes said beforehand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

RUN_OFF: Final = "run_off"
SESSION_RANK: Final = "session_rank"
TIE_RULES: Final = (RUN_OFF, SESSION_RANK)
"""What settles equal votes: a second vote between the tied, or the place on the list of the needs session."""

ABSOLUTE: Final = "absolute"
RELATIVE: Final = "relative"
"""More than half of those present, or merely more than any other."""


@dataclass(frozen=True, slots=True)
class Counted:
    """An option with its hands: its key, the votes, and its place on the needs list (None: it has none)."""

    key: str
    votes: int
    session_rank: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """One step of the explanation: a code and whole numbers or keys, to be put into words for a reader."""

    code: str
    votes: int = 0
    of: int = 0
    keys: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a vote: the winner's key, or the keys that go into a run-off, and the explanation.

    `majority` is `absolute` or `relative` for the winner, empty without one; `abstained` are those present
    who raised no hand.
    """

    winner: str | None
    majority: str
    run_off: tuple[str, ...]
    abstained: int
    explanation: tuple[Said, ...]


def majority(options: Sequence[Counted], *, present: int, tie_rule: str, is_run_off: bool = False) -> Outcome:
    """The outcome of one vote in which each of `present` people could raise a hand once.

    The option with the most votes wins; the explanation says whether those are more than half of the
    people present (absolute) or only the most (relative). Equal highest votes are settled by `tie_rule`:
    `run_off` calls for a second vote between the tied; `session_rank` takes the tied option that stands
    higher on the list of the needs session. Votes that are equal again in the run-off (`is_run_off`) are
    settled by the place on the list, so that a vote always ends. An option without a place stands after
    those with one; between options without a place the one put to the vote earlier stands first.

    Raises ValueError for no options, a negative count, more votes than people present, no vote at all, or
    an unknown tie rule: the guards refuse those before.
    """
    if not options:
        raise ValueError("there is nothing to choose from")
    if tie_rule not in TIE_RULES:
        raise ValueError(f"{tie_rule!r} is no rule for equal votes")
    if len({option.key for option in options}) != len(options):
        raise ValueError("an option stands once on the ballot")
    if any(option.votes < 0 for option in options):
        raise ValueError("votes cannot be negative")
    cast = sum(option.votes for option in options)
    if cast > present:
        raise ValueError("there are more votes than people present")
    if cast == 0:
        raise ValueError("no vote was cast")
    most = max(option.votes for option in options)
    leading = tuple(option for option in options if option.votes == most)
    abstained = present - cast
    said = [Said("counted", votes=cast, of=present)]
    if len(leading) > 1:
        tied = tuple(option.key for option in leading)
        said.append(Said("tied", votes=most, keys=tied))
        if tie_rule == RUN_OFF and not is_run_off:
            said.append(Said("run_off_called", keys=tied))
            return Outcome(None, "", tied, abstained, tuple(said))
        winner = _highest_on_the_list(leading)
        code = "run_off_tied_so_list_decides" if is_run_off else "list_decides"
        said.append(Said(code, keys=(winner.key,)))
    else:
        winner = leading[0]
    kind = ABSOLUTE if 2 * most > present else RELATIVE
    said.append(Said(f"won_by_{kind}", votes=most, of=present, keys=(winner.key,)))
    return Outcome(winner.key, kind, (), abstained, tuple(said))


def _highest_on_the_list(tied: Sequence[Counted]) -> Counted:
    """The tied option with the best place; `min` keeps the earlier of two without one."""
    return min(tied, key=lambda one: (one.session_rank is None, one.session_rank or 0))
