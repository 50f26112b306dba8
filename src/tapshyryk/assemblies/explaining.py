"""The explanation of a count by any of the rules, in words, from the codes the rule leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

from tapshyryk.assemblies.domain.pabulib import BadElection, Election
from tapshyryk.assemblies.domain.rules.outcome import Outcome, Said
from tapshyryk.core import formats
from tapshyryk.core.wording import current_language

SENTENCES: Final[Mapping[str, str]] = {
    "votes_of_present": gettext_noop("Took part: %(of)s; votes given: %(votes)s."),
    "list_decides": gettext_noop(
        "Of equal votes the higher place on the list of the needs session decides: %(names)s."
    ),
    "run_off_tied": gettext_noop(
        "The run-off ended equal too, so the higher place on the list decides: %(names)s."
    ),
    "most_and_over_half": gettext_noop(
        "Chosen: %(names)s, by more than half of those who took part (%(votes)s of %(of)s)."
    ),
    "most_not_half": gettext_noop(
        "Chosen: %(names)s, by the most votes, though not by more than half of those who took part "
        "(%(votes)s of %(of)s)."
    ),
    "counted": gettext_noop("Ballots cast: %(of)s; something is marked on %(votes)s."),
    "over_half": gettext_noop("Chosen: %(names)s, by more than half of the votes: %(votes)s of %(of)s."),
    "nobody_over_half": gettext_noop("No option has more than half: the most is %(votes)s of %(of)s."),
    "tied": gettext_noop("Equal, %(votes)s each: %(names)s."),
    "order_decides": gettext_noop("Of equal ones the order settled before the vote decides: %(names)s."),
    "order_sends": gettext_noop(
        "Of equal ones the order settled before the vote sends to the run-off: %(names)s."
    ),
    "run_off_called": gettext_noop("A second vote decides between: %(names)s."),
    "approved_by_most": gettext_noop("Chosen: %(names)s, marked on the most ballots: %(votes)s of %(of)s."),
    "points_for_places": gettext_noop(
        "A first place gives %(votes)s points, each next place one less, an option left off none."
    ),
    "points_tied": gettext_noop("Equal points, %(votes)s each: %(names)s."),
    "most_points": gettext_noop("Chosen: %(names)s, with the most points: %(votes)s."),
    "fewest_tied": gettext_noop(
        "The fewest votes are equal, %(votes)s each: %(names)s. The one later in the order leaves."
    ),
    "leaves": gettext_noop(
        "Round %(of)s: the fewest votes, %(votes)s, are for %(names)s. It leaves; its ballots go on to their "
        "next choice."
    ),
    "over_half_of_the_living": gettext_noop(
        "Chosen: %(names)s, with %(votes)s of the %(of)s ballots that still name an option."
    ),
    "beats_each_other": gettext_noop(
        "Chosen: %(names)s. Beside each of the other options (%(of)s) more people put it first."
    ),
    "nobody_beats_each_other": gettext_noop(
        "No option beats each other in pairs, so the strongest chains of wins decide."
    ),
    "chains_tied": gettext_noop("By chains of wins nobody beats: %(names)s."),
    "strongest_chains": gettext_noop("Chosen: %(names)s. No other has a stronger chain of wins over it."),
    "share_of_each": gettext_noop("Each of the %(of)s people who marked something holds %(votes)s."),
    "shares_raised": gettext_noop(
        "Money was left, so the shares were raised by a hundredth %(votes)s times, while the choice still "
        "fitted the budget."
    ),
    "bought_together": gettext_noop(
        "Chosen: %(names)s. Its supporters (%(votes)s) pay together, nobody more than %(of)s."
    ),
    "bought_from_the_rest": gettext_noop(
        "Chosen: %(names)s, from the money left, as marked on %(votes)s ballots."
    ),
    "money_left": gettext_noop("Left of the budget: %(votes)s of %(of)s."),
}
"""How each code is said; ballots, rounds and sums are filled in."""

_SUMS: Final[Mapping[str, frozenset[str]]] = {
    "share_of_each": frozenset({"votes"}),
    "bought_together": frozenset({"of"}),
    "money_left": frozenset({"votes", "of"}),
}
"""Which numbers of a code are sums in tyiyn."""


def sentences(explanation: Sequence[Said], names: Mapping[str, str]) -> tuple[str, ...]:
    """The steps of a count as sentences in the reader's language; `names` are the options' titles by key."""
    language = current_language()
    said = []
    for step in explanation:
        sums = _SUMS.get(step.code, frozenset())
        numbers = {
            field: formats.som(value, language) if field in sums else formats.number(value, language)
            for field, value in (("votes", step.votes), ("of", step.of))
        }
        titles = "; ".join(formats.quoted(names.get(key, key), language) for key in step.keys)
        said.append(gettext(SENTENCES[step.code]) % {**numbers, "names": titles})
    return tuple(said)


def explained(explanation: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[str, ...]:
    """The kept explanation of a closed vote as sentences in the reader's language; empty before that."""
    steps = (Said(**{**step, "keys": tuple(step["keys"])}) for step in explanation.get("steps", ()))
    return sentences(tuple(steps), titles)


RULE_NAMES: Final[Mapping[str, str]] = {
    "most_votes": gettext_noop("most votes"),
    "majority": gettext_noop("majority with a run-off"),
    "approval": gettext_noop("approval"),
    "borda": gettext_noop("points for places (Borda)"),
    "instant_run_off": gettext_noop("instant run-off"),
    "schulze": gettext_noop("pairwise comparison (Schulze)"),
    "equal_shares": gettext_noop("equal shares"),
}
"""How each rule is called."""

_TROUBLES: Final[Mapping[str, str]] = {
    "not_readable": gettext_noop("The file cannot be read as lines with semicolons."),
    "no_section": gettext_noop("The file does not begin with META."),
    "section_missing": gettext_noop("The section %(what)s is missing."),
    "unknown_tie_rule": gettext_noop("“%(what)s” is no rule for equal votes."),
    "unknown_rule": gettext_noop("The rule “%(what)s” is not known here."),
    "other_ballots": gettext_noop("Ballots of the kind “%(what)s” are not counted by this rule."),
    "order_differs": gettext_noop("The order that settles equal numbers does not name each option once."),
    "votes_missing": gettext_noop("There should be %(what)s votes, and there is another number of them."),
    "online_votes": gettext_noop("“%(what)s” is no number of online ballots among these."),
    "column_missing": gettext_noop("The column “%(what)s” is missing."),
    "row_short": gettext_noop("The line has fewer cells than the first of its section."),
    "option_twice": gettext_noop("The option “%(what)s” stands twice."),
    "no_sum": gettext_noop("“%(what)s” is no sum of money."),
    "voter_twice": gettext_noop("The voter “%(what)s” stands twice."),
    "no_such_option": gettext_noop("“%(what)s” was not put to the vote."),
    "marked_twice": gettext_noop("An option is marked twice: “%(what)s”."),
    "one_mark": gettext_noop("One mark was asked and several are there: “%(what)s”."),
}
"""How each trouble with a file is said."""

SHOWN: Final = 80
"""How many characters of a bad cell are repeated."""


def trouble_in_words(trouble: BadElection) -> str:
    """What is wrong with a file of ballots and on which line."""
    said = gettext(_TROUBLES[trouble.code]) % {"what": trouble.what[:SHOWN]}
    place = gettext("Line %(line)s:") % {"line": trouble.line}
    return f"{place} {said}" if trouble.line else said


def receipts_in_words(receipts: int, online: int | None) -> str:
    """Whether a list of receipts has as many as there are online ballots."""
    if online is None:
        return gettext("The file does not say how many ballots were cast online.")
    numbers = {"receipts": receipts, "ballots": online}
    if receipts == online:
        return gettext("Receipts: %(receipts)s, as many as online ballots.") % numbers
    return gettext("Receipts: %(receipts)s, but online ballots: %(ballots)s. They must be equal.") % numbers


def result_in_words(election: Election, outcome: Outcome, *, same: bool) -> str:
    """A count told from its title to its result, and whether it is what was announced."""
    lines = [
        " · ".join(part for part in (election.title, election.unit, election.day) if part),
        gettext("Rule: %(rule)s.") % {"rule": gettext(RULE_NAMES[outcome.rule])},
        *sentences(outcome.explanation, election.names),
        gettext("The count gives what was announced.")
        if same
        else gettext("The count does not give what was announced."),
    ]
    return "\n".join(line for line in lines if line)
