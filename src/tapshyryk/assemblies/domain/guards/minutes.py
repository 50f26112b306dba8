"""What must hold of the counting group, of the minutes and their signatures, and of the roll afterwards."""

from __future__ import annotations

from datetime import timedelta
from itertools import combinations

from tapshyryk.assemblies.domain.guards.gathering import AssemblyFacts
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@guard("assemblies.counting_group", needs=("counting_group",))
def enough_tellers(ask: Ask[AssemblyFacts]) -> Trouble:
    """A vote is counted by several people; `counting_group` are `Named`s."""
    required = ask.book.value("assemblies.counting_group", "required")
    count = len(ask.given["counting_group"])
    return {"count": count} if ask.facts.chooses and count < required else None


@guard("assemblies.counting_group_apart", needs=("chair", "secretary", "counting_group"))
def tellers_stand_apart(ask: Ask[AssemblyFacts]) -> Trouble:
    """Who leads or writes does not count, and nobody stands in the group twice."""
    group = ask.given["counting_group"]
    leading = (ask.given["chair"], ask.given["secretary"])
    twice = any(one.is_also(other) for one, other in combinations(group, 2))
    leads = any(one.is_also(other) for one in group for other in leading)
    return {} if twice or leads else None


@guard("assemblies.minutes_drafted")
def minutes_are_drafted(ask: Ask[AssemblyFacts]) -> Trouble:
    """What is signed or corrected has been written down before."""
    return None if ask.facts.drafted else {}


@guard("assemblies.minutes_signed_by_all")
def everybody_signed(ask: Ask[AssemblyFacts]) -> Trouble:
    """Chair, secretary and counting group have signed the newest draft, here or on paper."""
    settled = ask.facts.has_result if ask.facts.chooses else ask.facts.heard.strip()
    return {"count": ask.facts.unsigned} if settled and ask.facts.unsigned else None


@guard("assemblies.roll_kept")
def roll_was_kept(ask: Ask[AssemblyFacts]) -> Trouble:
    """The names on the roll are kept for objections some days after the minutes, then cleared."""
    kept = ask.book.value("assemblies.roll_kept", "days")
    signed = ask.facts.minuted_on
    return {} if signed is None or ask.today < signed + timedelta(days=kept) else None
