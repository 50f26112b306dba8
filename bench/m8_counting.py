"""M8: a hundred thousand ballots under each rule, beside independent libraries on the same ballots."""

import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.measure import Figure, Measure
from bench.peers.installing import PABUTOOLS, NoPeer, run_apart

BALLOTS = 100_000
OPTIONS = tuple("abcdefgh")
REPEATS = 5
BUDGET = 200_000_000
"""Tyiyn for the rule that chooses several."""

Ballot = tuple[str, ...]


def run() -> list[Figure]:
    """Both begin with the ballots grouped by the way they are filled in and end with the same choice."""
    chance = random.Random(2026)
    ranked = [_ranking(chance) for _ in range(BALLOTS)]
    marked = [tuple(sorted(ballot[: chance.randint(1, 4)])) for ballot in ranked]
    figures = [Figure("ballots", BALLOTS, ""), Figure("options", len(OPTIONS), "")]
    from tapshyryk.assemblies.domain.rules.ballots import Ballots

    for name, ballots, ours, theirs in _pairs(ranked, marked):
        here, there = Ballots.of(OPTIONS, ballots), Counter(ballots)
        mine, other = _median(ours, here), _median(theirs, there)
        if list(ours(here).chosen) != theirs(there):
            raise RuntimeError(f"{name}: {ours(here).chosen} here, {theirs(there)} there")
        figures += [
            Figure(name, round(mine * 1000, 2), "ms"),
            Figure(f"{name}, votelib", round(other * 1000, 2), "ms"),
            Figure(f"{name}: votelib takes", round(other / mine, 1), "x", 10, more_is_better=True),
        ]
    return [*figures, *_shares(marked)]


def _ranking(chance: random.Random) -> Ballot:
    """All options, those at the front of the alphabet a little better liked."""
    return tuple(sorted(OPTIONS, key=lambda key: OPTIONS.index(key) + chance.gauss(0, 4)))


def _median(count: Callable[[Any], Any], ballots: Any) -> float:
    took = []
    for _ in range(REPEATS):
        began = time.perf_counter()
        count(ballots)
        took.append(time.perf_counter() - began)
    return statistics.median(took)


def _pairs(ranked: list[Ballot], marked: list[Ballot]) -> list[tuple[str, list[Ballot], Any, Any]]:
    import votelib.component.rankscore as scores
    import votelib.convert as convert
    import votelib.evaluate.condorcet as condorcet
    import votelib.evaluate.core as core
    import votelib.evaluate.sequential as sequential

    from tapshyryk.assemblies.domain.rules.approval import approval
    from tapshyryk.assemblies.domain.rules.borda import borda
    from tapshyryk.assemblies.domain.rules.instant_run_off import instant_run_off
    from tapshyryk.assemblies.domain.rules.majority import majority
    from tapshyryk.assemblies.domain.rules.schulze import schulze

    most, first = core.Plurality(), [ballot[:1] for ballot in ranked]
    return [
        (
            "majority",
            [*first, *[("a",)] * BALLOTS],
            majority,
            lambda ballots: most.evaluate(convert.RankedToFirstPreference().convert(ballots), 1),
        ),
        (
            "approval",
            marked,
            approval,
            lambda ballots: most.evaluate(convert.ApprovalToSimpleVotes().convert(ballots), 1),
        ),
        (
            "points for places",
            ranked,
            borda,
            lambda ballots: most.evaluate(
                convert.RankedToPositionalVotes(scores.Borda(base=0)).convert(ballots), 1
            ),
        ),
        (
            "instant run-off",
            ranked,
            instant_run_off,
            lambda ballots: sequential.TransferableVoteSelector(quota_function="droop").evaluate(ballots, 1),
        ),
        (
            "pairwise comparison",
            ranked,
            schulze,
            lambda ballots: condorcet.Schulze().evaluate(
                convert.RankedToCondorcetVotes().convert(ballots), 1
            ),
        ),
    ]


def _shares(marked: list[Ballot]) -> list[Figure]:
    """Equal shares, for which that library has no rule; pabutools has it and counts the same ballots."""
    from tapshyryk.assemblies.domain.rules.ballots import Ballots
    from tapshyryk.assemblies.domain.rules.equal_shares import equal_shares

    costs = {key: 10_000_000 * (place + 3) for place, key in enumerate(OPTIONS)}
    here = Ballots.of(OPTIONS, marked)
    took = _median(lambda ballots: equal_shares(ballots, costs=costs, budget=BUDGET), here)
    figures = [Figure("equal shares", round(took * 1000, 1), "ms")]
    given = {"costs": costs, "budget": BUDGET, "repeats": 3, "marked": list(here.marked.items())}
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        json.dump(given, file)
        file.flush()
        script = Path(__file__).parent / "peers" / "pabutools_shares.py"
        try:
            said = json.loads(run_apart(PABUTOOLS, script, file.name))
        except NoPeer as trouble:
            print(f"  pabutools was not measured: {trouble}", file=sys.stderr)
            return figures
    chosen = equal_shares(here, costs=costs, budget=BUDGET).chosen
    if not set(said["chosen"]) <= set(chosen):
        raise RuntimeError(f"equal shares: {chosen} here, {said['chosen']} there")
    ratio = Figure(
        "equal shares: pabutools takes",
        round(said["ms"] / (took * 1000), 1),
        "x",
        10,
        more_is_better=True,
    )
    return [*figures, Figure("equal shares, pabutools", round(said["ms"], 1), "ms"), ratio]


MEASURES = [
    Measure("M8", "counting", "at least 10 times faster than votelib and pabutools; the same choice", run),
]
