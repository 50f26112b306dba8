"""A municipality's way into social orders: its request, the questions about it, meetings and advice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Holding
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.files.models import Upload
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import Wording
from tapshyryk.needs.domain.guards.joining import JoiningFacts
from tapshyryk.needs.domain.lifecycle.joining import JOINING
from tapshyryk.needs.models.session import Problem
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality, Settlement

STATE_BODY: Final = frozenset({"ministry_head", "ministry_specialist", "ministry_expert"})
"""Roles of a state body that review and advise municipalities of the whole country."""

OF_THE_PLACE: Final = frozenset(
    {"municipal_head", "municipal_specialist", "finance_officer", "council_chair"}
)
"""Roles of a municipality that see what passes between it and the state body."""

CONTACTS: Final = ("municipal_head", "municipal_specialist", "council_chair")
"""The roles that may speak for a municipality; the name behind a role is read from the register."""

STAGES: Final = {
    "joining": N_("Joining"),
    "needs": N_("Needs"),
    "vote": N_("Vote"),
    "order": N_("Order"),
    "call": N_("Call"),
    "contract": N_("Contract"),
    "delivery": N_("Delivery"),
    "monitoring": N_("Monitoring"),
    "results": N_("Results"),
    "after": N_("After"),
}
"""The stages of the life of an order at which advice is given, in their order."""


class Joining(Subject):
    """A municipality's request to take part, from the head's own words to the day it joins or steps back."""

    lifecycle = JOINING
    municipality_path = "municipality"
    seen_by = STATE_BODY | OF_THE_PLACE

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="joinings")
    why = models.TextField()
    themes = models.JSONField(default=list)
    contact_role = models.CharField(max_length=32, choices=[(role, ROLE_LABELS[role]) for role in CONTACTS])
    council_decision = models.CharField(max_length=300, blank=True)
    asked_on = models.DateField()
    decided_on = models.DateField(null=True, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("-asked_on", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_open_joining_of_a_municipality",
                fields=("municipality",),
                condition=models.Q(state__in=("expressed", "questioned", "joined")),
            ),
        )

    @property
    def title(self) -> Wording:
        """The municipality that asks."""
        return self.municipality.name

    @property
    def theme_labels(self) -> tuple[str, ...]:
        """What the municipality would work on, in the reader's language."""
        return tuple(str(Problem.Theme(theme).label) for theme in self.themes)

    @property
    def files(self) -> models.QuerySet[Upload]:
        """What the municipality handed in with the request."""
        return Upload.objects.filter(subject_type=JOINING.name, subject_id=self.pk)

    def facts(self) -> JoiningFacts:
        """Whether another request of the municipality is still open or accepted."""
        others = Joining.objects.filter(municipality_id=self.municipality_id).exclude(pk=self.pk)
        return JoiningFacts(other_is_open=others.exclude(state__in=JOINING.final).exists())

    @classmethod
    def near_to(cls, held: Iterable[Holding], person: str = "") -> models.QuerySet[Any]:
        """Those of one's municipality; a state body looks after all of them."""
        held = tuple(held)
        if any(holding.role in STATE_BODY for holding in held):
            return cls.objects.all()
        return super().near_to(held, person)


class JoiningQuestion(Entity):
    """What the state body asked about a request, why, and what the municipality answered."""

    joining = models.ForeignKey(Joining, on_delete=models.PROTECT, related_name="questions")
    text = models.TextField()
    reason = models.TextField()
    asked_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("pk",)


class OrientationMeeting(Entity):
    """A meeting at which the residents of some villages heard what a social order is."""

    joining = models.ForeignKey(Joining, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField()
    settlements = models.ManyToManyField(
        Settlement, through="OrientationVillage", related_name="+", blank=True
    )
    venue = models.CharField(max_length=300)
    present = models.PositiveIntegerField()
    women = models.PositiveIntegerField(null=True, blank=True)
    explained = models.TextField()

    class Meta:
        ordering = ("held_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="orientation_women_within_present",
                condition=models.Q(women__isnull=True) | models.Q(women__lte=models.F("present")),
            ),
        )

    @property
    def places(self) -> tuple[Wording, ...]:
        """The settlements whose people met, in the reader's language."""
        return tuple(each.name for each in self.settlements.all())


class OrientationVillage(Entity):
    """A settlement whose people were invited to a meeting."""

    meeting = models.ForeignKey(OrientationMeeting, on_delete=models.CASCADE, related_name="villages")
    settlement = models.ForeignKey(Settlement, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(name="village_once_in_a_meeting", fields=("meeting", "settlement")),
        )


class Advice(Entity):
    """A piece of advice given to a municipality; the topic is public, the words and the adviser are not."""

    joining = models.ForeignKey(Joining, on_delete=models.PROTECT, related_name="advice")
    given_on = models.DateField()
    stage = models.CharField(max_length=12, choices=[(key, _(label)) for key, label in STAGES.items()])
    topic = models.CharField(max_length=200)
    words = models.TextField()
    adviser = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    adviser_role = models.CharField(max_length=32)

    class Meta:
        ordering = ("given_on", "pk")

    @property
    def role_label(self) -> str:
        """The role in which it was given, in the reader's language."""
        return gettext(ROLE_LABELS[self.adviser_role])
