"""People found in a house-to-house round; who they are is kept apart, sealed, and only with consent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.identities.choices import AgeBand, Sex
from tapshyryk.core.identities.matching import kept_already
from tapshyryk.core.wording import Wording, current_language
from tapshyryk.needs.domain.guards.social_card import SocialCardFacts
from tapshyryk.needs.domain.lifecycle.social_card import SOCIAL_CARD
from tapshyryk.needs.models.round import Round
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Settlement


class SocialCard(Subject):
    """Somebody found, as figures need them: settlement, sex, age band and group, without a name.

    `known_before` is False for a latent need: found by the round, on no register before; None while nobody
    has looked. `mark` tells whether the same person is found twice, without saying who it is.
    """

    class ConsentBy(models.TextChoices):
        SELF = "self", _("the person")
        GUARDIAN = "guardian", _("a parent or guardian")

    class Erasing(models.TextChoices):
        CONSENT = "consent", _("the consent was taken back")
        TWICE = "twice", _("the same person was written down twice")
        MOVED = "moved", _("moved away or died")
        MISTAKE = "mistake", _("written down by mistake")

    lifecycle = SOCIAL_CARD
    municipality_path = "round__municipality"
    seen_by = frozenset({"municipal_specialist"})

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="cards")
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="+")
    found_on = models.DateField()
    found_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sex = models.CharField(max_length=8, choices=Sex)
    age_band = models.CharField(max_length=8, choices=AgeBand)
    vulnerable_group = models.CharField(max_length=120, blank=True)
    known_before = models.BooleanField(null=True, blank=True)
    consent_on = models.DateField(null=True, blank=True)
    consent_by = models.CharField(max_length=8, choices=ConsentBy, blank=True)
    card_number = models.CharField(max_length=24, unique=True, null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    erased_because = models.CharField(max_length=8, choices=Erasing, blank=True)
    mark = models.CharField(max_length=64, blank=True, db_index=True)

    class Meta:
        indexes = (models.Index(fields=("round", "state"), name="cards_of_round"),)
        constraints = (
            models.CheckConstraint(
                name="card_only_with_consent",
                condition=models.Q(state__in=("refused", "erased"), mark="")
                | models.Q(consent_on__isnull=False),
            ),
        )

    wanted: tuple[str, ...] = ()
    """The marks of the person about to be written down, set by the action before the guards are asked."""

    def facts(self) -> SocialCardFacts:
        """What the guards look at; the same person is looked for wherever a room keeps people here."""
        places = self.round.places.values_list("settlement", flat=True)
        others = (
            set(kept_already(self.wanted, self.round.municipality_id)) - {self.mark} if self.wanted else ()
        )
        return SocialCardFacts(
            round_state=self.round.state,
            settlements=frozenset(map(str, places)),
            is_kept_already=bool(others),
        )

    @classmethod
    def near(cls, bodies: Iterable[str], person: str = "") -> models.QuerySet[Any]:
        """The cards of the municipality; and, while the round runs, those a team member wrote down."""
        found = super().near(bodies)
        if not person:
            return found
        own = cls.objects.filter(found_by__pk=person.removeprefix("person:"), round__state="under_way")
        return (found | own.distinct()).distinct()

    @property
    def title(self) -> Wording:
        """The card's number, or that somebody was found: never a name."""
        if self.card_number:
            words = gettext("Social card %(number)s") % {"number": self.card_number}
        else:
            words = f"{gettext('Found person')}: {self.settlement.name}"
        return Wording(words, current_language())

    @property
    def public_label(self) -> str:
        """Nothing that could lead to the person."""
        return ""


class FoundIdentity(Entity):
    """Who a found person is, sealed: opened only by a step that is recorded (`actions/social_card.py`)."""

    card = models.OneToOneField(SocialCard, on_delete=models.CASCADE, related_name="identity")
    sealed = models.TextField()
