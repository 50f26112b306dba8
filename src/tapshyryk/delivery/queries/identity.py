"""Who recipients are, opened only for those who serve them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.identities.matching import keeps_people
from tapshyryk.core.identities.sealing import unseal
from tapshyryk.core.lifecycle.refusals import Refused, not_you
from tapshyryk.delivery.models import Recipient, RecipientIdentity


def identity_for(actor: Actor, recipient: Recipient) -> Identity:
    """Who the recipient is, for an actor who serves them; everybody else gets Refused."""
    return identities_for(actor, [recipient])[recipient.pk]


def identities_for(actor: Actor, recipients: Iterable[Recipient]) -> dict[Any, Identity]:
    """Who these recipients are, by key; Refused when the actor does not serve one of them.

    The permission is asked once for each order the recipients belong to.
    """
    rows = list(recipients)
    asked: set[Any] = set()
    for recipient in rows:
        if recipient.order_id not in asked:
            _permitted(actor, recipient)
            asked.add(recipient.order_id)
    cards = RecipientIdentity.objects.filter(recipient_id__in=[row.pk for row in rows])
    return {card.recipient_id: unseal(card.sealed, card.recipient_id)[0] for card in cards}


def may_see(actor: Actor, recipient: Recipient) -> bool:
    """Whether the actor serves this recipient."""
    answer = table.check(actor, "delivery.see_identity", recipient, clock.today())
    return isinstance(answer, table.Grant)


def _permitted(actor: Actor, recipient: Recipient) -> None:
    answer = table.check(actor, "delivery.see_identity", recipient, clock.today())
    if isinstance(answer, table.Denial):
        raise Refused((not_you(answer, recipient.book()),))


@keeps_people
def registered_already(wanted: Collection[str], municipality: Any) -> Collection[str]:
    """Which of these marks are of recipients of the municipality's orders who have not left."""
    cards = RecipientIdentity.objects.filter(
        recipient__order__municipality=municipality, mark__in=list(wanted)
    )
    return frozenset(cards.exclude(recipient__state="left").values_list("mark", flat=True))


def names_for(actor: Actor, recipients: Iterable[Recipient]) -> list[tuple[Any, str]]:
    """Key and name of each recipient, by name; the card's number where the actor may not see the name."""
    rows = list(recipients)
    seen = [row for row in rows if may_see(actor, row)] if rows else []
    known = identities_for(actor, seen)
    named = [(row.pk, known[row.pk].full_name if row.pk in known else row.card_number) for row in rows]
    return sorted(named, key=lambda one: one[1].casefold())
