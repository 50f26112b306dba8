"""Who found people are, opened only for those entitled who said that they look."""

from __future__ import annotations

from collections.abc import Collection
from datetime import timedelta
from typing import Any, Final

from django.db.models import QuerySet

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.models import Act
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.identities.matching import keeps_people
from tapshyryk.core.identities.sealing import unseal
from tapshyryk.needs.models import FoundIdentity, SocialCard
from tapshyryk.places.models import Municipality

OPEN_FOR: Final = timedelta(minutes=15)
"""How long a card that was looked at stays open to whoever looked: time to read it and telephone."""


def identity_opened(actor: Actor, card: SocialCard) -> Identity | None:
    """Who it is, for an actor who may see it and has recorded a look a short while ago; None otherwise."""
    answer = table.check(actor, "needs.see_found", card, clock.today())
    if isinstance(answer, table.Denial) or not _looked_lately(actor, card):
        return None
    return read_identity(card)


def _looked_lately(actor: Actor, card: SocialCard) -> bool:
    looks = Act.objects.filter(subject_id=card.pk, verb="look_at_card", actor_ref=actor.ref)
    return looks.filter(at__gt=clock.now() - OPEN_FOR).exists()


def read_identity(card: SocialCard) -> Identity | None:
    """Who it is, for an action that has its own permission and leaves an act; None once it is erased."""
    kept = FoundIdentity.objects.filter(card=card.pk).first()
    return None if kept is None else unseal(kept.sealed, card.pk)[0]


@keeps_people
def found_before(wanted: Collection[str], municipality: Any) -> Collection[str]:
    """Which of these marks are of people found in the municipality whose cards are kept."""
    kept = SocialCard.objects.filter(round__municipality=municipality, mark__in=list(wanted))
    return frozenset(kept.values_list("mark", flat=True))


def open_cards_of(municipality: Municipality) -> QuerySet[SocialCard]:
    """The opened social cards of a municipality that no service has taken up yet, oldest first."""
    return SocialCard.objects.filter(round__municipality=municipality, state="opened").order_by("pk")


def looks_at(card: SocialCard) -> QuerySet[Act]:
    """The acts of everybody who looked at the card, newest first."""
    return Act.objects.filter(subject_id=card.pk, verb="look_at_card").order_by("-pk")
