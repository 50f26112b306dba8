"""Drafting, approving and closing a programme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import first_text, write_texts
from tapshyryk.orders.models import Programme


def draft_programme(
    programme: Programme,
    *,
    actor: Actor,
    titles: Mapping[str, str] | None = None,
    starts: date | None = None,
    ends: date | None = None,
    money_tyiyn: int | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Draft a programme that is not saved yet; its customer is already set."""
    _name(programme, titles)

    def effect(programme: Programme, ask: Any) -> Deed:
        programme.drafted_by_id = actor.ref.removeprefix("person:")
        programme.starts, programme.ends, programme.money_tyiyn = starts, ends, money_tyiyn
        return Deed(detail={"starts": starts, "ends": ends, "money_tyiyn": money_tyiyn})

    return perform(programme, "draft_programme", actor=actor, effect=effect, override=override)


def approve_programme(
    programme: Programme, *, actor: Actor, approval_ground: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """Approve the programme; `approval_ground` names the decision, such as a resolution with its number."""

    def effect(programme: Programme, ask: Any) -> Deed:
        programme.approval_ground = approval_ground
        return Deed(detail={"approval_ground": approval_ground})

    return perform(programme, "approve_programme", actor=actor, effect=effect, override=override)


def close_programme(programme: Programme, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the programme: no further order can belong to it."""
    return perform(programme, "close_programme", actor=actor, override=override)


def chronicle_programme(
    programme: Programme,
    *,
    actor: Actor,
    titles: Mapping[str, str] | None = None,
    source: str,
    starts: date | None = None,
    ends: date | None = None,
    money_tyiyn: int | None = None,
    approval_ground: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter a programme a founding source tells of; what the source does not say stays empty."""
    _name(programme, titles)

    def effect(programme: Programme, ask: Any) -> Deed:
        programme.starts, programme.ends, programme.money_tyiyn = starts, ends, money_tyiyn
        programme.approval_ground, programme.source = approval_ground, source
        return Deed(detail={"source": source, "starts": starts, "ends": ends, "money_tyiyn": money_tyiyn})

    return perform(programme, "chronicle_programme", actor=actor, effect=effect, override=override)


def _name(programme: Programme, titles: Mapping[str, str] | None) -> None:
    write_texts(programme, "title", titles or {})
    programme.slug = programme.slug or readable_slug(first_text(programme, "title"), Programme)
