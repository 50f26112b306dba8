"""What must hold before a municipality asks to join, is answered, is advised or meets its people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class JoiningFacts:
    """What the guards look at: whether the municipality takes part, or asks to, in another joining."""

    other_is_open: bool


@guard("needs.joined_once")
def joined_once(ask: Ask[JoiningFacts]) -> Trouble:
    """A municipality asks once; what it asked before was declined or withdrawn."""
    return {} if ask.facts.other_is_open else None


@guard("needs.joining_names_a_theme", needs=("themes",))
def names_a_theme(ask: Ask[JoiningFacts]) -> Trouble:
    """It is said what the municipality would work on."""
    return None if ask.given["themes"] else {}


@guard("needs.council_supports_joining", needs=("council_file",))
def council_supports(ask: Ask[JoiningFacts]) -> Trouble:
    """The local council stands behind its head."""
    return {} if ask.given["council_file"] is None else None


@guard("needs.joining_reason_written", needs=("reason",))
def said_why(ask: Ask[JoiningFacts]) -> Trouble:
    """A question, a decision and a withdrawal each say why."""
    return None if ask.given["reason"].strip() else {}


@guard("needs.meeting_has_people", needs=("present",))
def somebody_was_there(ask: Ask[Any]) -> Trouble:
    """A meeting to which nobody came was none."""
    return None if ask.given["present"] > 0 else {}


@guard("needs.women_within_participants", needs=("present", "women"))
def women_were_among_them(ask: Ask[Any]) -> Trouble:
    """Women are counted apart, among those present."""
    women, came = ask.given["women"], ask.given["present"]
    return None if women is None or women <= came else {"women": women, "participants": came}


@guard("needs.meeting_not_future", needs=("held_on",))
def met_on_a_past_day(ask: Ask[Any]) -> Trouble:
    """A meeting is written down once it was held."""
    return None if ask.given["held_on"] <= ask.today else {}


@guard("needs.meeting_not_future", needs=("given_on",))
def advised_on_a_past_day(ask: Ask[Any]) -> Trouble:
    """Advice is written down once it was given."""
    return None if ask.given["given_on"] <= ask.today else {}
