"""Permissions as a readable table: who may do what, for whom it is barred, and the reason in words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor, Holding, holdings_of
from tapshyryk.core.lifecycle.spec import N_

BodyOf = Callable[[Any], str | Collection[str] | None]
PersonsOf = Callable[[Any], Collection[str]]


@dataclass(frozen=True, slots=True)
class Clause:
    """One way to be permitted: by a role in a body, by a seat, by being a named machine, or by signing in."""

    kind: str
    names: tuple[str, ...]
    of: BodyOf | None = None
    among: PersonsOf | None = None
    when: Callable[[Any], bool] | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """An incompatible duty: when `applies(actor_ref, holdings, subject)` the act is refused by `rule`."""

    rule: str
    applies: Callable[[str, tuple[Holding, ...], Any], bool]


@dataclass(frozen=True, slots=True)
class Permission:
    """A line of an access table."""

    name: str
    clauses: tuple[Clause, ...]
    never: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Grant:
    """Permission given, with the role and the body under which the actor acts."""

    role: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Denial:
    """Permission refused: by the bar's `rule`, or because none of `roles` is held (empty: not for people)."""

    rule: str = ""
    roles: tuple[str, ...] = ()
    signed_out: bool = False


def holds(*roles: str, of: BodyOf) -> Clause:
    """One of `roles`, held today in the body (or one of the bodies) `of(subject)`."""
    return Clause("holds", roles, of=of)


def holds_anywhere(*roles: str, when: Callable[[Any], bool] | None = None) -> Clause:
    """One of `roles`, held today in whatever body; `when` says for which subjects that is enough.

    For duties that reach beyond one body, such as a state body's over the register of organisations.
    """
    return Clause("anywhere", roles, when=when)


def sits(name: str, *, among: PersonsOf) -> Clause:
    """A seat: the person's ref is among those `among(subject)` lists, under the name of the seat."""
    return Clause("sits", (name,), among=among)


def system(*names: str) -> Clause:
    """Machines of these names."""
    return Clause("system", names)


def anyone_signed_in() -> Clause:
    """Every person who has signed in, acting as a resident."""
    return Clause("anyone", ("resident",))


def allow(name: str, *clauses: Clause, never: Iterable[Bar] = ()) -> Permission:
    """A line of the table: `name` is permitted by any of `clauses`, unless a bar in `never` applies."""
    return Permission(name, clauses, tuple(never))


_table: dict[str, Permission] = {}


def register(permissions: Iterable[Permission]) -> None:
    """Add a room's lines to the table; a name stands once."""
    for permission in permissions:
        if permission.name in _table and _table[permission.name] != permission:
            raise ValueError(f"the permission {permission.name} stands twice in the access tables")
        _table[permission.name] = permission


def all_permissions() -> tuple[Permission, ...]:
    """The whole table, by name."""
    return tuple(_table[name] for name in sorted(_table))


def permission_named(name: str) -> Permission:
    """The line `name`; KeyError when no room declares it."""
    return _table[name]


def check(
    actor: Actor, name: str, subject: Any, today: date, held: tuple[Holding, ...] | None = None
) -> Grant | Denial:
    """Whether `actor` may do `name` to `subject` today, and as what.

    Roles are read anew at each call, so inside a write the answer is that of the write's moment. A page that
    asks about many subjects reads them once and hands them in as `held`; a write never does.
    """
    permission = _table.get(name)
    if permission is None:
        raise KeyError(f"no access table declares the permission {name}")
    holdings = tuple(h for h in (holdings_of(actor) if held is None else held) if h.valid_on(today))
    grant = next(
        (g for clause in permission.clauses if (g := _granted(clause, actor, holdings, subject))), None
    )
    if grant is None:
        roles = tuple(
            name for clause in permission.clauses if clause.kind != "system" for name in clause.names
        )
        return Denial(roles=roles)
    for bar in permission.never:
        if bar.applies(actor.ref, holdings, subject):
            return Denial(rule=bar.rule)
    return grant


def _granted(clause: Clause, actor: Actor, holdings: tuple[Holding, ...], subject: Any) -> Grant | None:
    if clause.kind == "system":
        named = actor.kind == "system" and actor.ref.removeprefix("system:") in clause.names
        return Grant() if named else None
    if not actor.is_person:
        return None
    if clause.kind == "anyone":
        return Grant(role="resident")
    if clause.kind == "sits":
        seated = clause.among(subject) if clause.among else ()
        return Grant(role=clause.names[0]) if actor.ref in seated else None
    if clause.kind == "anywhere":
        if clause.when is not None and not clause.when(subject):
            return None
        found = next((one for one in holdings if one.role in clause.names), None)
        return Grant(role=found.role, body=found.body) if found else None
    bodies = clause.of(subject) if clause.of else None
    wanted = {bodies} if isinstance(bodies, str) else set(bodies or ())
    for holding in holdings:
        if holding.role in clause.names and holding.body in wanted:
            return Grant(role=holding.role, body=holding.body)
    return None


ROLE_LABELS: dict[str, str] = {
    "municipal_head": N_("head of the municipality"),
    "municipal_specialist": N_("municipal specialist"),
    "finance_officer": N_("finance officer"),
    "council_chair": N_("chair of the local council"),
    "ministry_head": N_("head of the state body"),
    "ministry_specialist": N_("specialist of the state body"),
    "ministry_expert": N_("ministry expert"),
    "ngo_head": N_("head of the organisation"),
    "ngo_worker": N_("worker of the organisation"),
    "commission_member": N_("commission member"),
    "assembly_official": N_("chair, secretary or counting group of the assembly"),
    "monitoring_member": N_("member of the joint monitoring group"),
    "working_group_member": N_("member of the working group"),
    "resident": N_("resident"),
    "guardian": N_("recipient or guardian"),
    "auditor": N_("auditor"),
    "technical_administrator": N_("technical administrator"),
}
"""Every role of the product with its English message id."""

OFFICES: frozenset[str] = frozenset(ROLE_LABELS) - {"resident", "guardian", "technical_administrator"}
"""The roles whose work brings them to what their body does; the other three read what is public."""
