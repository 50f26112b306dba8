"""What is asked when the causes of a problem are traced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.fields import offer, offer_rows, reason_field
from tapshyryk.core.steps import StepForm, TitledStepForm
from tapshyryk.needs.domain.causes import CAUSE, EFFECT, Node, hanging_on
from tapshyryk.needs.forms.problem import title_of
from tapshyryk.needs.models import Branch, Problem, ProblemTree
from tapshyryk.needs.queries.trees import grown_tree

THE_PROBLEM: Final = "problem"


class BeginTreeForm(StepForm):
    """Of which problem the causes are traced."""

    problem = forms.ModelChoiceField(label=_("Problem"), queryset=Problem.objects.none())

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        without = subject.session.problems.filter(tree__isnull=True)
        offer_rows(self, "problem", without.order_by("rank", "pk"), title_of)


def branches_offered(this: ProblemTree, sides: Sequence[str] = (CAUSE, EFFECT)) -> Iterator[tuple[str, str]]:
    """The branches as a list to choose from, in the order of the tree, deeper ones behind more dashes."""
    tree = grown_tree(this)

    def walk(nodes: Sequence[Node], depth: int) -> Iterator[tuple[str, str]]:
        for node in nodes:
            yield node.key, f"{'— ' * depth}{node.words}"
            yield from walk(node.children, depth + 1)

    for side, nodes in ((CAUSE, tree.causes), (EFFECT, tree.effects)):
        if side in sides:
            name = str(Branch.Side(side).label)
            yield from ((key, f"{name}: {words}") for key, words in walk(nodes, 0))


class _OfTree(StepForm):
    """A form that knows the branches of its tree."""

    def row(self, name: str) -> Branch | None:
        """The chosen branch, None for the problem itself."""
        key = self.cleaned_data[name]
        return None if key == THE_PROBLEM else self.subject.branches.get(pk=key)


class AddBranchForm(TitledStepForm, _OfTree):
    """A cause or an effect, and what it belongs to."""

    side = forms.ChoiceField(label=_("What it is"), choices=Branch.Side.choices, widget=forms.RadioSelect)
    under = forms.ChoiceField(
        label=_("Of what"),
        help_text=_("Ask of each cause: and why is that? The answer is a cause of the cause."),
    )

    field_order = ("side", "under")

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        problem = gettext("the problem itself: %(title)s") % {"title": subject.title}
        offer(self, "under", [(THE_PROBLEM, problem), *branches_offered(subject)], none=False)
        self.initial.setdefault("side", CAUSE)

    def arguments(self) -> dict[str, Any]:
        """The branch above as a row."""
        return {**super().arguments(), "under": self.row("under")}


class RewordBranchForm(TitledStepForm, _OfTree):
    """Better words for a branch."""

    branch = forms.ChoiceField(label=_("Cause or effect"))

    field_order = ("branch",)

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        offer(self, "branch", branches_offered(subject))

    def arguments(self) -> dict[str, Any]:
        """The branch as a row."""
        return {**super().arguments(), "branch": self.row("branch")}


class MoveBranchForm(_OfTree):
    """Which branch hangs on what from now on."""

    branch = forms.ChoiceField(label=_("Cause or effect"))
    under = forms.ChoiceField(label=_("Hangs on"), help_text=_("What hangs on it moves along."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        problem = gettext("the problem itself: %(title)s") % {"title": subject.title}
        offered = list(branches_offered(subject))
        offer(self, "branch", offered)
        offer(self, "under", [(THE_PROBLEM, problem), *offered], none=False)

    def arguments(self) -> dict[str, Any]:
        """Both as rows."""
        return {"branch": self.row("branch"), "under": self.row("under")}


class RemoveBranchForm(_OfTree):
    """Which branch does not belong there."""

    branch = forms.ChoiceField(label=_("Cause or effect"), help_text=_("What hangs on it goes too."))
    reason = reason_field(_("Reason"), _("Everybody sees the reason."))

    def __init__(self, *args: Any, subject: Any, actor: Actor, **options: Any) -> None:
        super().__init__(*args, subject=subject, actor=actor, **options)
        under = subject.facts().under
        words = [
            (key, f"{label} (+{more})" if (more := len(hanging_on(under, key)) - 1) else label)
            for key, label in branches_offered(subject)
        ]
        offer(self, "branch", words)

    def arguments(self) -> dict[str, Any]:
        """The branch as a row."""
        return {"branch": self.row("branch"), "reason": self.cleaned_data["reason"]}


class ReopenTreeForm(StepForm):
    """Why the tree changes again."""

    reason = reason_field(_("Reason"), _("Everybody sees the reason."))
