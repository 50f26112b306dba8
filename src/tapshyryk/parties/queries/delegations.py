"""Powers delegated to a municipality, as the competence check asks for them."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from tapshyryk.parties.models import Delegation
from tapshyryk.places.models import Municipality


def delegations_in_force(
    municipality: Municipality, on: date, *, service_kind: str = ""
) -> QuerySet[Delegation]:
    """The delegations to `municipality` that hold on the day `on`, of one kind of service or of all.

    One that was revoked holds for the days before the day it was revoked.

    Power and money were both delegated where `money_tyiyn` of one of them is above zero.
    """
    found = (
        Delegation.objects.filter(municipality=municipality, since__lte=on)
        .filter(Q(revoked_on__isnull=True) | Q(revoked_on__gt=on))
        .filter(Q(until__isnull=True) | Q(until__gte=on))
        .select_related("delegated_by")
        .order_by("since", "pk")
    )
    return found.filter(service_kind=service_kind) if service_kind else found
