"""Who holds which role in a body, today or on a day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from django.db.models import Q, QuerySet

from tapshyryk.core import clock
from tapshyryk.parties.models import Membership, Person


def memberships_of(body: str, *, on: date | None = None) -> QuerySet[Membership]:
    """The roles held in `body` ("municipality:<uuid>", "organisation:<uuid>") on a day, by default today.

    A role that was ended counts for the days it was held.
    """
    day = on or clock.today()
    kind, _, key = body.partition(":")
    return (
        Membership.objects.filter(**{f"{kind}_id": key}, since__lte=day)
        .filter(Q(until__isnull=True) | Q(until__gte=day))
        .filter(Q(state="held") | Q(until__gt=day))
        .select_related("person", "organisation", "municipality")
        .order_by("role", "person__full_name")
    )


def people_holding(body: str, *roles: str, on: date | None = None) -> QuerySet[Person]:
    """The people who hold one of `roles` (all roles when none is named) in `body` on a day."""
    held = memberships_of(body, on=on)
    if roles:
        held = held.filter(role__in=roles)
    return Person.objects.filter(pk__in=held.order_by().values("person_id"))


def refs_holding(body: str, roles: Collection[str] = ()) -> tuple[str, ...]:
    """The refs (`person:<uuid>`) of the people who hold one of `roles` (or any) in `body` today."""
    return tuple(person.ref for person in people_holding(body, *roles))


def refs_holding_anywhere(*roles: str) -> tuple[str, ...]:
    """The refs of the people who hold one of `roles` today, in whatever body."""
    day = clock.today()
    held = Membership.objects.filter(role__in=roles, state="held", since__lte=day).filter(
        Q(until__isnull=True) | Q(until__gte=day)
    )
    keys = held.order_by("person_id").values_list("person_id", flat=True).distinct()
    return tuple(f"person:{key}" for key in keys)
