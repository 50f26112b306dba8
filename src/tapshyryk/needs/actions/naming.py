"""Writing a named problem down: what is given of it, and the row made of that."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tapshyryk.core.checking import checked
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import first_text, write_texts
from tapshyryk.needs.models import NeedsSession, Problem, ProposedProblem


@dataclass(frozen=True, slots=True)
class ProblemGiven:
    """A problem as it is named: titles by language, theme, who suffers from it, how many go unserved.

    `unserved` is None where nobody counted; `unserved_note` says what was counted and how.
    """

    titles: Mapping[str, str]
    theme: str
    target_group: str = ""
    votes: int | None = None
    unserved: int | None = None
    unserved_note: str = ""
    is_chosen: bool = False
    proposed: ProposedProblem | None = None
    """The proposal that is heard with it, if somebody had proposed it before."""


def new_problem(session: NeedsSession, given: ProblemGiven, *, is_priority: bool = False) -> Problem:
    """Save a problem of `session` with a readable slug; call it inside an act.

    One that was proposed is named after the proposal's address, which has none of its author's words.
    Raises Refused when a field is wrong or the title is missing in every language.
    """
    problem = Problem(
        session=session,
        theme=given.theme,
        target_group=given.target_group,
        votes=given.votes,
        unserved=given.unserved,
        unserved_note=given.unserved_note,
        is_priority=is_priority,
        is_chosen=given.is_chosen,
        proposed=given.proposed,
    )
    write_texts(problem, "title", given.titles)
    problem.remember_words()
    own = f"{session.municipality.slug} {first_text(problem, 'title')}"
    words = own if given.proposed is None else str(given.proposed.slug)
    problem.slug = readable_slug(words, Problem, longest=100)
    checked(problem, without=("session",)).save(force_insert=True)
    return problem
