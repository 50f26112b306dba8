"""The one place where a state changes: lock, permission, guards, effect, act, outbox, reactions, at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from django.db import transaction

from tapshyryk.core import clock, outbox, rows
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.actions.append import append
from tapshyryk.core.acts.domain.entry import ActDraft
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import Subject, inside_an_act
from tapshyryk.core.ids import uuid7
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.refusals import Refused, gone, not_now, not_you, page_was_used, troubles
from tapshyryk.core.lifecycle.saving import NotSaved, reasons_against, save
from tapshyryk.core.lifecycle.spec import Ask, Move

Override = Mapping[str, str]
"""Written reasons by rule id, with which a named person passes a warning."""

NO_OVERRIDE: Override = {}

OVERRIDE_RULE = "access.override_needs_reason"


@dataclass(frozen=True, slots=True)
class Deed:
    """What an effect leaves for the record.

    `detail` is public and holds no personal data; `private` is kept apart, can be erased, and only a salted
    commitment to it stands in the act; `documents` are {name, sha256, size} of papers made in the act.
    """

    detail: Mapping[str, Any] = field(default_factory=dict)
    private: Mapping[str, Any] | None = None
    documents: tuple[Mapping[str, Any], ...] = ()


Given = Mapping[str, Any] | Callable[[Any], Mapping[str, Any]]
"""What guards are told besides the facts; a function where it follows from rows that others write too."""

Effect = Callable[[Any, Ask[Any]], Deed | None]

_request_key: ContextVar[UUID | None] = ContextVar("request_key", default=None)


@contextmanager
def answering_request(key: UUID | None) -> Iterator[None]:
    """Tie the next step to a request, so that the same request sent twice makes one act."""
    token = _request_key.set(key)
    try:
        yield
    finally:
        _request_key.reset(token)


def perform(
    subject: Any,
    verb: str,
    *,
    actor: Actor,
    given: Given | None = None,
    effect: Effect | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Take the step `verb` with `subject` and return the act that records it.

    In one transaction: lock the parents the move names and the row, answer a replayed request with the act
    it already made, check state, permission and guards, apply `effect(subject, ask)`, validate and save,
    append the act, post to the outbox, let later rooms react. Raises `Refused` with the reasons; then
    nothing is written. `subject` is read anew inside the lock, so its fields are those of the moment; where
    `given` is a function it is asked there too, with the subject.
    """
    if actor is None:
        raise TypeError("every step has an actor; a machine acts as System(name)")
    move = subject.lifecycle.move(verb)
    try:
        return _taken(subject, move, actor, given or {}, effect, override)
    except NotSaved as refused:
        # Only now that the transaction is rolled back can the database be asked what was wrong.
        raise Refused(reasons_against(subject)) from refused.__cause__


def _taken(
    subject: Any,
    move: Move,
    actor: Actor,
    given: Given,
    effect: Effect | None,
    override: Override,
) -> Act:
    key = _request_key.get()
    with transaction.atomic(), inside_an_act(), answering_request(None):
        _lock(subject, move)
        before = dict(subject.__dict__)
        if key is not None and (earlier := _act_of_request(key)) is not None:
            return _same_request(earlier, move.verb, actor)
        ask, grant, passed = _permitted(subject, move, actor, given, override)
        came_from = subject.state
        deed = (effect(subject, ask) if effect is not None else None) or Deed()
        if move.target is not None:
            subject.state = move.target
        save(subject, move, before)
        act = append(
            ActDraft(
                at=ask.now,
                actor_kind=actor.kind,
                actor_ref=actor.ref,
                actor_role=grant.role,
                actor_body=grant.body,
                verb=move.verb,
                from_state=came_from,
                to_state=subject.state,
                public=move.public,
                overrides=passed,
                request_key=key,
                rulebook=ask.book.ref,
                detail=dict(deed.detail),
                private=deed.private,
                documents=tuple(dict(paper) for paper in deed.documents),
                **_whereabouts(subject),
            )
        )
        outbox.post(act)
        for reaction in registry.reactions_to(move.verb):
            reaction(subject, act)
    return act


def record(
    verb: str,
    *,
    actor: Actor,
    scope: Any = None,
    write: Callable[[], Deed | None],
    subject_type: str = "",
    subject_id: str = "",
    subject_label: str = "",
    municipality: str = "",
    order: str = "",
) -> Any:
    """Record a deed that belongs to no table of moves, such as an import; `write` does the writing.

    `verb` is declared in a room's `deeds.py`; its permission is checked against `scope` inside the write.
    """
    kind = registry.deed_named(verb)
    key = _request_key.get()
    with transaction.atomic(), inside_an_act(), answering_request(None):
        if key is not None and (earlier := _act_of_request(key)) is not None:
            return _same_request(earlier, verb, actor)
        from tapshyryk.core import rulebook

        book = rulebook.current()
        answer = table.check(actor, kind.permission, scope, clock.today())
        if isinstance(answer, table.Denial):
            raise Refused((not_you(answer, book),))
        deed = write() or Deed()
        act = append(
            ActDraft(
                at=clock.now(),
                actor_kind=actor.kind,
                actor_ref=actor.ref,
                actor_role=answer.role,
                actor_body=answer.body,
                verb=verb,
                from_state="",
                to_state="",
                public=kind.public,
                overrides=(),
                request_key=key,
                rulebook=book.ref,
                detail=dict(deed.detail),
                private=deed.private,
                documents=tuple(dict(paper) for paper in deed.documents),
                subject_type=subject_type or verb,
                subject_id=subject_id or uuid7(),
                subject_label=subject_label,
                municipality=municipality,
                order=order,
            )
        )
        outbox.post(act)
        for reaction in registry.reactions_to(verb):
            reaction(scope, act)
    return act


def _lock(subject: Any, move: Move) -> None:
    for name in move.locks:
        parent = getattr(subject, name)
        is_made_in_this_step = parent is not None and parent._state.adding
        if parent is not None and not is_made_in_this_step:
            _read_locked(parent)
    if not move.creates:
        _read_locked(subject)


def _read_locked(row: Any) -> None:
    try:
        rows.lock(row)
    except type(row).DoesNotExist:
        raise Refused((gone(),)) from None


def _act_of_request(key: UUID) -> Act | None:
    return Act.objects.filter(request_key=key).first()


def _same_request(earlier: Act, verb: str, actor: Actor) -> Act:
    if earlier.verb != verb or earlier.actor_ref != actor.ref:
        raise Refused((page_was_used(),))
    return earlier


def _permitted(
    subject: Any, move: Move, actor: Actor, given: Given, override: Override
) -> tuple[Ask[Any], table.Grant, tuple[dict[str, str], ...]]:
    if subject.state not in move.sources:
        raise Refused((not_now(subject.lifecycle, move, subject.state),))
    book = subject.book()
    today = clock.today()
    answer = table.check(actor, move.permission, subject, today)
    if isinstance(answer, table.Denial):
        raise Refused((not_you(answer, book),))
    subject.taken_for(answer.body)
    told = dict(given(subject) if callable(given) else given)
    ask = Ask(facts=subject.facts(), given=told, now=clock.now(), today=today, book=book)
    found = troubles(move, ask)
    refusing = tuple(reason for reason in found if reason.severity == "refuse")
    if refusing:
        raise Refused(refusing)
    minimum = int(book.value(OVERRIDE_RULE, "minimum"))
    open_warnings, passed = [], []
    for reason in found:
        written = " ".join(override.get(reason.rule, "").split())
        if not written or not actor.is_person:
            open_warnings.append(reason)
        elif len(written) < minimum:
            open_warnings.append(
                replace(
                    reason,
                    rule=OVERRIDE_RULE,
                    about=reason.rule,
                    params={"length": len(written), "minimum": minimum},
                )
            )
        else:
            passed.append({"rule": reason.rule, "reason": written})
    if open_warnings:
        raise Refused(tuple(open_warnings))
    return ask, answer, tuple(passed)


def _whereabouts(subject: Subject) -> dict[str, str]:
    return {
        "subject_type": subject.lifecycle.name,
        "subject_id": str(subject.id),
        "subject_label": subject.public_label,
        "municipality": subject.municipality_key or "",
        "order": subject.order_key or "",
    }
