"""What must hold of the ways people vote: the rule of counting, the roll, paper ballots, online ballots."""

from __future__ import annotations

from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.domain.guards.gathering import HANDS, ONLINE, PAPER, WAYS, AssemblyFacts
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@guard("assemblies.ways_stated", needs=("rule", "ways"))
def ways_stated(ask: Ask[AssemblyFacts]) -> Trouble:
    """How people vote and how it is counted is said before anybody votes."""
    if not ask.facts.chooses:
        return None
    ways = ask.given["ways"]
    return None if ask.given["rule"] in RULES and ways and set(ways) <= set(WAYS) else {}


@guard("assemblies.hands_mark_one", needs=("rule", "ways"))
def hands_mark_one(ask: Ask[AssemblyFacts]) -> Trouble:
    """A raised hand marks one problem; rules that ask for places or several marks need ballots."""
    rule = RULES.get(ask.given["rule"])
    return {} if rule is not None and HANDS in ask.given["ways"] and not rule.by_hands else None


@guard("assemblies.online_vote_ends", needs=("ways", "online_until", "convened_for"))
def online_vote_ends(ask: Ask[AssemblyFacts]) -> Trouble:
    """Where people vote online too, the end of it is said beforehand, not before the assembly begins."""
    if ONLINE not in ask.given["ways"]:
        return None
    until = ask.given["online_until"]
    return {} if until is None or until <= ask.given["convened_for"] else None


@guard("assemblies.online_vote_ends", needs=("online_until",))
def second_online_vote_ends(ask: Ask[AssemblyFacts]) -> Trouble:
    """The second online vote ends at an hour that is still to come."""
    if ONLINE not in ask.facts.ways:
        return None
    until = ask.given["online_until"]
    return {} if until is None or until <= ask.now else None


@guard("assemblies.budget_stated", needs=("rule", "budget"))
def budget_stated(ask: Ask[AssemblyFacts]) -> Trouble:
    """A choice of several is made within a sum of money known before the vote."""
    rule = RULES.get(ask.given["rule"])
    return {} if rule is not None and rule.several and not ask.given["budget"] else None


@guard("assemblies.costs_stated")
def costs_stated(ask: Ask[AssemblyFacts]) -> Trouble:
    """Where several are chosen within a sum, everybody knows beforehand what each costs."""
    rule = RULES.get(ask.facts.rule)
    if rule is None or not rule.several or not ask.facts.chooses:
        return None
    missing = [option.title for option in ask.facts.options if not ask.facts.costs.get(option.key)]
    return {"missing": missing} if missing else None


@guard("assemblies.roll_before_ballots")
def roll_is_there(ask: Ask[AssemblyFacts]) -> Trouble:
    """Ballots are given to people on the voters' roll; without it nobody knows who has voted already."""
    return {} if ask.facts.ways - {HANDS} and ask.facts.chooses and not ask.facts.on_roll else None


@guard("assemblies.paper_is_a_way")
def votes_on_paper(ask: Ask[AssemblyFacts]) -> Trouble:
    """Paper ballots are printed and counted where people vote on paper."""
    return None if PAPER in ask.facts.ways else {}


@guard("assemblies.online_is_a_way")
def votes_online(ask: Ask[AssemblyFacts]) -> Trouble:
    """Codes and online ballots belong to an assembly that votes online too."""
    return None if ONLINE in ask.facts.ways else {}


@guard("assemblies.ballot_in_time")
def ballot_in_time(ask: Ask[AssemblyFacts]) -> Trouble:
    """An online ballot is cast until the hour that was announced."""
    until = ask.facts.online_until
    return {} if until is not None and ask.now > until else None


@guard("assemblies.online_vote_over")
def online_vote_over(ask: Ask[AssemblyFacts]) -> Trouble:
    """The vote is closed after the announced end of the online vote, or when all on the roll have voted."""
    if ONLINE not in ask.facts.ways or ask.facts.online_until is None:
        return None
    if sum(ask.facts.taken.values()) >= ask.facts.on_roll:
        return None
    return {"until": ask.facts.online_until} if ask.now <= ask.facts.online_until else None


@guard("assemblies.papers_counted")
def papers_counted(ask: Ask[AssemblyFacts]) -> Trouble:
    """The paper ballots are counted before the vote is closed."""
    waits = ask.facts.papers is None and (ask.facts.taken.get(PAPER, 0) or ask.facts.printed)
    return {} if PAPER in ask.facts.ways and waits else None


@guard("assemblies.papers_not_stuffed", needs=("in_box",))
def papers_not_stuffed(ask: Ask[AssemblyFacts]) -> Trouble:
    """No more ballots lie in the box than people took one."""
    taken, found = ask.facts.taken.get(PAPER, 0), ask.given["in_box"]
    return None if found <= taken else {"found": found, "taken": taken}


@guard("assemblies.papers_reconciled", needs=("returned", "unused"))
def papers_reconciled(ask: Ask[AssemblyFacts]) -> Trouble:
    """Every printed ballot is accounted for: handed out for good, handed back spoiled, or left unused."""
    printed, taken = ask.facts.printed, ask.facts.taken.get(PAPER, 0)
    returned, unused = ask.given["returned"], ask.given["unused"]
    if printed == taken + returned + unused:
        return None
    return {"printed": printed, "taken": taken, "returned": returned, "unused": unused}


@guard("assemblies.papers_reconciled")
def papers_still_fit(ask: Ask[AssemblyFacts]) -> Trouble:
    """The count of paper ballots still agrees with the roll when the vote is closed."""
    papers, taken = ask.facts.papers, ask.facts.taken.get(PAPER, 0)
    if papers is None:
        return None
    if papers.in_box > taken or ask.facts.printed != taken + papers.returned + papers.unused:
        return {
            "printed": ask.facts.printed,
            "taken": taken,
            "returned": papers.returned,
            "unused": papers.unused,
        }
    return None


@guard("assemblies.way_is_open", needs=("way",))
def way_is_open(ask: Ask[AssemblyFacts]) -> Trouble:
    """People in the hall are registered for a way of voting this assembly has there; online is none."""
    return None if ask.given["way"] in ask.facts.ways - {ONLINE} else {}


@guard("assemblies.voting_age", needs=("too_young",))
def old_enough(ask: Ask[AssemblyFacts]) -> Trouble:
    """Everybody on the roll is of age on the day of the assembly; `too_young` is how many are not."""
    young = ask.given["too_young"]
    required = ask.book.value("assemblies.voting_age", "required")
    return {"count": young, "required": required} if young else None


@guard("assemblies.once_on_the_roll", needs=("repeated",))
def once_on_the_roll(ask: Ask[AssemblyFacts]) -> Trouble:
    """A person stands on the roll once; `repeated` are the roll numbers or lines of those found twice."""
    repeated = ask.given["repeated"]
    return {"lines": ", ".join(map(str, repeated))} if repeated else None


@guard("assemblies.one_person_one_way", needs=("voted",))
def one_way_each(ask: Ask[AssemblyFacts]) -> Trouble:
    """Who has taken one way of voting cannot take another; `voted` are their numbers on the roll."""
    voted = ask.given["voted"]
    return {"numbers": ", ".join(map(str, voted))} if voted else None


@guard("assemblies.arrival_undone_before_count", needs=("undone",))
def its_way_is_uncounted(ask: Ask[AssemblyFacts]) -> Trouble:
    """Who has voted in the hall is not let vote again; `undone` is the way the person is registered for.

    Of hands nobody can tell whose were counted: after the first count all registrations stay. A count of
    papers says for how many people it accounts: only a registration beyond them is taken back. Before it a
    ballot that went into the box all the same is found by the count, as one more than people took.
    """
    facts, way = ask.facts, ask.given["undone"]
    if way == HANDS:
        return {} if any(option.votes is not None for option in facts.options) else None
    if way != PAPER or facts.papers is None:
        return None
    accounted = facts.printed - facts.papers.returned - facts.papers.unused
    return {} if facts.taken.get(PAPER, 0) <= accounted else None


@guard("assemblies.count_of_this_round", needs=("counted_round",))
def counts_this_round(ask: Ask[AssemblyFacts]) -> Trouble:
    """What was counted in the first vote is not entered as the second; `counted_round` is what it was."""
    return None if ask.given["counted_round"] == ask.facts.round else {}


@guard("assemblies.secret_ballots_many")
def secret_ballots_cover_each_other(ask: Ask[AssemblyFacts]) -> Trouble:
    """So few voted in secret that the whole without the hands, which everybody saw, tells how they voted."""
    in_box = ask.facts.papers.in_box if ask.facts.papers is not None else 0
    secret = in_box + ask.facts.online_cast
    low = ask.book.value("assemblies.secret_ballots_many", "low")
    return {"count": secret} if 0 < secret < low else None
