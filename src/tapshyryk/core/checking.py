"""Checking a row before it is written inside an act, with reasons a person can act on."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext

from tapshyryk.core.lifecycle.refusals import Reason, Refused
from tapshyryk.core.wording import texts_of


def checked(row: Any, text: str = "", *, only: Collection[str] = (), without: Collection[str] = ()) -> Any:
    """`row` itself when its fields are right and `text`, if one is named, is written in some language.

    `only` names the fields that were changed, where not all may have been; `without` those not to look at,
    such as a parent that is saved in the same act. The engine does the same for subjects; this is for the
    rows beside them. Raises Refused with a reason for each fault.
    """
    untouched = {field.name for field in row._meta.concrete_fields} - set(only) if only else set()
    reasons = []
    if text and not texts_of(row, text):
        reasons.append(
            Reason(kind="input", field=f"{text}_ky", text=gettext("Write it in at least one language."))
        )
    try:
        row.full_clean(exclude=untouched | set(without))
    except ValidationError as error:
        reasons += [
            Reason(kind="input", field="" if name == NON_FIELD_ERRORS else name, text=message)
            for name, messages in error.message_dict.items()
            for message in messages
        ]
    if reasons:
        raise Refused(tuple(reasons))
    return row
