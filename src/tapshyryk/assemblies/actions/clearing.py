"""Clearing the names on the roll once objections are past; numbers, marks and counts stay."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask


def clear_roll_names(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Take names, birthdays, addresses and codes off the roll of an assembly, with one statement."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        named = assembly.roll.exclude(full_name="")
        cleared = named.update(full_name="", folded_name="", born_on=None, address="", code_hash="")
        return Deed(detail={"cleared": cleared})

    return perform(assembly, "clear_roll_names", actor=actor, effect=effect, override=override)
