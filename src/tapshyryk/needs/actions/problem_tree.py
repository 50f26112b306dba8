"""Tracing the causes of a problem: beginning its tree, adding, rewording, moving and removing branches."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.domain.causes import CORE, Node, hanging_on
from tapshyryk.needs.models import Branch, Problem, ProblemTree
from tapshyryk.needs.queries.trees import grown_tree


def begin_tree(this: ProblemTree, *, actor: Actor, problem: Problem, override: Override = NO_OVERRIDE) -> Any:
    """Begin the tree, not saved yet, of a problem of its session."""
    this.problem = problem

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        traced = ProblemTree.objects.filter(problem=problem).exists()
        if problem.session_id != this.session_id or traced:
            raise Refused((gone(),))
        return Deed(detail={"problem": problem.slug})

    return perform(this, "begin_tree", actor=actor, effect=effect, override=override)


def add_branch(
    this: ProblemTree,
    *,
    actor: Actor,
    side: str,
    titles: Mapping[str, str],
    under: Branch | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a cause or an effect under another one, or under the problem itself."""

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        branch = Branch(tree=this, side=side, under=None if under is None else _of_tree(this, under))
        write_texts(branch, "title", titles)
        checked(branch, without=("tree", "under")).save(force_insert=True)
        return Deed(
            detail={
                "branch": str(branch.pk),
                "side": side,
                "words": texts_of(branch, "title"),
                "under": _words(branch.under),
            }
        )

    return perform(
        this,
        "add_branch",
        actor=actor,
        given={"under": CORE if under is None else str(under.pk), "side": side},
        effect=effect,
        override=override,
    )


def reword_branch(
    this: ProblemTree,
    *,
    actor: Actor,
    branch: Branch,
    titles: Mapping[str, str],
    override: Override = NO_OVERRIDE,
) -> Any:
    """Put a cause or an effect into better words; the act keeps those before."""

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        row = _of_tree(this, branch)
        before = texts_of(row, "title")
        write_texts(row, "title", titles)
        checked(row, without=("tree", "under")).save(update_fields=["title_ky", "title_ru", "title_en"])
        return Deed(detail={"branch": str(row.pk), "before": before, "after": texts_of(row, "title")})

    return perform(this, "reword_branch", actor=actor, effect=effect, override=override)


def move_branch(
    this: ProblemTree,
    *,
    actor: Actor,
    branch: Branch,
    under: Branch | None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Hang a branch, with all that hangs on it, under another one of its side, or under the problem."""

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        row = _of_tree(this, branch)
        before = _words(row.under)
        row.under = None if under is None else _of_tree(this, under)
        row.save(update_fields=["under"])
        return Deed(
            detail={
                "branch": str(row.pk),
                "words": texts_of(row, "title"),
                "before": before,
                "after": _words(row.under),
            }
        )

    return perform(
        this,
        "move_branch",
        actor=actor,
        given={
            "key": str(branch.pk),
            "under": CORE if under is None else str(under.pk),
            "side": branch.side,
        },
        effect=effect,
        override=override,
    )


def remove_branch(
    this: ProblemTree, *, actor: Actor, branch: Branch, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Remove a branch with all that hangs on it; the act keeps their words, and the public `reason`."""

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        row = _of_tree(this, branch)
        rows = {str(each.pk): each for each in this.branches.all()}
        leaving = hanging_on(ask.facts.under, str(row.pk))
        removed = [texts_of(rows[key], "title") for key in leaving]
        for key in reversed(leaving):
            rows[key].delete()
        return Deed(detail={"branch": str(branch.pk), "side": row.side, "removed": removed, "reason": reason})

    return perform(this, "remove_branch", actor=actor, effect=effect, override=override)


def print_tree(this: ProblemTree, *, actor: Actor, language: str, override: Override = NO_OVERRIDE) -> Any:
    """Print the tree as it stands, level by level."""

    def effect(this: ProblemTree, ask: Ask[Any]) -> Deed:
        with translation.override(language):
            tree = grown_tree(this)
            paper = make_document(
                "needs/tree",
                {
                    "problem": tree.words,
                    "session": str(this.session.title),
                    "causes": [_plain(node) for node in tree.causes],
                    "effects": [_plain(node) for node in tree.effects],
                },
                subject=this,
                language=language,
                title=gettext("Problem tree"),
                page=f"/{language}/problems/named/{this.problem.slug}/",
            )
        return Deed(detail={"language": language}, documents=(paper,))

    return perform(this, "print_tree", actor=actor, effect=effect, override=override)


def settle_tree(this: ProblemTree, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Say that the causes are traced as far as people could."""
    return perform(
        this,
        "settle_tree",
        actor=actor,
        effect=lambda this, ask: Deed(detail={"problem": this.problem.slug, "branches": len(ask.facts.side)}),
        override=override,
    )


def reopen_tree(this: ProblemTree, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Open a settled tree for changes again; `reason` is public."""
    return perform(
        this,
        "reopen_tree",
        actor=actor,
        effect=lambda _this, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def _of_tree(this: ProblemTree, branch: Branch) -> Branch:
    row = this.branches.filter(pk=branch.pk).first()
    if row is None:
        raise Refused((gone(),))
    return row


def _words(branch: Branch | None) -> dict[str, str]:
    """The words of what a branch stands under; none for the problem itself."""
    return {} if branch is None else texts_of(branch, "title")


def _plain(node: Node) -> dict[str, Any]:
    return {"words": node.words, "children": [_plain(child) for child in node.children]}
