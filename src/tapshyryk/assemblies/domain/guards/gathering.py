"""What must hold before an assembly may move on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from tapshyryk.assemblies.domain.rules import most_votes
from tapshyryk.assemblies.domain.rules.most_votes import TIE_RULES
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard

CHOICE: Final = "choice"
HEARING: Final = "hearing"
HANDS: Final = "hands"
PAPER: Final = "paper"
ONLINE: Final = "online"
WAYS: Final = (HANDS, PAPER, ONLINE)
"""The ways of voting, which an assembly opens alone or together."""
_ZONE: Final = ZoneInfo("Asia/Bishkek")


@dataclass(frozen=True, slots=True)
class OptionFacts:
    """A problem on the ballot of the present round: its key, its title in words, its votes so far."""

    key: str
    title: str
    votes: int | None


@dataclass(frozen=True, slots=True)
class PaperFacts:
    """What was counted of the paper ballots: in the box and of them marked, handed back, never handed out."""

    in_box: int
    marked: int
    returned: int
    unused: int


@dataclass(frozen=True, slots=True)
class AssemblyFacts:
    """What the guards of an assembly look at.

    `options` are those of `round`, the present one; `list_is_closed` tells of the list they come from;
    `tied` tells whether the last count ended in a run-off. The rest tells how people vote: `ways` are the
    ways open to them; `on_roll` how many stand on the voters' roll; `taken` how many of those took each way
    in the present round; `printed` the paper ballots printed for it and `papers` what was counted of them,
    None until it was; `online_until` the end of the online vote. `unsigned` is how many officials have not
    signed the newest draft of the minutes, `drafted` whether there is one; `minuted_on` the day they were
    signed; `names_on_roll` how many names the roll still holds.
    """

    purpose: str
    list_is_closed: bool
    convened_for: datetime | None
    quorum: int | None
    tie_rule: str
    present: int | None
    options: tuple[OptionFacts, ...]
    tied: bool
    has_result: bool
    heard: str
    rule: str = most_votes.NAME
    ways: frozenset[str] = frozenset({HANDS})
    budget: int | None = None
    costs: Mapping[str, int | None] = field(default_factory=dict)
    on_roll: int = 0
    taken: Mapping[str, int] = field(default_factory=dict)
    printed: int = 0
    papers: PaperFacts | None = None
    online_cast: int = 0
    online_until: datetime | None = None
    unsigned: int = 0
    drafted: bool = False
    minuted_on: date | None = None
    names_on_roll: int = 0
    round: int = 1

    @property
    def chooses(self) -> bool:
        """Whether the assembly is to choose a problem."""
        return self.purpose == CHOICE

    @property
    def may_raise(self) -> int:
        """How many people may raise a hand: those the roll has in the hall, or all present without a roll."""
        return self.taken.get(HANDS, 0) if self.on_roll else self.present or 0


def total_with(facts: AssemblyFacts, votes: Mapping[str, int]) -> int:
    """All hands of the round when `votes`, by key of the option, replace what was counted before."""
    return sum(votes.get(option.key, option.votes or 0) for option in facts.options)


def _day(moment: datetime) -> date:
    return moment.astimezone(_ZONE).date()


@guard("assemblies.convened_after_needs_list")
def needs_are_listed(ask: Ask[AssemblyFacts]) -> Trouble:
    """The options come from a closed list of priorities; a hearing needs none."""
    return {} if ask.facts.chooses and not ask.facts.list_is_closed else None


@guard("assemblies.notice_days", needs=("convened_for",))
def told_in_time(ask: Ask[AssemblyFacts]) -> Trouble:
    """Residents are told some days ahead."""
    required = ask.book.value("assemblies.notice_days", "required")
    days = (_day(ask.given["convened_for"]) - ask.today).days
    return {"days": max(days, 0)} if days < required else None


@guard("assemblies.tie_rule_stated", needs=("tie_rule",))
def tie_rule_stated(ask: Ask[AssemblyFacts]) -> Trouble:
    """What settles equal votes is said before anybody votes."""
    return {} if ask.facts.chooses and ask.given["tie_rule"] not in TIE_RULES else None


@guard("assemblies.options_at_least_two")
def at_least_two_options(ask: Ask[AssemblyFacts]) -> Trouble:
    """A choice needs something to choose between."""
    low = ask.book.value("assemblies.options_at_least_two", "low")
    count = len(ask.facts.options)
    return {"count": count} if ask.facts.chooses and count < low else None


@guard("assemblies.options_at_least_two")
def something_is_voted_on(ask: Ask[AssemblyFacts]) -> Trouble:
    """Hands are counted only where something was put to the vote; a hearing has no ballot."""
    return None if ask.facts.options else {"count": 0}


@guard("assemblies.not_before_its_day")
def its_day_has_come(ask: Ask[AssemblyFacts]) -> Trouble:
    """An assembly opens on its day or is entered after it."""
    convened_for = ask.facts.convened_for
    return {} if convened_for is not None and ask.today < _day(convened_for) else None


@guard("assemblies.chair_and_secretary_differ", needs=("chair", "secretary"))
def chair_is_not_secretary(ask: Ask[AssemblyFacts]) -> Trouble:
    """Who leads does not write the minutes; `chair` and `secretary` are `Named`s."""
    return {} if ask.given["chair"].is_also(ask.given["secretary"]) else None


@guard("assemblies.present_counted", needs=("present",))
def somebody_is_present(ask: Ask[AssemblyFacts]) -> Trouble:
    """An assembly without people is no assembly."""
    present = ask.given["present"]
    return None if present and present > 0 else {"present": present or 0}


@guard("assemblies.women_within_present", needs=("present", "women"))
def women_are_among_present(ask: Ask[AssemblyFacts]) -> Trouble:
    """Women are counted apart, among those present."""
    women, present = ask.given["women"], ask.given["present"]
    if women is None or present is None or women <= present:
        return None
    return {"women": women, "present": present}


@guard("assemblies.quorum", needs=("present",))
def enough_came(ask: Ask[AssemblyFacts]) -> Trouble:
    """As many came as was set when the assembly was convened; nothing is asked where nothing was set."""
    quorum, present = ask.facts.quorum, ask.given["present"] or 0
    return None if quorum is None or present >= quorum else {"present": present, "required": quorum}


@guard("assemblies.one_person_one_vote", needs=("votes",))
def one_vote_each(ask: Ask[AssemblyFacts]) -> Trouble:
    """All hands together, those given now and those counted before, are no more than the people present."""
    total = total_with(ask.facts, ask.given["votes"])
    may = ask.facts.may_raise
    return None if total <= may else {"votes": total, "present": may}


@guard("assemblies.one_person_one_vote")
def hands_within_present(ask: Ask[AssemblyFacts]) -> Trouble:
    """The hands counted so far still fit the number of people present."""
    total = sum(option.votes or 0 for option in ask.facts.options)
    may = ask.facts.may_raise if ask.facts.on_roll else ask.given.get("present", ask.facts.present) or 0
    return None if total <= may else {"votes": total, "present": may}


@guard("assemblies.votes_counted_for_every_option")
def every_option_counted(ask: Ask[AssemblyFacts]) -> Trouble:
    """Nobody's option is forgotten: a zero is written down too."""
    if HANDS not in ask.facts.ways:
        return None
    missing = [option.title for option in ask.facts.options if option.votes is None]
    return {"missing": missing} if ask.facts.chooses and missing else None


@guard("assemblies.votes_cast")
def somebody_voted(ask: Ask[AssemblyFacts]) -> Trouble:
    """A choice is made by votes, not by their absence."""
    if ask.facts.online_cast or (ask.facts.papers is not None and ask.facts.papers.marked):
        return None
    votes = [option.votes for option in ask.facts.options]
    uncounted = HANDS in ask.facts.ways and None in votes
    return {} if votes and not uncounted and not any(votes) else None


@guard("assemblies.run_off_after_tie")
def votes_were_equal(ask: Ask[AssemblyFacts]) -> Trouble:
    """Only equal votes call for a second vote."""
    return None if ask.facts.tied else {}


@guard("assemblies.result_before_minutes")
def has_result(ask: Ask[AssemblyFacts]) -> Trouble:
    """The minutes of a choice carry its result."""
    return {} if ask.facts.chooses and not ask.facts.has_result else None


@guard("assemblies.hearing_noted")
def hearing_is_noted(ask: Ask[AssemblyFacts]) -> Trouble:
    """The minutes of a hearing carry what was heard."""
    return None if ask.facts.chooses or ask.facts.heard.strip() else {}
