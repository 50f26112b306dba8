"""The steps people take with a problem tree, each with its form."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import PaperForm, Step
from tapshyryk.needs.actions.problem_tree import (
    add_branch,
    begin_tree,
    move_branch,
    print_tree,
    remove_branch,
    reopen_tree,
    reword_branch,
    settle_tree,
)
from tapshyryk.needs.forms.problem_tree import (
    AddBranchForm,
    BeginTreeForm,
    MoveBranchForm,
    RemoveBranchForm,
    ReopenTreeForm,
    RewordBranchForm,
)
from tapshyryk.needs.models import NeedsSession, ProblemTree


def tree_at(session: NeedsSession) -> ProblemTree | None:
    """A tree about to be begun; none where no problem is left without one."""
    if session.state not in {"held", "listed"} or not session.problems.filter(tree__isnull=True).exists():
        return None
    return ProblemTree(session=session)


STEPS = (
    Step(
        "problem_tree",
        "begin_tree",
        begin_tree,
        form=BeginTreeForm,
        begins_at="needs_session",
        begin=tree_at,
        intro=N_("Below the problem stand its causes, and the causes of those; above it what it leads to."),
    ),
    Step("problem_tree", "add_branch", add_branch, form=AddBranchForm),
    Step("problem_tree", "reword_branch", reword_branch, form=RewordBranchForm, waits=False),
    Step("problem_tree", "move_branch", move_branch, form=MoveBranchForm, waits=False),
    Step("problem_tree", "remove_branch", remove_branch, form=RemoveBranchForm, waits=False),
    Step("problem_tree", "print_tree", print_tree, form=PaperForm, waits=False),
    Step("problem_tree", "settle_tree", settle_tree, waits=False),
    Step("problem_tree", "reopen_tree", reopen_tree, form=ReopenTreeForm, waits=False),
)
