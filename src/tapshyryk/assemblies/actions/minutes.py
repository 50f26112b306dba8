"""Noting what an assembly heard, and signing its minutes."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.actions.papers import minutes_of
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask


def note_hearing(assembly: Assembly, *, actor: Actor, heard: str, override: Override = NO_OVERRIDE) -> Any:
    """Write down what was said; a later note replaces an earlier one, which the record keeps privately."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        assembly.heard = heard.strip()
        return Deed(detail={"length": len(assembly.heard)}, private={"heard": assembly.heard})

    return perform(assembly, "note_hearing", actor=actor, effect=effect, override=override)


def sign_minutes(assembly: Assembly, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Sign the minutes, made in Kyrgyz and Russian: what was chosen or heard is settled by that.

    The chosen problem is marked on the list of its needs session.
    """

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        return Deed(
            detail={
                "purpose": assembly.purpose,
                "present": assembly.present,
                "women": assembly.women,
                "result": assembly.result.slug if assembly.result else "",
                "majority": assembly.explanation.get("majority", ""),
            },
            documents=minutes_of(assembly),
        )

    return perform(assembly, "sign_minutes", actor=actor, effect=effect, override=override)
