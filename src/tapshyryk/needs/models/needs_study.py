"""Needs studies, and the problems each of them covers."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Wording, current_language
from tapshyryk.needs.domain.guards.needs_study import StudyFacts
from tapshyryk.needs.domain.lifecycle.needs_study import NEEDS_STUDY
from tapshyryk.needs.models.session import NeedsSession, Problem
from tapshyryk.places.models import Municipality

HELD = ("held", "listed")
"""States of a session at which people have met."""


class NeedsStudy(Subject):
    """What is known of a municipality's needs from `since` to `until`, as a paper on which an order stands.

    `figures` and `missing` are kept as they were when it was issued; `replaced_by` is a later slug.
    """

    lifecycle = NEEDS_STUDY
    municipality_path = "municipality"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="needs_studies")
    since = models.DateField()
    until = models.DateField()
    conclusion_ky = models.TextField(blank=True)
    conclusion_ru = models.TextField(blank=True)
    issued_on = models.DateField(null=True, blank=True)
    figures = models.JSONField(default=dict, blank=True)
    missing = models.JSONField(default=list, blank=True)
    replaced_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ("-issued_on", "-pk")
        verbose_name_plural = "needs studies"
        constraints = (
            models.CheckConstraint(
                name="study_until_after_since", condition=models.Q(until__gte=models.F("since"))
            ),
            models.UniqueConstraint(
                name="one_issued_study_of_a_municipality",
                fields=("municipality",),
                condition=models.Q(state="issued"),
            ),
        )

    @property
    def title(self) -> Wording:
        """The municipality whose needs are studied."""
        return self.municipality.name

    @property
    def conclusion(self) -> Wording:
        """What the municipality concludes, in the reader's language or the nearest official one."""
        ky, ru = Wording(self.conclusion_ky, "ky"), Wording(self.conclusion_ru, "ru")
        return ky if current_language() == "ky" or not ru else ru

    def sessions(self) -> models.QuerySet[NeedsSession]:
        """The sessions held in the time of the study, earliest first; of some only the month is known."""
        on_a_day = models.Q(held_on__gte=self.since, held_on__lte=self.until)
        in_a_month = models.Q(
            held_on__isnull=True,
            period__gte=f"{self.since:%Y-%m}",
            period__lt=f"{self.until:%Y-%m}~",
        )
        held = NeedsSession.objects.filter(municipality=self.municipality_id, state__in=HELD)
        return held.filter(on_a_day | in_a_month).order_by(models.F("held_on").asc(nulls_last=True), "pk")

    def facts(self) -> StudyFacts:
        """How many sessions it can tell of, and what is concluded."""
        has_a_time = self.since is not None and self.until is not None
        return StudyFacts(
            sessions=self.sessions().count() if has_a_time else 0,
            concluded_ky=bool(self.conclusion_ky.strip()),
            concluded_ru=bool(self.conclusion_ru.strip()),
        )


class StudiedProblem(Entity):
    """A problem an issued study covers."""

    study = models.ForeignKey(NeedsStudy, on_delete=models.PROTECT, related_name="studied")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="studied_in")

    class Meta:
        ordering = ("pk",)
        constraints = (models.UniqueConstraint(name="problem_once_in_a_study", fields=("study", "problem")),)
