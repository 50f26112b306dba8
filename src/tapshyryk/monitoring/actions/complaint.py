"""Complaining about a service, and answering."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.monitoring.queries.complaints import receipt_of


def complain_about_service(
    complaint: ServiceComplaint,
    *,
    actor: Actor,
    topic: str,
    text: str,
    code: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Complain about the service of the contract set on the unsaved complaint.

    The act is not public, because it names who acts; the public learns of the complaint through
    `queries.complaints` and through the answer. The words are kept in the private part.
    Who writes through the public form has no name here; `code` is what they come back with for the answer.
    """
    complaint.filed_by_id = actor.ref.removeprefix("person:") if actor.is_person else None
    complaint.receipt = receipt_of(code) if code else ""
    complaint.topic = topic

    def effect(complaint: ServiceComplaint, ask: Ask[Any]) -> Deed:
        complaint.filed_on = ask.today
        complaint.text = text.strip()
        return Deed(detail={"topic": topic}, private={"text": complaint.text})

    return perform(complaint, "complain_about_service", actor=actor, effect=effect, override=override)


def answer_service_complaint(
    complaint: ServiceComplaint, *, actor: Actor, answer: str, override: Override = NO_OVERRIDE
) -> Any:
    """Answer the complaint; that it was answered is public, the words go to its author only."""
    given = {"answer": answer}

    def effect(complaint: ServiceComplaint, ask: Ask[Any]) -> Deed:
        complaint.answer = answer.strip()
        complaint.answered_on = ask.today
        return Deed(
            detail={"topic": complaint.topic, "filed_on": complaint.filed_on},
            private={"answer": complaint.answer},
        )

    return perform(
        complaint, "answer_service_complaint", actor=actor, given=given, effect=effect, override=override
    )
