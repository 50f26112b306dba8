"""Gatherings of residents, the options put to them and the hands counted."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.assemblies.domain.guards import AssemblyFacts, OptionFacts
from tapshyryk.assemblies.domain.lifecycle import ASSEMBLY
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, require_text
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
    quorum = models.PositiveIntegerField(null=True, blank=True)
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
        constraints = (
            models.CheckConstraint(
                name="assembly_women_within_present",
                condition=models.Q(women__isnull=True)
                | models.Q(present__isnull=True)
                | models.Q(women__lte=models.F("present")),
            ),
        )

    @property
    def is_run_off(self) -> bool:
        """Whether the second vote, between the tied, is on or was held."""
        return self.round > 1

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    def ballot(self) -> list[Option]:
        """The options of the present round in the order they stand on the ballot."""
        if self._state.adding:
            return []
        options = list(self.options.select_related("problem"))
        return [option for option in options if option.in_run_off] if self.is_run_off else options

    def facts(self) -> AssemblyFacts:
        """What the guards look at: the counts and the options of the present round."""
        return AssemblyFacts(
            purpose=self.purpose,
            session_state=self.needs_session.state if self.needs_session else "",
            convened_for=self.convened_for,
            quorum=self.quorum,
            tie_rule=self.tie_rule,
            present=self.present,
            options=tuple(
                OptionFacts(str(option.pk), str(option.problem.title), option.counted(self.round))
                for option in self.ballot()
            ),
            tied=bool(self.explanation.get("run_off")),
            has_result=self.result_id is not None,
            heard=self.heard,
        )


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

    def counted(self, vote_round: int) -> int | None:
        """The hands counted for it in that round, None while they were not."""
        return self.run_off_votes if vote_round > 1 else self.votes
