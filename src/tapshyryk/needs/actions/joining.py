"""Asking to join, reviewing the request, and what follows: orientation meetings and advice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.keeping import keep_file
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import Refused, gone
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import texts_of
from tapshyryk.needs.actions.correcting import corrected
from tapshyryk.needs.models import Advice, Joining, JoiningQuestion, OrientationMeeting
from tapshyryk.places.models import Settlement

COUNCIL_SUPPORT = "needs.council_support"
"""What the council's decision is handed in for; `uploads.py` says who reads it."""


def express_interest(
    joining: Joining,
    *,
    actor: Actor,
    why: str,
    themes: Sequence[str],
    contact_role: str,
    council_decision: str = "",
    council_file: CheckedFile | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Ask to join, for the municipality set on the unsaved `joining`.

    `why` is public, so are the themes, the role to speak with and the decision of the council; its scan is
    read by the municipality and the state body, and the act keeps the file's hash.
    """

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        joining.slug = readable_slug(f"{joining.municipality.slug} joining {ask.today.year}", Joining)
        joining.asked_on = ask.today
        joining.why = why.strip()
        joining.themes = list(themes)
        joining.contact_role = contact_role
        joining.council_decision = council_decision.strip()
        papers: tuple[dict[str, object], ...] = ()
        if council_file is not None:
            kept = keep_file(
                council_file.called("council-decision"),
                purpose=COUNCIL_SUPPORT,
                subject_type=joining.lifecycle.name,
                subject_id=joining.pk,
                actor=actor,
            )
            papers = ({"name": kept.name, "sha256": kept.sha256, "size": kept.size},)
        return Deed(
            detail={
                "why": joining.why,
                "themes": joining.themes,
                "contact_role": contact_role,
                "council_decision": joining.council_decision,
            },
            documents=papers,
        )

    given = {"themes": list(themes), "council_file": council_file}
    return perform(joining, "express_interest", actor=actor, given=given, effect=effect, override=override)


def ask_about_joining(
    joining: Joining, *, actor: Actor, text: str, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Put a question to the municipality, with the reason for it; the public reads only that one was put."""

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        row = JoiningQuestion(joining=joining, text=text.strip(), reason=reason.strip(), asked_on=ask.today)
        checked(row).save(force_insert=True)
        return Deed(
            detail={"question": joining.questions.count()}, private={"text": row.text, "reason": row.reason}
        )

    return perform(
        joining, "ask_about_joining", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def answer_about_joining(
    joining: Joining, *, actor: Actor, answer: str, override: Override = NO_OVERRIDE
) -> Any:
    """Answer the question that is open, and put the request back under review."""

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        row = joining.questions.filter(answered_on__isnull=True).first()
        if row is None:
            raise Refused((gone(),))
        row.answer, row.answered_on = answer.strip(), ask.today
        checked(row).save(update_fields=["answer", "answered_on"])
        return Deed(detail={"question": joining.questions.count()}, private={"answer": row.answer})

    return perform(joining, "answer_about_joining", actor=actor, effect=effect, override=override)


def _decide(joining: Joining, verb: str, actor: Actor, reason: str, override: Override) -> Any:
    """Take one of the moves that end in a public reason."""

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        joining.decided_on, joining.reason = ask.today, reason.strip()
        return Deed(detail={"reason": joining.reason})

    return perform(joining, verb, actor=actor, given={"reason": reason}, effect=effect, override=override)


def accept_joining(joining: Joining, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Let the municipality join; `reason` is public."""
    return _decide(joining, "accept_joining", actor, reason, override)


def decline_joining(joining: Joining, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Decline the request; `reason` is public, and the municipality may ask again."""
    return _decide(joining, "decline_joining", actor, reason, override)


def withdraw_joining(joining: Joining, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Step back from the request or from taking part; `reason` is public. Orders that run go on."""
    return _decide(joining, "withdraw_joining", actor, reason, override)


def hold_orientation_meeting(
    joining: Joining,
    *,
    actor: Actor,
    held_on: date,
    venue: str,
    present: int,
    women: int | None,
    explained: str,
    settlements: Collection[Settlement] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record a meeting: for which villages, where, with how many people, and what was explained; all public.

    `women` is None where they were not counted.
    """
    given = {"held_on": held_on, "present": present, "women": women}

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        if any(each.municipality_id != joining.municipality_id for each in settlements):
            raise Refused((gone(),))
        meeting = OrientationMeeting(
            joining=joining, venue=venue.strip(), explained=explained.strip(), **given
        )
        checked(meeting).save(force_insert=True)
        meeting.settlements.set(settlements)
        return Deed(detail=_meeting_told(meeting))

    return perform(
        joining, "hold_orientation_meeting", actor=actor, given=given, effect=effect, override=override
    )


def correct_orientation_meeting(
    joining: Joining,
    *,
    actor: Actor,
    meeting: OrientationMeeting,
    held_on: date,
    venue: str,
    present: int,
    women: int | None,
    explained: str,
    reason: str,
    settlements: Collection[Settlement] = (),
    override: Override = NO_OVERRIDE,
) -> Any:
    """Put right a meeting that was entered wrongly; the act keeps what stood before, and the public `reason`.

    What is given is the whole of what the meeting should say; Refused when that is what it says already.
    """
    given = {"held_on": held_on, "present": present, "women": women}

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        row = joining.meetings.filter(pk=meeting.pk).first()
        if row is None or any(each.municipality_id != joining.municipality_id for each in settlements):
            raise Refused((gone(),))
        before = _meeting_told(row)
        for name, value in {**given, "venue": venue.strip(), "explained": explained.strip()}.items():
            setattr(row, name, value)
        checked(row).save()
        row.settlements.set(settlements)
        return corrected(before, _meeting_told(row), reason)

    return perform(
        joining, "correct_orientation_meeting", actor=actor, given=given, effect=effect, override=override
    )


def _meeting_told(meeting: OrientationMeeting) -> dict[str, Any]:
    return {
        "held_on": meeting.held_on,
        "present": meeting.present,
        "women": meeting.women,
        "venue": meeting.venue,
        "settlements": [texts_of(each, "name") for each in meeting.settlements.all()],
        "explained": meeting.explained,
    }


def give_advice(
    joining: Joining,
    *,
    actor: Actor,
    given_on: date,
    stage: str,
    topic: str,
    words: str,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write advice down for the municipality; `topic` is public, `words` stay with it and the state body."""

    def effect(joining: Joining, ask: Ask[Any]) -> Deed:
        answer = table.check(actor, "needs.advise", joining, ask.today)
        row = Advice(
            joining=joining,
            given_on=given_on,
            stage=stage,
            topic=" ".join(topic.split()),
            words=words.strip(),
            adviser_id=actor.ref.removeprefix("person:"),
            adviser_role=answer.role if isinstance(answer, table.Grant) else "",
        )
        checked(row).save(force_insert=True)
        return Deed(
            detail={"given_on": given_on, "stage": stage, "topic": row.topic}, private={"words": row.words}
        )

    return perform(
        joining, "give_advice", actor=actor, given={"given_on": given_on}, effect=effect, override=override
    )
