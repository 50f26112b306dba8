"""Opening an assembly, counting hands, closing the vote and holding a run-off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from tapshyryk.assemblies.domain.counting import Vote, count
from tapshyryk.assemblies.domain.guards import AssemblyFacts, total_with
from tapshyryk.assemblies.domain.rules.outcome import Outcome
from tapshyryk.assemblies.models import Assembly, Option
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.parties.models import Person


def open_assembly(
    assembly: Assembly,
    *,
    actor: Actor,
    chair: Person | str,
    secretary: Person | str,
    present: int,
    women: int | None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Open the assembly with those elected to lead it and to write, and the number of people present.

    `chair` and `secretary` are people of the register, or the full name of a resident who is not in it;
    names stand in the private part of the act and in the minutes only.
    """
    given = {
        "chair": chair.ref if isinstance(chair, Person) else chair,
        "secretary": secretary.ref if isinstance(secretary, Person) else secretary,
        "present": present,
        "women": women,
    }

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.chair = _somebody(chair)
        assembly.secretary = _somebody(secretary)
        assembly.present = present
        assembly.women = women
        assembly.opened_at = ask.now
        return Deed(
            detail={"present": present, "women": women},
            private={"chair": assembly.chair.full_name, "secretary": assembly.secretary.full_name},
        )

    return perform(assembly, "open_assembly", actor=actor, given=given, effect=effect, override=override)


def _somebody(who: Person | str) -> Person:
    if isinstance(who, Person):
        return who
    person = Person(full_name=" ".join(who.split()))
    person.save(force_insert=True)
    return person


def correct_present(
    assembly: Assembly,
    *,
    actor: Actor,
    present: int,
    women: int | None,
    reason: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Correct how many people are present; the act keeps what stood before, and the public `reason`."""
    given = {"present": present, "women": women}

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        before = {"present": assembly.present, "women": assembly.women}
        assembly.present = present
        assembly.women = women
        return Deed(detail={"before": before, "after": given, "reason": reason})

    return perform(assembly, "correct_present", actor=actor, given=given, effect=effect, override=override)


def count_hands(
    assembly: Assembly, *, actor: Actor, votes: Mapping[UUID, int], override: Override = NO_OVERRIDE
) -> Any:
    """Enter the hands counted in the present round, by the key of each option; a recount replaces a count.

    All hands together may not exceed the people present; options left out keep what was counted before.
    """
    given = {"votes": {str(key): number for key, number in votes.items()}}

    def effect(assembly: Assembly, ask: Ask[AssemblyFacts]) -> Deed:
        ballot = {option.pk: option for option in assembly.ballot()}
        if set(votes) - set(ballot) or any(number < 0 for number in votes.values()):
            raise Refused((gone(),))
        for key, number in votes.items():
            _write(ballot[key], assembly.round, number)
        return Deed(
            detail={
                "round": assembly.round,
                "present": assembly.present,
                "total": total_with(ask.facts, given["votes"]),
                "counted": [
                    {"problem": option.problem.slug, "votes": option.counted(assembly.round)}
                    for option in ballot.values()
                ],
            }
        )

    return perform(assembly, "count_hands", actor=actor, given=given, effect=effect, override=override)


def _write(option: Option, vote_round: int, votes: int) -> None:
    field = "run_off_votes" if vote_round > 1 else "votes"
    setattr(option, field, votes)
    option.save(update_fields=[field])


def close_vote(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the vote and settle its result; equal votes follow the assembly's tie rule."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        vote = vote_of(assembly)
        outcome = count(vote)
        assembly.explanation = _plain(outcome, vote)
        ballot = assembly.ballot()
        assembly.result = next(
            (option.problem for option in ballot if option.problem.slug in outcome.chosen), None
        )
        for option in ballot:
            if option.problem.slug in outcome.run_off:
                option.in_run_off = True
                option.save(update_fields=["in_run_off"])
        return Deed(
            detail={
                "round": assembly.round,
                "present": assembly.present,
                "counted": [
                    {"problem": option.problem.slug, "votes": option.counted(assembly.round)}
                    for option in ballot
                ],
                **assembly.explanation,
            }
        )

    return perform(assembly, "close_vote", actor=actor, effect=effect, override=override)


def _plain(outcome: Outcome, vote: Vote) -> dict[str, Any]:
    """The outcome as JSON for the row and the record."""
    codes = {step.code for step in outcome.explanation}
    return {
        "rule": outcome.rule,
        "winner": "".join(outcome.chosen),
        "majority": ("absolute" if "most_and_over_half" in codes else "relative") if outcome.chosen else "",
        "run_off": list(outcome.run_off),
        "abstained": vote.ballots.blank,
        "steps": [{**asdict(step), "keys": list(step.keys)} for step in outcome.explanation],
    }


def run_off(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Call the second vote, between the problems that tied; the first count stays."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        between = list(assembly.explanation["run_off"])
        assembly.round = 2
        return Deed(detail={"round": 2, "between": between})

    return perform(assembly, "run_off", actor=actor, effect=effect, override=override)
