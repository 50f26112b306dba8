"""Equal shares: all hold an equal part of the money, supporters of an option pay for it together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from tapshyryk.assemblies.domain.rules.ballots import Ballots
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Row, Said

NAME: Final = "equal_shares"

STEP: Final = Fraction(1, 100)
"""By what part of the first share everybody's share is raised while the choice still fits the money."""


@dataclass(slots=True)
class _Group:
    """People who marked the same options: how many, and what each of them still holds."""

    people: int
    holds: Fraction


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
    marked = {frozenset(ballot): 0 for ballot, count in ballots.marked.items() if ballot and count}
    for ballot, count in ballots.marked.items():
        if ballot and count:
            marked[frozenset(ballot)] += count
    people = sum(marked.values())
    share = Fraction(budget, people)
    wanted = {key for ballot in marked for key in ballot}
    bought = _buy(ballots.options, marked, costs, share)
    raised = 0
    while any(costs[key] <= budget - _cost(bought, costs) for key in wanted - {one.key for one in bought}):
        more = _buy(ballots.options, marked, costs, share * (1 + STEP * (raised + 1)))
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


def _buy(
    options: tuple[str, ...], marked: Mapping[frozenset[str], int], costs: Mapping[str, int], share: Fraction
) -> list[_Bought]:
    """What is bought when everybody holds `share`, in order."""
    groups = {ballot: _Group(people, share) for ballot, people in marked.items()}
    supporters = {key: [groups[ballot] for ballot in groups if key in ballot] for key in options}
    # Charges only rise while money is spent: what an option cost a supporter before is a lower bound.
    bounds = {key: Fraction(0) for key in options if supporters[key]}
    found: list[_Bought] = []
    while bounds:
        best: tuple[Fraction, str, Fraction] | None = None
        for key in sorted(bounds, key=lambda each: bounds[each]):
            if best is not None and bounds[key] > best[0]:
                break
            most = _charge(supporters[key], costs[key])
            if most is None:
                del bounds[key]
                continue
            bounds[key] = most / costs[key]
            if best is None or (bounds[key], options.index(key)) < (best[0], options.index(best[1])):
                best = (bounds[key], key, most)
        if best is None:
            break
        _, key, most = best
        for group in supporters[key]:
            group.holds -= min(group.holds, most)
        found.append(_Bought(key, sum(group.people for group in supporters[key]), most))
        del bounds[key]
    return found


def _charge(supporters: list[_Group], cost: int) -> Fraction | None:
    """The most a supporter pays when all pay equally as far as they can; None when they cannot pay."""
    left, payers = Fraction(cost), sum(group.people for group in supporters)
    for group in sorted(supporters, key=lambda each: each.holds):
        if group.holds * payers >= left:
            return left / payers
        left -= group.holds * group.people
        payers -= group.people
    return None
