"""Joining the lists of several sessions into the one common list of a municipality."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of, write_texts
from tapshyryk.needs.domain.rankings.kept import kept
from tapshyryk.needs.domain.rankings.outcome import Wanted
from tapshyryk.needs.models import JoinedSession, ListedProblem, NeedsSession, PriorityList
from tapshyryk.needs.queries.priority_lists import Group, groups_of, order_of_list
from tapshyryk.needs.queries.sessions import listed_sessions_of, priorities_of


def begin_priority_list(
    this: PriorityList,
    *,
    actor: Actor,
    sessions: Collection[NeedsSession],
    method: str,
    tie_rule: str,
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Begin a common list that is not saved yet, of the closed lists of these sessions.

    The method and the tie rule are stated now, before anything is joined. Raises Refused for a session of
    another municipality and for one whose list is not closed.
    """
    write_texts(this, "title", titles or {})
    _examine(this, sessions)
    days = [session.held_on for session in sessions if session.held_on is not None]
    year = str(max(days).year) if days else ""
    this.slug = this.slug or readable_slug(f"{this.municipality.slug} priorities {year}", PriorityList)
    this.method, this.tie_rule = method, tie_rule

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        _take_in(this, sessions)
        return Deed(detail={"title": texts_of(this, "title"), **_stated(this, sessions)})

    return perform(
        this,
        "begin_priority_list",
        actor=actor,
        given={"sessions": [str(session.pk) for session in sessions]},
        effect=effect,
        override=override,
    )


def change_priority_list(
    this: PriorityList,
    *,
    actor: Actor,
    sessions: Collection[NeedsSession],
    method: str,
    tie_rule: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Change which sessions are joined, or by which method; the act keeps what stood before.

    What was joined stays joined, except for problems of a session that is left out.
    """
    _examine(this, sessions)

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        before = _stated(this, [joined.session for joined in this.sessions.select_related("session")])
        this.method, this.tie_rule = method, tie_rule
        _take_in(this, sessions)
        return Deed(detail={"before": before, "after": _stated(this, sessions)})

    return perform(
        this,
        "change_priority_list",
        actor=actor,
        given={"sessions": [str(session.pk) for session in sessions]},
        effect=effect,
        override=override,
    )


def join_suggested(
    this: PriorityList,
    *,
    actor: Actor,
    pairs: Sequence[tuple[ListedProblem, ListedProblem]],
    override: Override = NO_OVERRIDE,
) -> Any:
    """Join pairs of problems that somebody found to be the same; pairs that share a problem become one."""
    merged = _chained([{one.pk, other.pk} for one, other in pairs])

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        joined = [_joined(this, keys) for keys in merged]
        return Deed(detail={"joined": [[row.problem.slug for row in group.rows] for group in joined]})

    return perform(
        this,
        "join_suggested",
        actor=actor,
        given=lambda this: {"groups": [_all_keys(this, keys) for keys in merged]},
        effect=effect,
        override=override,
    )


def join_problems(
    this: PriorityList,
    *,
    actor: Actor,
    problems: Collection[ListedProblem],
    titles: Mapping[str, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Join problems that several sessions named; `titles` are the words for all of them, where written."""
    keys = {row.pk for row in problems}

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        group = _joined(this, keys)
        write_texts(group.lead, "title", titles or {})
        checked(group.lead).save(update_fields=["title_ky", "title_ru", "title_en"])
        return Deed(
            detail={
                "joined": [row.problem.slug for row in group.rows],
                "title": texts_of(group.lead, "title"),
            }
        )

    return perform(
        this,
        "join_problems",
        actor=actor,
        given=lambda this: {"groups": [_all_keys(this, keys)]},
        effect=effect,
        override=override,
    )


def part_problems(
    this: PriorityList, *, actor: Actor, problem: ListedProblem, override: Override = NO_OVERRIDE
) -> Any:
    """Let the problems that stand under `problem` stand for themselves again."""

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        group = next((one for one in groups_of(this) if one.lead.pk == problem.pk), None)
        if group is None or len(group.rows) < 2:
            raise Refused((gone(),))
        for row in group.rows:
            row.under = None
            write_texts(row, "title", dict.fromkeys(("ky", "ru", "en"), ""))
            row.save(update_fields=["under", "title_ky", "title_ru", "title_en"])
        return Deed(detail={"parted": [row.problem.slug for row in group.rows]})

    return perform(this, "part_problems", actor=actor, effect=effect, override=override)


def close_priority_list(
    this: PriorityList,
    *,
    actor: Actor,
    count: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Close the common list with its first `count` problems by the stated method, or with all of them.

    The act's detail carries each place with its exact score, what decided it and what was joined, and the
    explanation of the whole order, which the list keeps too.
    """

    def given(this: PriorityList) -> dict[str, int]:
        length = this.problems.filter(under__isnull=True).count()
        return {"count": length if count is None else min(count, length)}

    def effect(this: PriorityList, ask: Ask[Any]) -> Deed:
        groups = {str(group.lead.pk): group for group in groups_of(this)}
        outcome = order_of_list(this, tuple(groups.values()), Wanted(ask.given["count"]))
        for place in order_of_list(this, tuple(groups.values())).places:
            row = groups[place.key].lead
            row.score = "" if place.score is None else str(place.score)
            if place.rank <= len(outcome.places):
                row.rank, row.decided_by = place.rank, place.decided_by
            row.save(update_fields=["rank", "score", "decided_by"])
        this.closed_on = ask.today
        this.explanation = kept(outcome, {key: group.lead.problem.slug for key, group in groups.items()})
        return Deed(
            detail={
                "count": len(outcome.places),
                "method": outcome.method,
                "tie_rule": outcome.tie_rule,
                "priorities": [
                    {
                        "problem": groups[place.key].lead.problem.slug,
                        "joined": [row.problem.slug for row in groups[place.key].rows[1:]],
                        "rank": place.rank,
                        "score": None if place.score is None else str(place.score),
                        "decided_by": place.decided_by,
                    }
                    for place in outcome.places
                ],
                "explanation": this.explanation["steps"],
            }
        )

    return perform(
        this,
        "close_priority_list",
        actor=actor,
        given=given,
        effect=effect,
        override=override,
    )


def withdraw_priority_list(
    this: PriorityList, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Give up a common list that is not closed; `reason` is public."""
    return perform(
        this,
        "withdraw_priority_list",
        actor=actor,
        effect=lambda _this, _ask: Deed(detail={"reason": reason}),
        override=override,
    )


def _examine(this: PriorityList, sessions: Collection[NeedsSession]) -> None:
    closed = set(listed_sessions_of(this.municipality).values_list("pk", flat=True))
    if {session.pk for session in sessions} - closed:
        raise Refused((gone(),))


def _stated(this: PriorityList, sessions: Collection[NeedsSession]) -> dict[str, Any]:
    return {
        "sessions": [session.slug for session in sessions],
        "method": this.method,
        "tie_rule": this.tie_rule,
    }


def _take_in(this: PriorityList, sessions: Collection[NeedsSession]) -> None:
    """Let the list hold the priority problems of these sessions, and of no others."""
    wanted = {session.pk: session for session in sessions}
    there = {joined.session_id: joined for joined in this.sessions.all()} if this.pk else {}
    for key in there.keys() - wanted.keys():
        _leave_out(this, key)
        there[key].delete()
    for key in [key for key in wanted if key not in there]:
        JoinedSession(priority_list=this, session=wanted[key]).save(force_insert=True)
        for problem in priorities_of(wanted[key]).order_by("pk"):
            ListedProblem(priority_list=this, problem=problem).save(force_insert=True)


def _leave_out(this: PriorityList, session: Any) -> None:
    """Take the problems of a session off the list; those joined to one of them are joined to the next."""
    for group in groups_of(this):
        staying = [row for row in group.rows if row.problem.session_id != session]
        leaving = [row for row in group.rows if row.problem.session_id == session]
        if not leaving:
            continue
        for row in staying:
            row.under = staying[0] if row is not staying[0] else None
            row.save(update_fields=["under"])
        for row in leaving:
            row.delete()


def _chained(sets: Sequence[set[Any]]) -> list[set[Any]]:
    """The sets, those that share a key put together."""
    found: list[set[Any]] = []
    for keys in sets:
        touching = [one for one in found if one & keys]
        found = [one for one in found if not one & keys] + [keys.union(*touching)]
    return found


def _all_keys(this: PriorityList, keys: Collection[Any]) -> list[str]:
    """These rows and whatever is joined to them already, for the guard to look at."""
    return [str(row.pk) for row in _rows_of(this, keys)]


def _rows_of(this: PriorityList, keys: Collection[Any]) -> list[ListedProblem]:
    return [
        row for group in groups_of(this) if any(row.pk in keys for row in group.rows) for row in group.rows
    ]


def _joined(this: PriorityList, keys: Collection[Any]) -> Group:
    """Let these rows stand under the one of them that was named first."""
    rows = _rows_of(this, keys)
    if len(rows) < 2 or set(keys) - {row.pk for row in rows}:
        raise Refused((gone(),))
    lead = rows[0]
    for row in rows:
        row.under = None if row is lead else lead
        row.save(update_fields=["under"])
    return Group(lead, tuple(rows))
