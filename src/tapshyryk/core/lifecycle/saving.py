"""Saves what a step changed, and says what is wrong when it cannot be saved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import IntegrityError

from tapshyryk.core.lifecycle.refusals import Reason, Refused, meanwhile
from tapshyryk.core.lifecycle.spec import Move


class NotSaved(Exception):
    """The database refused to write the subject; its reason is the cause."""


_COMPARABLE = (str, int, bool, type(None), UUID, date, Decimal, bytes)
"""Kinds of values that cannot change in place, so that what was read can be compared with what is there."""


def save(subject: Any, move: Move, before: Mapping[str, Any]) -> None:
    """Save the subject: all of a new one, of another what the effect changed; `before` is what was read.

    Those fields are examined here and the rest by the database, which is asked only once: whether a related
    row exists, a value is taken or a constraint holds, it says when it writes; only when it refuses are
    these questions put one by one, to say what is wrong.
    """
    fields = subject._meta.concrete_fields
    changed = fields if move.creates else _changed(subject, before)
    to_examine = {field.name for field in changed if not field.is_relation}
    try:
        subject.clean_fields(exclude={field.name for field in fields} - to_examine)
        subject.clean()
    except ValidationError as error:
        raise Refused(reasons_against(subject)) from error
    try:
        if move.creates:
            subject.save(force_insert=True)
        else:
            subject.save(update_fields=[field.name for field in _changed(subject, before)])
    except IntegrityError as error:
        raise NotSaved from error


def _changed(subject: Any, before: Mapping[str, Any]) -> list[Any]:
    """The fields whose values are not those that were read, or may have changed in place."""
    return [
        field
        for field in subject._meta.concrete_fields
        if not isinstance(value := getattr(subject, field.attname), _COMPARABLE)
        or value != before[field.attname]
    ]


def reasons_against(subject: Any) -> tuple[Reason, ...]:
    """What is wrong with the subject's fields; if nothing is now, somebody else wrote in the same moment.

    Related rows that are named are not looked for: those written in the same step are gone with it.
    """
    fields = subject._meta.concrete_fields
    named = {
        field.name for field in fields if field.is_relation and getattr(subject, field.attname) is not None
    }
    found: dict[str, Any] = {}
    for examine in (
        lambda: subject.clean_fields(exclude=named),
        subject.clean,
        subject.validate_unique,
        subject.validate_constraints,
    ):
        try:
            examine()
        except ValidationError as error:
            found = error.update_error_dict(found)
    return tuple(_field_reasons(ValidationError(found))) if found else (meanwhile(),)


def _field_reasons(error: ValidationError) -> Iterator[Reason]:
    for name, messages in error.message_dict.items():
        for message in messages:
            yield Reason(kind="input", field="" if name == NON_FIELD_ERRORS else name, text=message)
