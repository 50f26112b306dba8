"""Notices: who is told of an act and with which words, announced by each room in its `notices.py`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Letter:
    """Words for one person, whose ref is `to`; subject and body are called in the reader's language."""

    to: str
    subject: Callable[[], str]
    body: Callable[[], str]


Notice = Callable[[Any], Iterable[Letter]]

_notices: dict[str, list[Notice]] = {}


def tell(*verbs: str) -> Callable[[Notice], Notice]:
    """Let the decorated function write the letters that go out after the acts `verbs`; it gets the act."""

    def tie(notice: Notice) -> Notice:
        for verb in verbs:
            listed = _notices.setdefault(verb, [])
            if notice not in listed:
                listed.append(notice)
        return notice

    return tie


def is_told_of(verb: str) -> bool:
    """Whether anybody is told of acts of this verb."""
    return verb in _notices


def letters_of(act: Any) -> list[Letter]:
    """Every letter that goes out after `act`, one a person."""
    letters: dict[str, Letter] = {}
    for notice in _notices.get(act.verb, ()):
        for letter in notice(act):
            letters.setdefault(letter.to, letter)
    return list(letters.values())
