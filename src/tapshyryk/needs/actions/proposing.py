"""Proposing a problem to the public database, with an account or without, and rewording it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.actions.photos import keep_photos
from tapshyryk.needs.models import ProposedProblem
from tapshyryk.places.models import Settlement


@dataclass(frozen=True, slots=True)
class Words:
    """What is said of a problem: in which language, what, where, of which theme, whom it touches, how many.

    `people` is None where the author does not know; `where` is a place within the settlement.
    """

    language: str
    title: str
    theme: str
    text: str = ""
    settlement: Settlement | None = None
    where: str = ""
    touches: str = ""
    people: int | None = None
    photos: Sequence[CheckedFile] = ()


def send_problem(
    problem: ProposedProblem, *, actor: Actor, words: Words, email: str, override: Override = NO_OVERRIDE
) -> Any:
    """Propose from the public form; a letter with a link goes to `email`, and all waits until it is opened.

    `email` and the words are kept in the row alone; the act has neither.
    """
    problem.email = email.strip().lower()
    return _proposed(problem, "send_problem", actor, words, ProposedProblem.By.RESIDENT, override)


def propose_problem(
    problem: ProposedProblem, *, actor: Actor, words: Words, override: Override = NO_OVERRIDE
) -> Any:
    """Propose as a resident with an account, in the municipality set on the unsaved problem."""
    problem.proposed_by_id = actor.ref.removeprefix("person:")
    return _proposed(problem, "propose_problem", actor, words, ProposedProblem.By.RESIDENT, override)


def propose_problem_as_organisation(
    problem: ProposedProblem, *, actor: Actor, words: Words, override: Override = NO_OVERRIDE
) -> Any:
    """Propose for the organisation set on the unsaved problem."""
    problem.proposed_by_id = actor.ref.removeprefix("person:")
    return _proposed(
        problem, "propose_problem_as_organisation", actor, words, ProposedProblem.By.ORGANISATION, override
    )


def propose_problem_on_behalf(
    problem: ProposedProblem,
    *,
    actor: Actor,
    words: Words,
    consent: str,
    email: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Propose for somebody who came to the municipality; `consent` says how they agreed, `email` if given.

    The note of consent is in the private part of the act and read by the municipality's specialists only.
    """
    problem.email = email.strip().lower()
    problem.consent = " ".join(consent.split())
    return _proposed(
        problem,
        "propose_problem_on_behalf",
        actor,
        words,
        ProposedProblem.By.ON_BEHALF,
        override,
        consent=problem.consent,
    )


def confirm_problem(problem: ProposedProblem, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Let the specialist have the problem, now that its author has opened the link in the letter."""
    return perform(problem, "confirm_problem", actor=actor, override=override)


def reword_proposal(
    problem: ProposedProblem, *, actor: Actor, words: Words, override: Override = NO_OVERRIDE
) -> Any:
    """Say it again as the specialist asked; photos already handed in stay unless new ones replace them."""

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        _say(problem, words)
        problem.reason = ""
        keep_photos(problem, words.photos, actor=actor, instead=True)
        return Deed(detail={"theme": problem.theme}, private=_private(problem))

    return perform(problem, "reword_proposal", actor=actor, effect=effect, override=override)


def _proposed(
    problem: ProposedProblem,
    verb: str,
    actor: Actor,
    words: Words,
    by: str,
    override: Override,
    **given: Any,
) -> Any:
    problem.by = by

    def effect(problem: ProposedProblem, ask: Ask[Any]) -> Deed:
        problem.proposed_on = ask.today
        _say(problem, words)
        keep_photos(problem, words.photos, actor=actor)
        return Deed(detail={"theme": problem.theme, "by": by}, private=_private(problem) | given)

    return perform(problem, verb, actor=actor, given=given, effect=effect, override=override)


def _say(problem: ProposedProblem, words: Words) -> None:
    for language in ("ky", "ru", "en"):
        setattr(problem, f"title_{language}", "")
    setattr(problem, f"title_{words.language}", " ".join(words.title.split()))
    if words.settlement is not None and words.settlement.municipality_id != problem.municipality_id:
        raise Refused((gone(),))
    problem.language = words.language
    problem.text = words.text.strip()
    problem.theme = words.theme
    problem.settlement = words.settlement
    problem.where = " ".join(words.where.split())
    problem.touches = " ".join(words.touches.split())
    problem.people = words.people
    problem.remember_words()


def _private(problem: ProposedProblem) -> dict[str, Any]:
    """What was said; nobody has looked yet whether it names a person."""
    return {
        "language": problem.language,
        "title": getattr(problem, f"title_{problem.language}"),
        "text": problem.text,
        "where": problem.where,
        "touches": problem.touches,
        "people": problem.people,
    }
