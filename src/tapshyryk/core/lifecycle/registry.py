"""Where the rooms announce their tables, deeds and reactions, and where the engine finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from django.apps import apps

from tapshyryk.core.access import table
from tapshyryk.core.entity import Subject
from tapshyryk.core.lifecycle.spec import Lifecycle, Move

Reaction = Callable[[Any, Any], None]


@dataclass(frozen=True, slots=True)
class DeedKind:
    """A deed outside any table of moves, such as an import: its verb, permission and words."""

    verb: str
    permission: str
    label: str
    done: str
    public: bool = True


_subjects: dict[str, type[Subject]] = {}
_moves: dict[str, Move] = {}
_deeds: dict[str, DeedKind] = {}
_reactions: dict[str, list[Reaction]] = {}


def subject_types() -> dict[str, type[Subject]]:
    """Every concrete subject by the name of its lifecycle, in the order of the rooms."""
    if not _subjects:
        for model in apps.get_models():
            if issubclass(model, Subject) and "lifecycle" in model.__dict__:
                _subjects[model.lifecycle.name] = model
    return _subjects


def subject_type(name: str) -> type[Subject]:
    """The model that lives through the lifecycle `name`; KeyError when there is none."""
    return subject_types()[name]


def lifecycles() -> tuple[Lifecycle, ...]:
    """Every table of moves, in the order of the rooms."""
    return tuple(model.lifecycle for model in subject_types().values())


def all_moves() -> tuple[tuple[Lifecycle, Move], ...]:
    """Every move of every table."""
    return tuple((lifecycle, move) for lifecycle in lifecycles() for move in lifecycle.moves)


def words_of(verb: str) -> Move | DeedKind | None:
    """What is known of a verb: its move or its deed, or None for a verb of former times."""
    if verb in _deeds:
        return _deeds[verb]
    if not _moves:
        _moves.update((move.verb, move) for _, move in all_moves())
    return _moves.get(verb)


def register_deeds(deeds: Iterable[DeedKind]) -> None:
    """Announce the deeds of a room."""
    for deed in deeds:
        _deeds[deed.verb] = deed


def deed_named(verb: str) -> DeedKind:
    """The deed `verb`; KeyError when no room declares it."""
    return _deeds[verb]


def deeds() -> tuple[DeedKind, ...]:
    """Every deed outside a table."""
    return tuple(_deeds.values())


def when(*verbs: str) -> Callable[[Reaction], Reaction]:
    """Let a later room react, in the same transaction, to the moves `verbs` of an earlier one."""

    def tie(reaction: Reaction) -> Reaction:
        for verb in verbs:
            listed = _reactions.setdefault(verb, [])
            if reaction not in listed:
                listed.append(reaction)
        return reaction

    return tie


def reactions_to(verb: str) -> tuple[Reaction, ...]:
    """What later rooms do after `verb`, in the order of the rooms."""
    return tuple(_reactions.get(verb, ()))


def furnish(room: str) -> None:
    """Take up a room's tables at start: its access table, deeds, reactions, notices and steps."""
    for part in ("access", "deeds", "reactions", "notices", "steps"):
        name = f"{room}.{part}"
        if find_spec(name) is None:
            continue
        module = import_module(name)
        if part == "access":
            table.register(module.PERMISSIONS)
        elif part == "deeds":
            register_deeds(module.DEEDS)
        elif part == "steps":
            from tapshyryk.core import steps

            steps.register(module.STEPS)
