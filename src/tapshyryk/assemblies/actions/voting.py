"""Opening an assembly, counting hands, closing the vote and holding a run-off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from tapshyryk.assemblies.actions.counting_group import named, seat, somebody
from tapshyryk.assemblies.actions.online import open_box
from tapshyryk.assemblies.domain.counting import Vote, count
from tapshyryk.assemblies.domain.guards.gathering import AssemblyFacts, total_with
from tapshyryk.assemblies.domain.rules.outcome import Outcome
from tapshyryk.assemblies.models import Assembly, HandCount, Option
from tapshyryk.assemblies.queries.votes import vote_of
from tapshyryk.assemblies.queries.ways import piles_apart, ways_used
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
    counting_group: Sequence[Person | str] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Open the assembly with those elected to lead it and to write, and the number of people present.

    `chair`, `secretary` and those of the `counting_group` are people of the register, or the full name of a
    resident who is not in it; names stand in the private part of the act and in the minutes only.
    """
    given = {
        "chair": named(chair),
        "secretary": named(secretary),
        "counting_group": [named(who) for who in counting_group],
        "present": present,
        "women": women,
    }

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.chair = somebody(chair)
        assembly.secretary = somebody(secretary)
        assembly.present = present
        assembly.women = women
        assembly.opened_at = ask.now
        group = seat(assembly, counting_group)
        return Deed(
            detail={"present": present, "women": women, "counting_group": len(group)},
            private={
                "chair": assembly.chair.full_name,
                "secretary": assembly.secretary.full_name,
                "counting_group": [person.full_name for person in group],
            },
        )

    return perform(assembly, "open_assembly", actor=actor, given=given, effect=effect, override=override)


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
    assembly: Assembly,
    *,
    actor: Actor,
    votes: Mapping[UUID, int],
    section: int = 1,
    vote_round: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter the hands a section of the hall raised in the present round, by the key of each option.

    `vote_round` is the round they were raised in, by default the one `assembly` was read in; refused when the
    second vote has begun since. A recount of the section replaces its count. All hands together may not
    exceed those who may raise one; options left out keep what was counted before.
    """

    counted_round = vote_round or assembly.round

    def totals(assembly: Assembly) -> dict[str, Any]:
        elsewhere = _hands_elsewhere(assembly, section)
        return {
            "counted_round": counted_round,
            "votes": {str(key): number + elsewhere[key] for key, number in votes.items()},
        }

    def effect(assembly: Assembly, ask: Ask[AssemblyFacts]) -> Deed:
        ballot = {option.pk: option for option in assembly.ballot()}
        strange = set(votes) - set(ballot) or not 1 <= section <= assembly.sections
        if strange or any(number < 0 for number in votes.values()):
            raise Refused((gone(),))
        for key, number in votes.items():
            _write_section(ballot[key], assembly.round, section, number)
            _write(ballot[key], assembly.round, ask.given["votes"][str(key)])
        return Deed(
            detail={
                "round": assembly.round,
                "present": assembly.present,
                **({"section": section} if assembly.sections > 1 else {}),
                "total": total_with(ask.facts, ask.given["votes"]),
                "counted": [
                    {"problem": option.problem.slug, "votes": option.counted(assembly.round)}
                    for option in ballot.values()
                ],
            }
        )

    return perform(assembly, "count_hands", actor=actor, given=totals, effect=effect, override=override)


def _hands_elsewhere(assembly: Assembly, section: int) -> Counter[UUID]:
    """The hands the other sections raised in the present round, by the key of the option."""
    counts = HandCount.objects.filter(option__assembly=assembly, round=assembly.round)
    raised: Counter[UUID] = Counter()
    for one in counts.exclude(section=section):
        raised[one.option_id] += one.votes
    return raised


def _write_section(option: Option, vote_round: int, section: int, votes: int) -> None:
    row = HandCount.objects.filter(option=option, round=vote_round, section=section).first()
    row = row or HandCount(option=option, round=vote_round, section=section)
    row.votes = votes
    row.save()


def _write(option: Option, vote_round: int, votes: int) -> None:
    field = "run_off_votes" if vote_round > 1 else "votes"
    setattr(option, field, votes)
    option.save(update_fields=[field])


def close_vote(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the vote: the online box is opened and counted with the rest, by the assembly's rule.

    Equal votes follow the assembly's tie rule. The receipts of the online ballots are published.
    """

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        receipts = open_box(assembly)
        vote = vote_of(assembly)
        outcome = count(vote)
        assembly.explanation = _plain(outcome, vote)
        ballot = assembly.ballot()
        by_slug = {option.problem.slug: option for option in ballot}
        assembly.result = by_slug[outcome.chosen[0]].problem if outcome.chosen else None
        for place, slug in enumerate(outcome.chosen, start=1):
            by_slug[slug].chosen_place = place
            by_slug[slug].save(update_fields=["chosen_place"])
        for slug in outcome.run_off:
            by_slug[slug].in_run_off = True
            by_slug[slug].save(update_fields=["in_run_off"])
        return Deed(
            detail={
                "round": assembly.round,
                "present": assembly.present,
                "taken": assembly.taken(),
                "counted": [
                    {"problem": option.problem.slug, "votes": option.counted(assembly.round)}
                    for option in ballot
                ],
                "marked": sorted([list(keys), n] for keys, n in vote.ballots.marked.items() if n),
                "ways": [asdict(used) for used in ways_used(assembly)],
                "apart": [
                    {"ways": list(ways), "marked": sorted([list(keys), n] for keys, n in pile.items() if n)}
                    for ways, pile in piles_apart(assembly).items()
                ],
                "receipts": receipts,
                **assembly.explanation,
            }
        )

    return perform(assembly, "close_vote", actor=actor, effect=effect, override=override)


def _plain(outcome: Outcome, vote: Vote) -> dict[str, Any]:
    """The outcome as JSON for the row and the record."""
    codes = {step.code for step in outcome.explanation}
    return {
        "rule": outcome.rule,
        "winner": outcome.chosen[0] if outcome.chosen else "",
        "chosen": list(outcome.chosen),
        "majority": ("absolute" if "most_and_over_half" in codes else "relative") if outcome.chosen else "",
        "run_off": list(outcome.run_off),
        "abstained": vote.ballots.blank,
        "steps": [{**asdict(step), "keys": list(step.keys)} for step in outcome.explanation],
    }


def run_off(
    assembly: Assembly,
    *,
    actor: Actor,
    online_until: datetime | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Call the second vote, between the problems that tied; the first count stays.

    Where people vote online, `online_until` is when the second online vote ends; a first one that is still
    to end may stand.
    """
    until = online_until or assembly.online_until

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        between = list(assembly.explanation["run_off"])
        assembly.round = 2
        assembly.online_until = until
        told = {"online_until": until} if until is not None else {}
        return Deed(detail={"round": 2, "between": between, **told})

    return perform(
        assembly, "run_off", actor=actor, given={"online_until": until}, effect=effect, override=override
    )
