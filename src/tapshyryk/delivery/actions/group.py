"""Forming groups, enrolling recipients, running and ending them."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.delivery.actions.recipient import begin_service
from tapshyryk.delivery.models import Enrolment, Group, Recipient


def form_group(
    group: Group, *, actor: Actor, service: str, places: int, override: Override = NO_OVERRIDE
) -> Any:
    """Form a group that is not saved yet; its contract and names are set."""

    def effect(group: Group, ask: Any) -> Deed:
        group.service, group.places = service, places
        return Deed(detail={"service": service, "places": places})

    return perform(group, "form_group", actor=actor, effect=effect, override=override)


def enrol(
    group: Group,
    *,
    actor: Actor,
    recipient: Recipient,
    since: date | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Give a registered recipient a place in the group from `since` (by default today) on."""
    given = {
        "recipient": recipient.pk,
        "recipient_order": recipient.order_id,
        "recipient_state": recipient.state,
    }

    def effect(group: Group, ask: Any) -> Deed:
        checked(Enrolment(group=group, recipient=recipient, since=since or ask.today)).save()
        if recipient.state == "registered":
            begin_service(recipient, actor=System("lifecycle"))
        count = group.enrolments.filter(until__isnull=True).count()
        return Deed(detail={"enrolled": count}, private={"recipient": recipient.pk})

    return perform(group, "enrol", actor=actor, given=given, effect=effect, override=override)


def start_group(group: Group, *, actor: Actor, day: date, override: Override = NO_OVERRIDE) -> Any:
    """Record that the group works since `day`."""

    def effect(group: Group, ask: Any) -> Deed:
        group.started_on = day
        return Deed(detail={"day": day, "service": group.service, "places": group.places})

    return perform(group, "start_group", actor=actor, given={"day": day}, effect=effect, override=override)


def end_group(group: Group, *, actor: Actor, day: date, override: Override = NO_OVERRIDE) -> Any:
    """Record that the group's last day was `day`; its places end with it."""

    def effect(group: Group, ask: Any) -> Deed:
        group.ended_on = day
        Enrolment.objects.filter(group=group, until__isnull=True).update(until=day)
        return Deed(detail={"day": day})

    return perform(group, "end_group", actor=actor, given={"day": day}, effect=effect, override=override)
