"""Gatherings of residents, the options put to them and the hands counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.domain.lifecycle import ASSEMBLY
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled
from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality


class Assembly(Titled, Subject):
    """A gathering of residents (элдик жыйын): it chooses one problem, or hears results."""

    class Purpose(models.TextChoices):
        CHOICE = "choice", _("choice of the problem")
        HEARING = "hearing", _("hearing of the results")

    class TieRule(models.TextChoices):
        RUN_OFF = "run_off", _("a run-off between the tied")
        SESSION_RANK = "session_rank", _("the higher place on the list of the needs session")

    lifecycle = ASSEMBLY
    municipality_path = "municipality"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="assemblies")
    purpose = models.CharField(max_length=12, choices=Purpose)
    needs_session = models.ForeignKey(
        NeedsSession, on_delete=models.PROTECT, null=True, blank=True, related_name="assemblies"
    )
    heard_order = models.UUIDField(null=True, blank=True, db_index=True)
    venue = models.CharField(max_length=300, blank=True)
    agenda = models.TextField(blank=True)
    convened_for = models.DateTimeField()
    tie_rule = models.CharField(max_length=16, choices=TieRule, default=TieRule.RUN_OFF)
    opened_at = models.DateTimeField(null=True, blank=True)
    present = models.PositiveIntegerField(null=True, blank=True)
    women = models.PositiveIntegerField(null=True, blank=True)
    chair = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    secretary = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    explanation = models.JSONField(default=dict, blank=True)
    heard = models.TextField(blank=True)
    result = models.ForeignKey(
        Problem, on_delete=models.PROTECT, null=True, blank=True, related_name="chosen_at"
    )

    class Meta:
        ordering = ("-convened_for",)
        verbose_name_plural = "assemblies"


class Option(Entity):
    """A problem put to the vote, with the hands counted for it in each round."""

    assembly = models.ForeignKey(Assembly, on_delete=models.PROTECT, related_name="options")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="put_to_vote")
    position = models.PositiveSmallIntegerField()
    votes = models.PositiveIntegerField(null=True, blank=True)
    in_run_off = models.BooleanField(default=False)
    run_off_votes = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ("position",)
        constraints = (
            models.UniqueConstraint(name="problem_once_on_the_ballot", fields=("assembly", "problem")),
        )
