"""How problems came to their order, in words, from the codes the method leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

from django.utils.translation import gettext, gettext_noop

from tapshyryk.core import formats
from tapshyryk.core.wording import current_language
from tapshyryk.needs.domain.rankings.kept import steps_kept
from tapshyryk.needs.domain.rankings.outcome import Said

SENTENCES: Final[Mapping[str, str]] = {
    "votes_counted": gettext_noop("Problems stand by the votes raised for them, most first."),
    "points_given": gettext_noop("Everybody had points to give: %(one)s. In all, given: %(two)s."),
    "pairs_compared": gettext_noop(
        "Pairs compared: %(one)s of %(two)s. A win counts one, an equal pair a half for each."
    ),
    "shares_added": gettext_noop(
        "Sessions joined: %(one)s. For each, the votes for a problem are divided by the people present; "
        "these shares are added up."
    ),
    "places_added": gettext_noop(
        "Sessions joined: %(one)s. On each list the first place gives 1, each next place less, the last of "
        "five a fifth; what the lists give is added up."
    ),
    "sessions_counted": gettext_noop(
        "Sessions joined: %(one)s. Problems stand by how many of them put the problem on their list."
    ),
    "tied": gettext_noop("Equal, %(one)s each: %(names)s."),
    "by_earlier_named": gettext_noop("Of equal ones the one named earlier stands first: %(names)s."),
    "by_more_votes": gettext_noop("Of equal ones the one with more votes stands first: %(names)s (%(all)s)."),
    "by_head_to_head": gettext_noop(
        "Of equal ones the one that won against the others stands first: %(names)s (wins: %(all)s)."
    ),
    "by_more_sessions": gettext_noop(
        "Of equal ones the one named at more sessions stands first: %(names)s (%(all)s)."
    ),
    "not_counted": gettext_noop("Not counted, so last, as they were named: %(names)s."),
    "left_off": gettext_noop("The list has %(one)s places. Not on it: %(names)s."),
    "fell_to_tie": gettext_noop("The last place was decided by the rule for equal ones: %(names)s."),
    "stands_first": gettext_noop("First: %(names)s, with %(one)s."),
}
"""How each code is said; numbers and titles are filled in."""


def exact(number: Fraction) -> str:
    """A number in the reader's language: whole, or with two digits after the point."""
    language = current_language()
    if number.denominator == 1:
        return formats.number(number.numerator, language)
    return formats.number(Decimal(number.numerator) / Decimal(number.denominator), language, 2)


def sentences(said: Sequence[Said], names: Mapping[str, str]) -> tuple[str, ...]:
    """The steps as sentences in the reader's language; `names` are the problems' titles by key."""
    language = current_language()
    found = []
    for step in said:
        numbers = [exact(number) for number in step.numbers]
        found.append(
            gettext(SENTENCES[step.code])
            % {
                "names": "; ".join(formats.quoted(names.get(key, key), language) for key in step.keys),
                "one": numbers[0] if numbers else "",
                "two": numbers[1] if len(numbers) > 1 else "",
                "all": ", ".join(numbers),
            }
        )
    return tuple(found)


def explained(explanation: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[str, ...]:
    """A kept explanation as sentences; `titles` are by the problems' permanent names. Empty where none is."""
    return sentences(steps_kept(explanation), titles)
