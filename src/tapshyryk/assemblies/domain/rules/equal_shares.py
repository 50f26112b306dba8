"""Equal shares: all hold an equal part of the money, supporters of an option pay for it together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from heapq import heappop, heappush
from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "equal_shares"

STEP: Final = Fraction(1, 100)
"""By what part of the first share everybody's share is raised while the choice still fits the money."""


@dataclass(frozen=True, slots=True)
class _Backing:
    """Who stands behind an option: the places of the groups that marked it, and how many people they are."""

    groups: tuple[int, ...]
    people: int


@dataclass(frozen=True, slots=True)
class _Bought:
    """An option its supporters paid for: how many they are, and the most one of them paid."""

    key: str
    supporters: int
    most: Fraction


def equal_shares(ballots: Ballots, *, costs: Mapping[str, int], budget: int) -> Outcome:
    """The options funded out of `budget`, in the order they were bought; costs and budget in tyiyn.

    Everybody whose ballot marks something holds the same share of the budget. Again and again the option
    is bought whose supporters can pay for it and whose most heavily charged supporter pays the least for
    each som of it (cost utilities); supporters pay equally, who holds less gives all. Because money is
    usually left, the whole is repeated with shares raised by one hundredth of the first share until nothing
    more that is marked fits what is left, or the choice would no longer fit the budget; the last choice that
    fits stands. What is left then buys the options marked most that still fit. Equal cases are settled by
    the order of `ballots.options`.

    Raises ValueError when nothing was put to the vote, no ballot marks anything, a cost is missing or not
    above zero, or the budget is not above zero. Source: Peters and Skowron (2020), with the completion by
    raised budgets ("Add1") that cities use.
    """
    ballots.require_votes()
    if budget <= 0:
        raise ValueError("there is no money to share")
    for key in ballots.options:
        if costs.get(key, 0) <= 0:
            raise ValueError(f"the cost of {key} is not known")
    groups: Counter[frozenset[str]] = Counter()
    for ballot, count in ballots.marked.items():
        if ballot and count:
            groups[frozenset(ballot)] += count
    people = groups.total()
    sizes = tuple(groups.values())
    backing = _backing(ballots.options, groups)
    share = Fraction(budget, people)
    bought = _buy(sizes, backing, costs, share)
    raised = 0
    while any(
        costs[key] <= budget - _cost(bought, costs) for key in backing.keys() - {one.key for one in bought}
    ):
        more = _buy(sizes, backing, costs, share * (1 + STEP * (raised + 1)))
        if _cost(more, costs) > budget:
            break
        bought, raised = more, raised + 1
    said = [
        Said("counted", votes=people, of=ballots.cast),
        Said("share_of_each", votes=int(share), of=people),
    ]
    if raised:
        said.append(Said("shares_raised", votes=raised))
    said += [
        Said(
            "bought_together",
            votes=one.supporters,
            of=-(-one.most.numerator // one.most.denominator),
            keys=(one.key,),
        )
        for one in bought
    ]
    chosen = [one.key for one in bought]
    marks = ballots.marks()
    left = budget - _cost(bought, costs)
    for key in sorted(ballots.options, key=lambda key: -marks[key]):
        if key not in chosen and marks[key] and costs[key] <= left:
            chosen.append(key)
            left -= costs[key]
            said.append(Said("bought_from_the_rest", votes=marks[key], keys=(key,)))
    said.append(Said("money_left", votes=left, of=budget))
    rows = (
        Row("approvals", "", tuple(marks.items())),
        Row("cost", "", tuple((key, costs[key]) for key in ballots.options)),
    )
    return Outcome(NAME, tuple(chosen), (), rows, tuple(said))


def _cost(bought: list[_Bought], costs: Mapping[str, int]) -> int:
    return sum(costs[one.key] for one in bought)


def _backing(options: tuple[str, ...], groups: Mapping[frozenset[str], int]) -> dict[str, _Backing]:
    """The backing of every option somebody marked, in the order of the options."""
    found = {}
    for key in options:
        behind = tuple(place for place, marked in enumerate(groups) if key in marked)
        if behind:
            sizes = tuple(groups.values())
            found[key] = _Backing(behind, sum(sizes[place] for place in behind))
    return found


def _buy(
    sizes: tuple[int, ...], backing: Mapping[str, _Backing], costs: Mapping[str, int], share: Fraction
) -> list[_Bought]:
    """What is bought when everybody holds `share`, in order; `sizes` are the people of each group.

    Money is counted in whole parts of a tyiyn, made finer with each payment that does not come out even.
    """
    parts = share.denominator
    holds = [share.numerator] * len(sizes)
    found: list[_Bought] = []
    # By the charge for each tyiyn of the cost, then by the order of the options. Charges only rise while
    # money is spent, so that of an earlier purchase is a lower bound: it is looked at anew when it leads.
    waiting = [(Fraction(0), place, -1, key) for place, key in enumerate(backing)]
    charges: dict[str, Fraction] = {}
    while waiting:
        _, place, known_after, key = heappop(waiting)
        one = backing[key]
        if known_after < len(found):
            charge = _charge(sizes, holds, one, costs[key] * parts)
            if charge is not None:
                charges[key] = charge / parts
                heappush(waiting, (charges[key] / costs[key], place, len(found), key))
            continue
        most = charges[key]
        finer = (most * parts).denominator
        if finer > 1:
            parts *= finer
            holds = [held * finer for held in holds]
        paid = int(most * parts)
        for group in one.groups:
            holds[group] = max(holds[group] - paid, 0)
        found.append(_Bought(key, one.people, most))
    return found


def _charge(sizes: tuple[int, ...], holds: list[int], backing: _Backing, cost: int) -> Fraction | None:
    """The most a supporter pays when all pay equally as far as they can; None when they cannot pay."""
    left, payers = cost, backing.people
    for group in sorted(backing.groups, key=holds.__getitem__):
        held = holds[group]
        if held * payers >= left:
            return Fraction(left, payers)
        left -= held * sizes[group]
        payers -= sizes[group]
    return None
