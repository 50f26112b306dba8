"""Draws every table of moves for the documentation: a diagram and the lines of the table."""

from __future__ import annotations

from collections.abc import Iterable

from tapshyryk.core.access.table import Permission
from tapshyryk.core.lifecycle.spec import Lifecycle, Move

COMMAND = "tapshyryk lifecycles > docs/reference/lifecycles.md"
"""How the page is written again."""


def as_mermaid(lifecycle: Lifecycle) -> str:
    """A Mermaid state diagram: states as boxes, moves as arrows; deeds are left to the table."""
    lines = ["stateDiagram-v2"]
    lines += [f"    {state}: {label}" for state, label in lifecycle.states.items()]
    for move in lifecycle.moves:
        if move.target is None:
            continue
        for source in sorted(move.sources):
            lines.append(f"    {source or '[*]'} --> {move.target}: {move.verb}")
    lines += [f"    {state} --> [*]" for state in lifecycle.states if state in lifecycle.final]
    return "\n".join(lines)


def as_markdown(
    rooms: Iterable[tuple[str, Lifecycle]], permissions: dict[str, Permission], roles: dict[str, str]
) -> str:
    """The page of all lifecycles, by room; a freshness test holds the documentation to it."""
    parts = [
        "# Lifecycles",
        "",
        "Every way a thing can change, drawn from the tables in `src/tapshyryk/<room>/domain/lifecycle.py`.",
        f"Written by `{COMMAND}`; a test fails when it is stale. A move without a target leaves the state as",
        "it is: it is a deed. An act of a move that is not public is in the record as a hash alone.",
        "",
    ]
    room_before = ""
    for room, lifecycle in rooms:
        if room != room_before:
            parts += [f"## {room}", ""]
            room_before = room
        parts += [
            f"### {lifecycle.label} (`{lifecycle.name}`)",
            "",
            "```mermaid",
            as_mermaid(lifecycle),
            "```",
            "",
        ]
        parts += ["| move | from | to | who | rules asked | public |", "|---|---|---|---|---|---|"]
        parts += [_line(move, permissions, roles) for move in lifecycle.moves]
        parts.append("")
    return "\n".join(parts)


def _line(move: Move, permissions: dict[str, Permission], roles: dict[str, str]) -> str:
    sources = ", ".join(sorted(move.sources)) if not move.creates else "—"
    rules = ", ".join(f"`{guard.rule}`" for guard in move.guards) or "—"
    who = _who(permissions.get(move.permission), roles)
    public = "yes" if move.public else "no"
    return f"| `{move.verb}` {move.label} | {sources} | {move.target or '—'} | {who} | {rules} | {public} |"


def _who(permission: Permission | None, roles: dict[str, str]) -> str:
    if permission is None:
        return "—"
    names = []
    for clause in permission.clauses:
        if clause.kind == "system":
            names += [f"system: {name}" for name in clause.names]
        else:
            names += [roles.get(name, name) for name in clause.names]
    barred = "".join(f"; never: `{bar.rule}`" for bar in permission.never)
    return ", ".join(dict.fromkeys(names)) + barred
