"""Who proposes, and who may read which proposal when."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from tapshyryk.calls.models import COUNTED, Call, Proposal
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, Holding, holdings_of
from tapshyryk.parties.models import Organisation

OFFICIALS = ("municipal_specialist", "municipal_head", "ministry_specialist", "ministry_head")
PROPOSERS = ("ngo_head", "ngo_worker")


def organisations_behind(call: Call) -> QuerySet[Any]:
    """Everybody behind the proposals handed in, leads and members; nobody while the call takes more."""
    if call.state in {"draft", "open"}:
        return Organisation.objects.none()
    handed_in = call.proposals.filter(state__in=("submitted", *COUNTED))
    return Organisation.objects.filter(
        Q(pk__in=handed_in.values("organisation")) | Q(pk__in=handed_in.values("consortium__organisation"))
    ).order_by("name_ky")


def readable_proposals(actor: Actor) -> QuerySet[Any]:
    """The proposals `actor` may read whole.

    Their writers read their own, in every state. Once opened, the customer's officials and the members of
    the call's commission read them too; before that nobody does, not even the customer.
    """
    today = clock.today()
    held = [holding for holding in holdings_of(actor) if holding.valid_on(today)]
    own = Q(organisation__in=_keys(held, PROPOSERS, "organisation"))
    officials = Q(call__order__customer__in=_keys(held, OFFICIALS, "organisation"))
    officials |= Q(
        call__order__customer__kind="executive",
        call__order__customer__municipality__in=_keys(held, OFFICIALS, "municipality"),
    )
    around = officials
    if actor.is_person:
        around |= Q(call__commission__person=actor.ref.removeprefix("person:"))
    return Proposal.objects.filter(own | (around & Q(state__in=COUNTED))).distinct()


def _keys(held: Iterable[Holding], roles: tuple[str, ...], kind: str) -> list[str]:
    return [
        holding.body.removeprefix(f"{kind}:")
        for holding in held
        if holding.role in roles and holding.body.startswith(f"{kind}:")
    ]
