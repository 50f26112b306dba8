"""What must hold before a problem tree may grow or change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.needs.domain.causes import CAUSE, CORE, circles


@dataclass(frozen=True, slots=True)
class TreeFacts:
    """What the guards of a tree look at: by key, what each branch stands under and on which side."""

    under: Mapping[str, str]
    side: Mapping[str, str]


@guard("needs.branch_has_its_place", needs=("under", "side"))
def hangs_on_its_side(ask: Ask[TreeFacts]) -> Trouble:
    """A cause explains the problem or another cause, an effect follows from it or another effect."""
    under, side = ask.given["under"], ask.given["side"]
    return None if under == CORE or ask.facts.side.get(under) == side else {}


@guard("needs.branch_has_its_place", needs=("key", "under"))
def does_not_hang_on_itself(ask: Ask[TreeFacts]) -> Trouble:
    """No branch stands under itself, nor under what stands under it."""
    key, under = ask.given["key"], ask.given["under"]
    if key in ask.facts.under and not circles(ask.facts.under, key, under):
        return None
    return {}


@guard("needs.tree_has_causes")
def some_cause_is_named(ask: Ask[TreeFacts]) -> Trouble:
    """A tree without a cause explains nothing."""
    return None if CAUSE in ask.facts.side.values() else {}
