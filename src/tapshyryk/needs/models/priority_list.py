"""The common list of a municipality: which sessions it joins, and which of their problems are one."""

from __future__ import annotations

from functools import cached_property
from uuid import UUID

from django.db import models

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, Wording, require_text
from tapshyryk.needs.domain.guards.priority_list import PriorityListFacts
from tapshyryk.needs.domain.lifecycle.priority_list import PRIORITY_LIST
from tapshyryk.needs.models.choices import JoiningMethod, TieRule
from tapshyryk.needs.models.session import NeedsSession, Problem
from tapshyryk.places.models import Municipality


class PriorityList(Titled, Subject):
    """The lists of several sessions of a municipality made into one, from which an assembly chooses."""

    lifecycle = PRIORITY_LIST
    municipality_path = "municipality"

    slug = models.SlugField(max_length=120, unique=True)
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="priority_lists")
    method = models.CharField(max_length=16, choices=JoiningMethod)
    tie_rule = models.CharField(max_length=16, choices=TieRule)
    closed_on = models.DateField(null=True, blank=True)
    explanation = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ("-closed_on", "-id")

    def clean(self) -> None:
        """Ask for the title in at least one language."""
        super().clean()
        require_text(self, "title")

    def facts(self) -> PriorityListFacts:
        """What the guards look at: the problems taken from the sessions, each with its session."""
        if self._state.adding:
            return PriorityListFacts({})
        rows = self.problems.values_list("pk", "problem__session")
        return PriorityListFacts({str(key): str(session) for key, session in rows})

    @cached_property
    def placed(self) -> dict[UUID, ListedProblem]:
        """The rows that have a place on the closed list, by the key of the problem."""
        return {row.problem_id: row for row in self.problems.all() if row.rank is not None}

    def words_for(self, problem: Problem) -> Wording:
        """How a problem is worded on the closed list; one without a place there as its session named it."""
        row = self.placed.get(problem.pk)
        if row is None:
            return problem.title
        row.problem = problem  # the very one: spares a query a row
        return row.words


class ListedProblem(Titled, Entity):
    """A problem of one session on a common list; several that are the same stand `under` one of them.

    `problem` is the one the session named, so what an assembly chooses is always what residents said. The row
    under which others stand carries the place; its titles, where written, are the words on the common list.
    """

    priority_list = models.ForeignKey(PriorityList, on_delete=models.PROTECT, related_name="problems")
    problem = models.ForeignKey(Problem, on_delete=models.PROTECT, related_name="listed")
    under = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="joined")
    rank = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.CharField(max_length=60, blank=True)
    decided_by = models.CharField(max_length=16, blank=True)

    class Meta:
        ordering = ("rank", "id")
        constraints = (
            models.UniqueConstraint(name="problem_once_on_a_list", fields=("priority_list", "problem")),
        )

    @property
    def words(self) -> Wording:
        """The title on the common list: its own where one was written, else as the session named it."""
        return self.title or self.problem.title


class JoinedSession(Entity):
    """A session whose list a common list joins."""

    priority_list = models.ForeignKey(PriorityList, on_delete=models.PROTECT, related_name="sessions")
    session = models.ForeignKey(NeedsSession, on_delete=models.PROTECT, related_name="joined_in")

    class Meta:
        ordering = ("session__held_on", "session__id")
        constraints = (
            models.UniqueConstraint(name="session_once_in_a_list", fields=("priority_list", "session")),
        )
