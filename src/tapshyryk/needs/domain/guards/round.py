"""What must hold before a house-to-house round is walked, counted and closed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class TeamFacts:
    """A team of a round: its key and who walks in it, by ref."""

    key: str
    members: frozenset[str]


@dataclass(frozen=True, slots=True)
class RouteFacts:
    """A route: where it runs, which houses, how many households, whose it is and whether it was counted.

    `street` is folded; `first` and `last` are None where the houses have no numbers.
    """

    key: str
    settlement: str
    street: str
    first: int | None
    last: int | None
    households: int
    has_team: bool
    is_counted: bool

    def meets(self, settlement: str, street: str, first: int | None, last: int | None) -> bool:
        """Whether a house could stand on both routes; a route without numbers takes the whole street."""
        if (self.settlement, self.street) != (settlement, street):
            return False
        if None in (self.first, self.last, first, last):
            return True
        return bool(self.first <= last and first <= self.last)  # type: ignore[operator]


@dataclass(frozen=True, slots=True)
class RoundFacts:
    """What the guards of a round look at: its days, its settlements, teams and routes.

    `entitled` are the refs of the people who hold a role in the municipality.
    """

    starts_on: date | None
    settlements: frozenset[str]
    teams: tuple[TeamFacts, ...]
    routes: tuple[RouteFacts, ...]
    entitled: frozenset[str]


@guard("needs.round_days_in_order", needs=("starts_on", "ends_on"))
def days_in_order(ask: Ask[RoundFacts]) -> Trouble:
    """A round does not end before it begins."""
    return None if ask.given["starts_on"] <= ask.given["ends_on"] else {}


@guard("needs.round_has_settlements", needs=("settlements",))
def somewhere_to_go(ask: Ask[RoundFacts]) -> Trouble:
    """A round goes to at least one settlement."""
    return None if ask.given["settlements"] else {}


@guard("needs.team_of_two", needs=("members",))
def two_at_least(ask: Ask[RoundFacts]) -> Trouble:
    """Nobody goes into a stranger's house alone."""
    least = ask.book.value("needs.team_of_two", "least")
    count = len(ask.given["members"])
    return None if count >= least else {"count": count}


@guard("needs.team_holds_roles", needs=("members",))
def members_hold_roles(ask: Ask[RoundFacts]) -> Trouble:
    """Whoever learns of people in need answers for it in some role."""
    strangers = frozenset(ask.given["members"]) - ask.facts.entitled
    return {"count": len(strangers)} if strangers else None


@guard("needs.one_team_a_person", needs=("members", "team"))
def in_one_team(ask: Ask[RoundFacts]) -> Trouble:
    """Nobody walks in two teams at once; a team that is changed may keep its own."""
    walking = {ref for team in ask.facts.teams if team.key != ask.given["team"] for ref in team.members}
    twice = walking & frozenset(ask.given["members"])
    return {"count": len(twice)} if twice else None


@guard("needs.route_in_settlements", needs=("settlement",))
def in_its_settlements(ask: Ask[RoundFacts]) -> Trouble:
    """A route runs, and people are found, where the round goes."""
    return None if ask.given["settlement"] in ask.facts.settlements else {}


@guard("needs.route_has_households", needs=("households", "first", "last"))
def has_households(ask: Ask[RoundFacts]) -> Trouble:
    """How many households are to be visited is known before anybody goes; houses are counted upwards."""
    first, last = ask.given["first"], ask.given["last"]
    upwards = first is None or last is None or first <= last
    return None if (ask.given["households"] or 0) > 0 and upwards else {}


@guard("needs.house_on_one_route", needs=("settlement", "street", "first", "last"))
def on_one_route(ask: Ask[RoundFacts]) -> Trouble:
    """A house that stood on two routes would be counted twice."""
    place = tuple(ask.given[name] for name in ("settlement", "street", "first", "last"))
    return {} if any(route.meets(*place) for route in ask.facts.routes) else None


@guard("needs.round_has_routes")
def has_routes(ask: Ask[RoundFacts]) -> Trouble:
    """Without routes nobody knows where to go, and nobody can say what was covered."""
    return None if ask.facts.routes else {}


@guard("needs.routes_have_teams")
def routes_have_teams(ask: Ask[RoundFacts]) -> Trouble:
    """Every route is somebody's."""
    left = sum(not route.has_team for route in ask.facts.routes)
    return {"count": left} if left else None


@guard("needs.visits_on_a_past_day", needs=("visited_on",))
def visited_on_a_past_day(ask: Ask[RoundFacts]) -> Trouble:
    """Only what was walked is entered."""
    return None if ask.given["visited_on"] <= ask.today else {}


@guard("needs.visits_within_route", needs=("visited", "planned"))
def visits_within_route(ask: Ask[RoundFacts]) -> Trouble:
    """More households than the route has means that one was counted twice, or that the plan was wrong."""
    visited, planned = ask.given["visited"], ask.given["planned"]
    return {"visited": visited, "planned": planned} if visited > planned else None


@guard("needs.routes_counted")
def routes_counted(ask: Ask[RoundFacts]) -> Trouble:
    """A route without counts would look as if nobody had gone there."""
    left = sum(not route.is_counted for route in ask.facts.routes)
    return {"count": left} if left else None
