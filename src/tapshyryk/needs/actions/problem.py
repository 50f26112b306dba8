"""What is done with the problems of a session: named, reworded, counted for, listed, chosen."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.rows import Reading
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.actions.naming import ProblemGiven, new_problem
from tapshyryk.needs.domain.attendance import women_told
from tapshyryk.needs.domain.rankings.kept import kept
from tapshyryk.needs.domain.rankings.outcome import Outcome, Wanted
from tapshyryk.needs.models import NeedsSession, Problem, ProposedProblem, SessionOrder
from tapshyryk.needs.queries.orders import in_order_named, is_counted, order_of_session


def name_problem(
    session: NeedsSession,
    *,
    actor: Actor,
    titles: Mapping[str, str],
    theme: str,
    target_group: str = "",
    votes: int | None = None,
    unserved: int | None = None,
    unserved_note: str = "",
    proposed: ProposedProblem | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write down a problem named at a held session; `titles` by language, `votes` None until counted.

    `unserved` is how many people go without the service, None where nobody counted them; `proposed` the
    proposal that is heard, in `hear_problem`: its author's words stay out of the public part of the act.
    """

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        problem = new_problem(
            session,
            ProblemGiven(titles, theme, target_group, votes, unserved, unserved_note, proposed=proposed),
        )
        words = {"title": texts_of(problem, "title")}
        return Deed(
            detail={
                "problem": problem.slug,
                **({"proposed": proposed.slug} if proposed else words),
                "theme": theme,
                "votes": votes,
                "unserved": unserved,
            },
            private=words if proposed else None,
        )

    return perform(
        session,
        "name_problem",
        actor=actor,
        given={"titles": dict(titles), "votes": votes},
        effect=effect,
        override=override,
    )


def reword_problem(
    session: NeedsSession,
    *,
    actor: Actor,
    problem: Problem,
    titles: Mapping[str, str],
    theme: str,
    target_group: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Put a named problem into better words, or under another theme; its address stays.

    The act keeps what stood before, of a proposal that is heard in its private part. Languages left out of
    `titles` keep their text.
    """

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        row = _of_session(session, problem)
        before = _words_of(row)
        write_texts(row, "title", titles)
        row.theme = theme
        row.target_group = target_group
        row.remember_words()
        checked(row).save()
        words = {"before": before, "after": _words_of(row)}
        if row.proposed_id is not None:
            return Deed(detail={"problem": row.slug, "theme": theme}, private=words)
        return Deed(detail={"problem": row.slug, **words})

    return perform(
        session,
        "reword_problem",
        actor=actor,
        given={"titles": dict(titles), "problem": str(problem.pk)},
        effect=effect,
        override=override,
    )


def _words_of(problem: Problem) -> dict[str, Any]:
    return {
        "title": texts_of(problem, "title"),
        "theme": problem.theme,
        "target_group": problem.target_group,
    }


def count_votes_for_problem(
    session: NeedsSession, *, actor: Actor, problem: Problem, votes: int, override: Override = NO_OVERRIDE
) -> Any:
    """Enter or correct the votes counted for a problem of this session; the act keeps what stood before."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        row = _of_session(session, problem)
        before, row.votes = row.votes, votes
        checked(row, only=("votes",)).save(update_fields=["votes"])
        return Deed(detail={"problem": row.slug, "before": before, "votes": votes})

    return perform(
        session,
        "count_votes_for_problem",
        actor=actor,
        given={"votes": votes},
        effect=effect,
        override=override,
    )


def list_priorities(
    session: NeedsSession,
    *,
    actor: Actor,
    count: int | None = None,
    chosen: Collection[Problem] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Close the list of priorities: the first `count` problems by the session's method, or `chosen`, or all.

    The method and the tie rule are those of the session. The act's detail carries the list with each place's
    votes and what decided it, and the explanation of the whole order, which is kept beside the session too.
    """
    keys = None if chosen is None else {str(problem.pk) for problem in chosen}
    wanted = Wanted(count, keys)

    def given(session: NeedsSession) -> dict[str, Any]:
        named = {str(row.pk) for row in in_order_named(session)}
        if (keys or set()) - named:
            raise Refused((gone(),))
        length = len(named if keys is None else keys)
        return {
            "count": length if count is None else min(length, count),
            "method_counted": is_counted(session),
        }

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        rows = {str(row.pk): row for row in in_order_named(session)}
        outcome = order_of_session(session, tuple(rows.values()), wanted)
        for place in outcome.places:
            row = rows[place.key]
            row.rank, row.is_priority = place.rank, True
            row.save(update_fields=["rank", "is_priority"])
        session.priorities_found = len(outcome.places)
        explanation = kept(outcome, {key: row.slug for key, row in rows.items()})
        SessionOrder(session=session, explanation=explanation).save(force_insert=True)
        women = women_told(session.participants, session.women, changes=False)
        counts = {"participants": session.participants, "women": women} if session.list_is_whole else {}
        return Deed(detail={**_told(outcome, rows), **counts, "explanation": explanation["steps"]})

    return perform(
        session,
        "list_priorities",
        actor=actor,
        given=given,
        effect=effect,
        override=override,
    )


def choose_problem(
    session: NeedsSession,
    *,
    actor: Actor,
    problem: Problem,
    assembly: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Mark the problem that residents chose at the assembly whose slug is given."""

    def effect(session: NeedsSession, ask: Ask[Any]) -> Deed:
        row = _of_session(session, problem)
        row.is_chosen = True
        row.save(update_fields=["is_chosen"])
        return Deed(detail={"problem": row.slug, "assembly": assembly})

    return perform(session, "choose_problem", actor=actor, effect=effect, override=override)


_OF_SESSION = Reading(Problem, by=("session", "pk"))


def _of_session(session: NeedsSession, problem: Problem) -> Problem:
    row: Problem | None = _OF_SESSION.first(session.pk, problem.pk)
    if row is None:
        raise Refused((gone(),))
    row.session = session
    return row


def _told(outcome: Outcome, rows: Mapping[str, Problem]) -> dict[str, Any]:
    """The list for the record: each place with its votes, its score and what decided it."""
    return {
        "count": len(outcome.places),
        "method": outcome.method,
        "tie_rule": outcome.tie_rule,
        "priorities": [
            {
                "problem": rows[place.key].slug,
                "rank": place.rank,
                "votes": rows[place.key].votes,
                "score": None if place.score is None else str(place.score),
                "decided_by": place.decided_by,
            }
            for place in outcome.places
        ],
    }
