"""Problem trees as pages and papers show them."""

from __future__ import annotations

from tapshyryk.core.wording import Titled
from tapshyryk.needs.domain.causes import CORE, Branch, Tree, grown
from tapshyryk.needs.models import Problem, ProblemTree


def tree_of(problem: Problem) -> ProblemTree | None:
    """The tree of a problem, or None where nobody has traced its causes."""
    return ProblemTree.objects.filter(problem=problem).select_related("problem").first()


def grown_tree(this: ProblemTree) -> Tree:
    """The tree in the reader's language, branches as they were added."""
    return grown(
        _words(this.problem),
        [
            Branch(str(row.pk), str(row.under_id or CORE), row.side, _words(row))
            for row in this.branches.order_by("pk")
        ],
    )


def _words(row: Titled) -> str:
    return str(row.title)
