"""The attendance list of a session as pages and papers ask for it; names only for those who may see them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.identities.choices import AgeBand
from tapshyryk.core.identities.sealing import unseal_names
from tapshyryk.core.wording import texts_of, wording
from tapshyryk.needs.domain.attendance import Came, Counts, PublicCounts, Villages, counts_of, public
from tapshyryk.needs.models import AttendanceLine, NeedsSession, SessionSettlement, SocialGroup


def settlements_of(session: NeedsSession) -> tuple[SessionSettlement, ...]:
    """The settlements a session is for, by their codes."""
    return tuple(session.settlements.select_related("settlement").order_by("number"))


def villages_of(session: NeedsSession) -> Villages:
    """The codes of the settlements a session is for, with every name they are known by."""
    return Villages(
        tuple(
            (str(one.settlement_id), tuple(texts_of(one.settlement, "name").values()))
            for one in settlements_of(session)
        )
    )


def village_names(session: NeedsSession) -> dict[str, str]:
    """The names of those settlements in the reader's language, by key, in the order of their codes."""
    return {str(one.settlement_id): str(wording(one.settlement, "name")) for one in settlements_of(session)}


def came_of(rows: Sequence[AttendanceLine]) -> list[Came]:
    """The lines opened, each with its name where one was written and is kept."""
    names = unseal_names((row.pk, row.sealed_name) for row in rows)
    return [
        Came(
            sex=row.sex,
            settlement=str(row.settlement_id or ""),
            age_band=row.age_band,
            social_group=row.social_group,
            name=name,
        )
        for row, name in zip(rows, names, strict=True)
    ]


def people_on(session: NeedsSession, *, but: int = 0) -> frozenset[tuple[str, str]]:
    """Who stands on the list, as lines are compared; the line numbered `but` and the nameless left out."""
    rows = list(session.attendance.filter(struck=False).exclude(number=but).exclude(sealed_name=""))
    return frozenset(came.person for came in came_of(rows))


def counts_on(session: NeedsSession) -> Counts:
    """The counts of the list, exact; for those who may see the list."""
    lines = session.attendance.filter(struck=False).values_list(
        "sex", "settlement_id", "age_band", "social_group"
    )
    return counts_of(
        (
            Came(sex=sex, settlement=str(place or ""), age_band=band, social_group=group)
            for sex, place, band, group in lines
        ),
        [key for key, _names in villages_of(session).listed],
    )


def public_counts_on(session: NeedsSession) -> PublicCounts | None:
    """The counts as everybody may see them, once the session is closed and its list cannot change any more.

    While lines are entered and corrected nothing is told: who compares two days would learn of one person.
    None where no list was entered whole.
    """
    if session.state != "listed" or not session.list_is_whole:
        return None
    return public(counts_on(session))


def may_see_attendance(actor: Actor, session: NeedsSession) -> bool:
    """Whether the actor writes the list of this session and so sees the names on it."""
    return isinstance(table.check(actor, "needs.attendance", session, clock.today()), table.Grant)


def sessions_with_names_due(today: date, days: int) -> QuerySet[NeedsSession]:
    """Closed sessions on whose lists names still stand `days` after they were closed."""
    return (
        NeedsSession.objects.filter(
            state__in=("listed", "cancelled"), closed_on__lte=today - timedelta(days=days)
        )
        .filter(attendance__in=AttendanceLine.objects.exclude(sealed_name=""))
        .distinct()
        .order_by("closed_on")
    )


def parts_of(
    counts: Counts | PublicCounts, villages: Mapping[str, str]
) -> list[tuple[str, list[tuple[str, int | None]]]]:
    """The counts by part, in the reader's words: a heading and its rows of a label and a count."""
    parts: list[tuple[str, Mapping[str, int | None], Mapping[str, Any]]] = [
        (gettext("Settlement"), counts.settlement, {**villages, "": gettext("elsewhere, or not known")}),
        (gettext("Age"), counts.age_band, {**dict(AgeBand.choices), "": gettext("not known")}),
        (
            gettext("Social group"),
            counts.social_group,
            {**dict(SocialGroup.choices), "": gettext("not known")},
        ),
    ]
    return [
        (heading, [(str(labels.get(value, value)), count) for value, count in numbers.items()])
        for heading, numbers, labels in parts
        if numbers
    ]
