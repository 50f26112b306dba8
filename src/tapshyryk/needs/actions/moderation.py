"""What the municipality's specialist does with proposed problems, and what the clock forgets of them."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.acts.actions.forget import forget
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import LANGUAGES, texts_of
from tapshyryk.needs.actions.photos import forget_photos
from tapshyryk.needs.actions.problem import name_problem
from tapshyryk.needs.models import NeedsSession, ProposedProblem


def publish_problem(
    problem: ProposedProblem, *, actor: Actor, theme: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """Let everybody read it, under another `theme` if one is given; it gets its permanent address.

    The words stand in the row and in the private part of the act alone: when it is declined after all, since
    they name a person, neither the address nor the record keeps them.
    """

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        before = problem.theme
        problem.theme = theme or before
        problem.published_on = ask.today
        _give_address(problem)
        changed = {"theme_before": before} if before != problem.theme else {}
        return Deed(detail={"theme": problem.theme, **changed}, private={"title": texts_of(problem, "title")})

    return perform(problem, "publish_problem", actor=actor, effect=effect, override=override)


def return_problem(
    problem: ProposedProblem, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Ask the author to say it otherwise, or to hide what leads to a person; only they read `reason`."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        problem.reason = reason.strip()
        return Deed(private={"reason": problem.reason})

    return perform(
        problem, "return_problem", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def decline_problem(
    problem: ProposedProblem, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Decline it for a `reason` that everybody reads; its words and photographs are no longer shown."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        problem.reason = reason.strip()
        _give_address(problem)
        return Deed(detail={"theme": problem.theme, "reason": problem.reason})

    return perform(
        problem, "decline_problem", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def merge_problem(
    problem: ProposedProblem, *, actor: Actor, into: ProposedProblem, override: Override = NO_OVERRIDE
) -> Any:
    """Join it to `into`, which says the same; both keep their author, and its followers hear of `into`.

    The municipality is locked, so that of two mergings of the same pair one comes first and the other is
    refused.
    """
    problem.merging_into = into.pk

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        problem.merged_into_id = into.pk
        return Deed(detail={"into": into.slug})

    return perform(
        problem, "merge_problem", actor=actor, given={"into": str(into.pk)}, effect=effect, override=override
    )


def unmerge_problem(
    problem: ProposedProblem, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Let it stand by itself again, for a `reason` that everybody reads; its followers are its own again."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        other = problem.merged_into
        problem.merged_into = None
        return Deed(detail={"from": other.slug if other else "", "reason": reason.strip()})

    return perform(
        problem, "unmerge_problem", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def hear_problem(
    problem: ProposedProblem,
    *,
    actor: Actor,
    session: NeedsSession,
    votes: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Name it at a held `session` of its municipality, where it is weighed like any other problem."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        act = name_problem(
            session,
            actor=actor,
            titles=texts_of(problem, "title"),
            theme=problem.theme,
            target_group=problem.touches,
            votes=votes,
            proposed=problem,
        )
        return Deed(detail={"session": session.slug, "problem": act.detail["problem"]})

    given = {"heard_in": str(session.municipality_id)}
    return perform(problem, "hear_problem", actor=actor, given=given, effect=effect, override=override)


def lapse_problem(problem: ProposedProblem, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Forget the words, the photographs and the address of a proposal that nobody confirmed."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        for language in LANGUAGES:
            setattr(problem, f"title_{language}", "")
        problem.email = problem.text = problem.where = problem.touches = ""
        problem.people, problem.settlement = None, None
        problem.folded_title = problem.search = ""
        forget_photos(problem)
        for act in Act.objects.filter(subject_id=problem.pk):
            forget(act)
        return Deed()

    return perform(problem, "lapse_problem", actor=actor, effect=effect, override=override)


def _give_address(problem: ProposedProblem) -> None:
    """Its permanent address, made of its place, theme and year: of its words, which may name a person, none.

    The municipality is locked, so that of two answered in the same moment one gets the next number.
    """
    if problem.slug is None:
        words = f"{problem.municipality.slug} {problem.theme} {problem.proposed_on.year}"
        problem.slug = readable_slug(words, ProposedProblem, longest=150)
