"""Focus groups: how many people of a target group met, and what exactly they need; nobody is named."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.identities.domain.identity import AGE_BANDS, OLDEST
from tapshyryk.core.wording import Titled, Wording, current_language, require_text
from tapshyryk.needs.domain.guards.focus_group import FocusGroupFacts
from tapshyryk.needs.domain.lifecycle.focus_group import FOCUS_GROUP
from tapshyryk.needs.models.session import NeedsSession, Problem

AGES: Final = (*(band for band, _last in AGE_BANDS), OLDEST)
"""The age bands of the house, in the order of `FocusGroup.ages`."""


class FocusGroup(Subject):
    """A talk with people of a target group about one problem.

    `ages` are the people present by the bands of `AGES`, empty where nobody counted them.
    """

    class Facilitator(models.TextChoices):
        SPECIALIST = "municipal_specialist", _("municipal specialist")
        WORKING_GROUP = "working_group", _("member of the working group")
        NGO = "ngo", _("worker of a non-commercial organisation")
        EXPERT = "expert", _("independent expert")

    lifecycle = FOCUS_GROUP
    municipality_path = "session__municipality"

    session = models.ForeignKey(NeedsSession, on_delete=models.PROTECT, related_name="focus_groups")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="focus_groups")
    target_group = models.CharField(max_length=200)
    held_on = models.DateField()
    venue = models.CharField(max_length=300, blank=True)
    present = models.PositiveSmallIntegerField()
    women = models.PositiveSmallIntegerField(null=True, blank=True)
    ages = models.JSONField(default=list, blank=True)
    facilitator = models.CharField(max_length=24, choices=Facilitator)
    findings = models.TextField(blank=True)

    class Meta:
        ordering = ("held_on", "id")
        constraints = (
            models.CheckConstraint(
                name="focus_group_women_within_present",
                condition=models.Q(women__isnull=True) | models.Q(women__lte=models.F("present")),
            ),
        )

    @property
    def title(self) -> Wording:
        """Whom it heard."""
        return Wording(self.target_group, current_language())

    @property
    def public_label(self) -> str:
        """The problem's permanent name and the day."""
        return f"{self.problem.slug}-{self.held_on.isoformat()}"

    def facts(self) -> FocusGroupFacts:
        """What the guards look at: who was present and how many said each need."""
        if self._state.adding:
            return FocusGroupFacts(0, ())
        said = self.needs.values_list("people", flat=True)
        return FocusGroupFacts(self.present, tuple(people or 0 for people in said))


class GroupNeed(Titled, Entity):
    """What exactly people of a focus group need, and how many of them said so; None where not counted."""

    focus_group = models.ForeignKey(FocusGroup, on_delete=models.PROTECT, related_name="needs")
    people = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        ordering = (models.F("people").desc(nulls_last=True), "id")

    def clean(self) -> None:
        """Ask for the words in at least one language."""
        super().clean()
        require_text(self, "title")
