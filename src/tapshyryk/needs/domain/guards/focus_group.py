"""What must hold of a focus group: it was held, its counts fit, and people said what they need."""

from __future__ import annotations

from dataclasses import dataclass

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class FocusGroupFacts:
    """What the guards look at: how many people were present, and how many said each need."""

    present: int
    needs: tuple[int, ...]


@guard("needs.focus_group_was_held", needs=("held_on",))
def held_by_today(ask: Ask[FocusGroupFacts]) -> Trouble:
    """Only what has happened is recorded."""
    return None if ask.given["held_on"] <= ask.today else {}


@guard("needs.focus_group_counts_fit", needs=("present", "women", "ages"))
def counts_fit(ask: Ask[FocusGroupFacts]) -> Trouble:
    """Women, all ages together and those who said a need stay within the people present."""
    present = int(ask.given["present"])
    counts = (ask.given["women"] or 0, sum(ask.given["ages"] or ()), *ask.facts.needs)
    return None if present > 0 and max(counts) <= present else {"count": max(counts), "present": present}


@guard("needs.focus_group_counts_fit", needs=("people",))
def people_were_present(ask: Ask[FocusGroupFacts]) -> Trouble:
    """No more people say a need than were present."""
    people = ask.given["people"]
    if people is None or people <= ask.facts.present:
        return None
    return {"count": people, "present": ask.facts.present}


@guard("needs.focus_group_names_needs")
def something_is_needed(ask: Ask[FocusGroupFacts]) -> Trouble:
    """A focus group ends with what exactly people need."""
    return None if ask.facts.needs else {}
