"""Entering what the counting group read out of the box, and accounting for every printed ballot."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.domain.entry import Entered, entered
from tapshyryk.assemblies.models import Assembly, BallotCount, Way
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask


def read_out(assembly: Assembly, text: str) -> Entered:
    """What was typed of the ballots, with the lines that are none; the numbers are those on the ballot."""
    keys = [option.problem.slug for option in assembly.ballot()]
    return entered(text, keys, RULES[assembly.rule].marking)


def count_papers(
    assembly: Assembly,
    *,
    actor: Actor,
    text: str,
    returned: int,
    unused: int,
    vote_round: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter the ballots found in the box, a line each or by piles; a recount replaces a count.

    `returned` ballots were handed back spoiled and replaced, `unused` never handed out; `vote_round` is the
    round they were cast in, by default the one `assembly` was read in. Refused when the second vote has begun
    since, when more lie in the box than people took one, and when printed ones are unaccounted for. The act
    keeps what stood before; how many are marked for what stands in its private part, for people may still be
    voting, and the count of a few would tell how they voted. Raises Refused for lines that are no ballot.
    """

    counted_round = vote_round or assembly.round

    def given(assembly: Assembly) -> dict[str, Any]:
        if counted_round != assembly.round:  # the ballot is another: its numbers mean nothing here
            return {"counted_round": counted_round}
        found = read_out(assembly, text)
        if found.slips:
            raise Refused((gone(),))
        in_box = sum(found.marked.values()) + found.spoiled
        return {
            "counted_round": counted_round,
            "found": found,
            "in_box": in_box,
            "returned": returned,
            "unused": unused,
        }

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        found: Entered | None = ask.given.get("found")
        if found is None:
            raise Refused((gone(),))
        count = assembly.ballot_counts.filter(round=assembly.round, way=Way.PAPER).first()
        before = (_told(count), count.marked) if count else None
        count = count or BallotCount(assembly=assembly, round=assembly.round, way=Way.PAPER)
        count.marked = sorted([list(keys), number] for keys, number in found.marked.items() if number)
        count.spoiled, count.returned, count.unused = found.spoiled, returned, unused
        count.save()
        return Deed(
            detail={
                "round": assembly.round,
                "printed": ask.facts.printed,
                "taken": ask.facts.taken.get(Way.PAPER, 0),
                **_told(count),
                **({"before": before[0]} if before else {}),
            },
            private={"marked": count.marked, **({"before": before[1]} if before else {})},
        )

    return perform(assembly, "count_papers", actor=actor, given=given, effect=effect, override=override)


def _told(count: BallotCount) -> dict[str, Any]:
    return {
        "valid": count.valid,
        "spoiled": count.spoiled,
        "returned": count.returned,
        "unused": count.unused,
    }
