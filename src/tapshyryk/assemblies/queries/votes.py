"""A vote as it is counted, and as a file from which anybody counts it again."""

from __future__ import annotations

from collections import Counter
from typing import Final

from tapshyryk.assemblies.domain.counting import Vote
from tapshyryk.assemblies.domain.guards.gathering import HANDS, ONLINE
from tapshyryk.assemblies.domain.pabulib import Election, written
from tapshyryk.assemblies.domain.rules.ballots import Ballot, Ballots
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.sources import places_for
from tapshyryk.core import clock

COUNTED_STATES: Final = frozenset({"counted", "minuted"})
"""The states of an assembly whose last vote is closed."""


def vote_of(assembly: Assembly, vote_round: int | None = None) -> Vote:
    """The vote of a round, the present one by default, with everything counted in it, whichever the way.

    A hand is a ballot with one mark; somebody in the hall who raised none is a blank ballot. The order that
    settles equal votes is the list they choose from; options without a place on it come after, in the
    order they were put to the vote.
    """
    vote_round = vote_round or assembly.round
    options = assembly.ballot(vote_round)
    marked: Counter[Ballot] = Counter()
    if HANDS in assembly.ways:
        hands = {option.problem.slug: option.counted(vote_round) or 0 for option in options}
        marked.update({(slug,): votes for slug, votes in hands.items()})
        marked[()] += max(assembly.may_raise(vote_round) - sum(hands.values()), 0)
    for count in assembly.ballot_counts.filter(round=vote_round):
        marked.update(count.by_marking())
    places = places_for(assembly)
    order = sorted(options, key=lambda one: (places.get(one.problem_id, len(places) + 1), one.position))
    return Vote(
        rule=assembly.rule,
        ballots=Ballots(tuple(option.problem.slug for option in order), marked),
        costs={option.problem.slug: option.cost_tyiyn or 100 for option in options},
        budget=assembly.budget_tyiyn or 100,
        is_run_off=vote_round > 1,
        tie_rule=assembly.tie_rule,
    )


def rounds_closed(assembly: Assembly) -> tuple[int, ...]:
    """The rounds of a choice that are closed, whose votes can be counted again."""
    if assembly.purpose != Assembly.Purpose.CHOICE:
        return ()
    last = assembly.round if assembly.state in COUNTED_STATES else assembly.round - 1
    return tuple(range(1, last + 1))


def vote_file(assembly: Assembly, vote_round: int) -> str:
    """A closed round as a Pabulib file, in the language of the reader."""
    told = assembly.explanation
    announced = () if vote_round < assembly.round else told.get("chosen", (told.get("winner", ""),))
    day = assembly.opened_at or assembly.convened_for
    return written(
        Election(
            title=str(assembly.title),
            country="Kyrgyzstan",
            unit=str(assembly.municipality.name),
            day=day.astimezone(clock.LOCAL_ZONE).date().isoformat(),
            names={one.problem.slug: str(one.words) for one in assembly.ballot(vote_round)},
            vote=vote_of(assembly, vote_round),
            selected=tuple(key for key in announced if key),
            online=_online(assembly, vote_round),
        )
    )


def _online(assembly: Assembly, vote_round: int) -> int | None:
    """How many online ballots were counted in a round; None where nobody could vote online."""
    if ONLINE not in assembly.ways:
        return None
    count = assembly.ballot_counts.filter(round=vote_round, way=ONLINE).first()
    return count.valid if count is not None else 0
