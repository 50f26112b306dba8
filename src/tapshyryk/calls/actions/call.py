"""Drafting a call, setting its criteria, publishing, extending, closing and cancelling it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from tapshyryk.calls.models import Call, Criterion
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import first_text, write_texts


def draft_call(
    call: Call,
    *,
    actor: Actor,
    titles: Mapping[str, str] | None = None,
    description: str = "",
    media_partners: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Draft a call that is not saved yet; its order is already set."""
    write_texts(call, "title", titles or {})
    call.slug = call.slug or readable_slug(first_text(call, "title"), Call)

    def effect(call: Call, ask: Any) -> Deed:
        call.description, call.media_partners = description, media_partners
        return Deed(detail={"order": call.order.slug, "media_partners": media_partners})

    return perform(call, "draft_call", actor=actor, effect=effect, override=override)


def set_criterion(
    call: Call, *, actor: Actor, titles: Mapping[str, str], weight: int, override: Override = NO_OVERRIDE
) -> Any:
    """Add a criterion with its weight; the most points it gives follow from the rulebook."""

    def effect(call: Call, ask: Any) -> Deed:
        last = call.criteria.order_by("-position").first()
        criterion = Criterion(
            call=call,
            position=last.position + 1 if last else 1,
            weight=weight,
            maximum=int(ask.book.value("calls.scores_within_range", "high")),
        )
        write_texts(criterion, "title", titles)
        checked(criterion).save(force_insert=True)
        return Deed(detail=_criterion(criterion))

    return perform(call, "set_criterion", actor=actor, effect=effect, override=override)


def remove_criterion(
    call: Call, *, actor: Actor, criterion: Criterion, override: Override = NO_OVERRIDE
) -> Any:
    """Take a criterion out of the draft; the act keeps what it said."""

    def effect(call: Call, ask: Any) -> Deed:
        kept = _criterion(call.criteria.get(pk=criterion.pk))
        call.criteria.filter(pk=criterion.pk).delete()
        return Deed(detail=kept)

    return perform(call, "remove_criterion", actor=actor, effect=effect, override=override)


def publish_call(call: Call, *, actor: Actor, closes_at: datetime, override: Override = NO_OVERRIDE) -> Any:
    """Open the call for proposals until the moment `closes_at`."""

    def effect(call: Call, ask: Any) -> Deed:
        call.published_at, call.closes_at = ask.now, closes_at
        criteria = [_criterion(criterion) for criterion in call.criteria.all()]
        return Deed(detail={"closes_at": closes_at, "criteria": criteria})

    given = {"closes_at": closes_at}
    return perform(call, "publish_call", actor=actor, given=given, effect=effect, override=override)


def extend_call(
    call: Call, *, actor: Actor, closes_at: datetime, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Move the deadline to a later moment, saying why."""

    def effect(call: Call, ask: Any) -> Deed:
        before, call.closes_at = call.closes_at, closes_at
        return Deed(detail={"before": before, "closes_at": closes_at, "reason": reason})

    given = {"closes_at": closes_at, "reason": reason}
    return perform(call, "extend_call", actor=actor, given=given, effect=effect, override=override)


def close_call(call: Call, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the call for proposals; the clock does it when the deadline has passed."""

    def effect(call: Call, ask: Any) -> Deed:
        count = call.proposals.filter(state="submitted").count()
        return Deed(detail={"closes_at": call.closes_at, "proposals": count})

    return perform(call, "close_call", actor=actor, effect=effect, override=override)


def cancel_call(call: Call, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Give the call up, saying why; the order goes back to where a new call can begin."""
    return _end(call, "cancel_call", actor, reason, override)


def fail_call(call: Call, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Declare that the call has no winner: no proposal came, none was good, or a complaint was upheld."""
    return _end(call, "fail_call", actor, reason, override)


def conclude_call(call: Call, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Close the file of the call: the days for complaints are over, every complaint is answered."""
    return perform(call, "conclude_call", actor=actor, override=override)


def _end(call: Call, verb: str, actor: Actor, reason: str, override: Override) -> Any:
    def effect(call: Call, ask: Any) -> Deed:
        call.end_reason = reason
        return Deed(detail={"reason": reason})

    return perform(call, verb, actor=actor, given={"reason": reason}, effect=effect, override=override)


def _criterion(criterion: Criterion) -> dict[str, Any]:
    return {
        "criterion": first_text(criterion, "title"),
        "weight": criterion.weight,
        "maximum": criterion.maximum,
    }
