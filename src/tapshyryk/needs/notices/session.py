"""Who is told of needs sessions: those who hold a role in the municipality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.utils.translation import gettext

from tapshyryk.core import formats
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.sessions import priorities_of
from tapshyryk.parties.queries.holders import refs_holding

COMMUNITY: Final = (
    "resident",
    "working_group_member",
    "monitoring_member",
    "council_chair",
    "municipal_head",
)
"""Those who come to sessions and answer for what follows."""


def _session(act: Any) -> NeedsSession:
    return NeedsSession.objects.select_related("municipality").get(pk=act.subject_id)


def _when(session: NeedsSession) -> str:
    return formats.date_long(session.planned_for, current_language()) if session.planned_for else ""


@tell("invite_to_session")
def people_are_invited(act: Any) -> Iterable[Letter]:
    """Invite those whose roles were chosen to a planned session."""
    session = _session(act)
    for ref in refs_holding(session.municipality.body, act.detail["roles"]):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Needs session on %(day)s") % {"day": _when(session)},
            body=lambda: (
                gettext(
                    "%(title)s\n%(day)s, %(venue)s.\n"
                    "Come with your neighbours and say what your village lacks.\n%(page)s"
                )
                % {
                    "title": session.title,
                    "day": _day_and_hour(session),
                    "venue": session.venue,
                    "page": _page(session),
                }
            ),
        )


def _day_and_hour(session: NeedsSession) -> str:
    return _when(session) + ("" if session.begins_at is None else f", {session.begins_at:%H:%M}")


def _page(session: NeedsSession) -> str:
    return f"{settings.SITE_URL}/{current_language()}/sessions/{session.slug}/"


@tell("cancel_session")
def session_is_cancelled(act: Any) -> Iterable[Letter]:
    """Tell the community that people do not meet, and why."""
    session = _session(act)
    for ref in refs_holding(session.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("The needs session on %(day)s is cancelled") % {"day": _when(session)},
            body=lambda: (
                gettext("%(title)s\nReason: %(reason)s")
                % {"title": session.title, "reason": act.detail["reason"]}
            ),
        )


@tell("list_priorities")
def priorities_are_listed(act: Any) -> Iterable[Letter]:
    """Tell the community which problems stand on the list."""
    session = _session(act)
    for ref in refs_holding(session.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("The list of priority problems is ready"),
            body=lambda: (
                gettext("%(title)s\n\n%(problems)s\n\nAn assembly will choose one of them.")
                % {
                    "title": session.title,
                    "problems": "\n".join(
                        f"{problem.rank}. {problem.title}" for problem in priorities_of(session)
                    ),
                }
            ),
        )
