"""Who is told when a role is given or ended: the person who holds it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext

from tapshyryk.core import formats
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.parties.models import Membership


def _where(membership: Membership) -> str:
    body = membership.organisation or membership.municipality
    return str(body.name) if body is not None else ""


@tell("give_role")
def role_was_given(act: Any) -> Iterable[Letter]:
    """Tell the person which role they hold from now on, and where."""
    membership = Membership.objects.select_related("organisation", "municipality", "person").get(
        pk=act.subject_id
    )
    yield Letter(
        to=membership.person.ref,
        subject=lambda: gettext("A role was given to you"),
        body=lambda: (
            gettext("Your role: %(role)s — %(where)s, from %(since)s.\nSign in to see what waits for you.")
            % {
                "role": membership.role_label,
                "where": _where(membership),
                "since": formats.date_long(membership.since, current_language()),
            }
        ),
    )


@tell("end_role")
def role_was_ended(act: Any) -> Iterable[Letter]:
    """Tell the person that the role is over."""
    membership = Membership.objects.select_related("organisation", "municipality", "person").get(
        pk=act.subject_id
    )
    yield Letter(
        to=membership.person.ref,
        subject=lambda: gettext("A role of yours has ended"),
        body=lambda: (
            gettext("Your role “%(role)s” — %(where)s — has ended.")
            % {"role": membership.role_label, "where": _where(membership)}
        ),
    )
