"""Needs sessions and the problems named in them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core import folding
from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.rows import Reading
from tapshyryk.core.wording import LANGUAGES, Titled, require_text
from tapshyryk.needs.domain.attendance import women_told
from tapshyryk.needs.domain.guards.session import NamedFacts, SessionFacts, folded
from tapshyryk.needs.domain.lifecycle import NEEDS_SESSION
from tapshyryk.needs.models.choices import RankingMethod, TieRule
from tapshyryk.places.models import Municipality


class NeedsSession(Titled, Subject):
    """A session of participatory assessment: people meet, name problems and weigh them."""

    class Exactness(models.TextChoices):
        EXACT = "exact", _("exact")
        MORE_THAN = "more_than", _("more than")
        ABOUT = "about", _("about")
        AT_LEAST = "at_least", _("at least")

    lifecycle = NEEDS_SESSION
    municipality_path = "municipality"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="needs_sessions")
    venue = models.CharField(max_length=300, blank=True)
    planned_for = models.DateField(null=True, blank=True)
    begins_at = models.TimeField(null=True, blank=True)
    expected = models.PositiveIntegerField(null=True, blank=True)
    held_on = models.DateField(null=True, blank=True)
    period = models.CharField(max_length=40, blank=True)
    participants = models.PositiveIntegerField(null=True, blank=True)
    participants_exactness = models.CharField(max_length=12, choices=Exactness, default=Exactness.EXACT)
    women = models.PositiveIntegerField(null=True, blank=True)
    priorities_found = models.PositiveSmallIntegerField(null=True, blank=True)
    ranking_method = models.CharField(max_length=16, choices=RankingMethod, default=RankingMethod.VOTES)
    tie_rule = models.CharField(max_length=16, choices=TieRule, default=TieRule.EARLIER_NAMED)
    note = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    participants_listed = models.PositiveIntegerField(default=0)
    women_listed = models.PositiveIntegerField(default=0)
    list_is_whole = models.BooleanField(default=False)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("-held_on", "-planned_for")
        constraints = (
            models.CheckConstraint(
                name="session_women_within_participants",
                condition=models.Q(women__isnull=True)
                | models.Q(participants__isnull=True)
                | models.Q(women__lte=models.F("participants")),
            ),
        )

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    @property
    def women_told(self) -> int | None:
        """How many women everybody may know of: none while the list may still change by one line."""
        return women_told(self.participants, self.women, self.state == "held" and self.list_is_whole)

    def facts(self) -> SessionFacts:
        """What the guards look at: the counts, and the problems named so far."""
        named = () if self._state.adding else _NAMED.values(self.pk)
        return SessionFacts(
            participants=self.participants,
            women=self.women,
            problems=tuple(
                NamedFacts(key=str(key), titles=folded(titles), votes=votes) for key, votes, *titles in named
            ),
            day=self.held_on or self.planned_for,
            listed=self.participants_listed,
            women_listed=self.women_listed,
            list_is_whole=self.list_is_whole,
            closed_on=self.closed_on,
        )


class SessionOrder(Entity):
    """How the list of a session came to its order, kept beside it: few who read the session need it."""

    session = models.OneToOneField(NeedsSession, on_delete=models.PROTECT, related_name="order_kept")
    explanation = models.JSONField(default=dict)


class Problem(Titled, Entity):
    """A problem named at a session, with the votes it drew and its place on the list.

    `search` is what lists search: its words and its municipality's names, folded.
    """

    class Theme(models.TextChoices):
        PRESCHOOL = "preschool", _("preschool education")
        DISABILITY_CHILDREN = "disability-children", _("children with disabilities")
        YOUTH = "youth", _("youth")
        CULTURE = "culture", _("culture")
        ELDERLY = "elderly", _("older people")
        FAMILY = "family", _("families in difficulty")
        HEALTH = "health", _("health and care")
        OTHER = "other", _("other")

    session = models.ForeignKey(NeedsSession, on_delete=models.PROTECT, related_name="problems")
    slug = models.SlugField(max_length=160, unique=True)
    theme = models.CharField(max_length=24, choices=Theme)
    target_group = models.CharField(max_length=200, blank=True)
    votes = models.PositiveIntegerField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    is_priority = models.BooleanField(default=False)
    is_chosen = models.BooleanField(default=False)
    unserved = models.PositiveIntegerField(null=True, blank=True)
    unserved_note = models.CharField(max_length=400, blank=True)
    proposed = models.ForeignKey(
        "needs.ProposedProblem", on_delete=models.PROTECT, null=True, blank=True, related_name="named_as"
    )
    search = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ("rank", "-votes", "title_ky")

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    def remember_words(self) -> None:
        """Write down the folded words by which it is searched for."""
        place = self.session.municipality
        told = [getattr(self, f"title_{language}") for language in LANGUAGES]
        told += [self.target_group, *(getattr(place, f"name_{language}") for language in LANGUAGES)]
        self.search = folding.folded(" ".join(told))


_NAMED = Reading(Problem, by=("session",), columns=("id", "votes", "title_ky", "title_ru", "title_en"))
