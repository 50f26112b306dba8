"""The tree of a problem: its causes and effects, several levels deep."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.entity import Entity, Subject
from tapshyryk.core.wording import Titled, Wording, require_text
from tapshyryk.needs.domain import causes
from tapshyryk.needs.domain.guards.problem_tree import TreeFacts
from tapshyryk.needs.domain.lifecycle.problem_tree import PROBLEM_TREE
from tapshyryk.needs.models.session import NeedsSession, Problem


class ProblemTree(Subject):
    """What people found to cause a problem, and what it leads to."""

    lifecycle = PROBLEM_TREE
    municipality_path = "session__municipality"

    session = models.ForeignKey(NeedsSession, on_delete=models.PROTECT, related_name="problem_trees")
    problem = models.OneToOneField(Problem, on_delete=models.PROTECT, related_name="tree")

    @property
    def title(self) -> Wording:
        """The problem's own title."""
        return self.problem.title if self.problem_id else Wording("", "ky")

    @property
    def public_label(self) -> str:
        """The problem's permanent name."""
        return self.problem.slug

    def facts(self) -> TreeFacts:
        """What the guards look at: where each branch stands."""
        rows = [] if self._state.adding else list(self.branches.values_list("pk", "under", "side"))
        return TreeFacts(
            under={str(key): str(under or causes.CORE) for key, under, _side in rows},
            side={str(key): side for key, _under, side in rows},
        )


class Branch(Titled, Entity):
    """A cause or an effect in a tree, under the problem itself (`under` is None) or under another one."""

    class Side(models.TextChoices):
        CAUSE = causes.CAUSE, _("cause")
        EFFECT = causes.EFFECT, _("effect")

    tree = models.ForeignKey(ProblemTree, on_delete=models.PROTECT, related_name="branches")
    side = models.CharField(max_length=8, choices=Side)
    under = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="branches"
    )

    class Meta:
        ordering = ("id",)
        verbose_name_plural = "branches"

    def clean(self) -> None:
        """Ask for the words in at least one language."""
        super().clean()
        require_text(self, "title")
