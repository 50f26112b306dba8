"""What must hold before a needs study may be drafted and issued."""

from __future__ import annotations

from dataclasses import dataclass

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class StudyFacts:
    """What the guards look at: how many sessions were held in its time, and what is concluded."""

    sessions: int
    concluded_ky: bool
    concluded_ru: bool


@guard("needs.study_period_in_order", needs=("since", "until"))
def period_in_order(ask: Ask[StudyFacts]) -> Trouble:
    """The last day does not come before the first."""
    return None if ask.given["since"] <= ask.given["until"] else {}


@guard("needs.study_rests_on_sessions")
def rests_on_something(ask: Ask[StudyFacts]) -> Trouble:
    """Residents were heard: at least one session was held in the time of the study."""
    return None if ask.facts.sessions else {}


@guard("needs.study_concluded_in_both_languages")
def concluded_in_both_languages(ask: Ask[StudyFacts]) -> Trouble:
    """The conclusion stands in both official languages."""
    return None if ask.facts.concluded_ky and ask.facts.concluded_ru else {}
