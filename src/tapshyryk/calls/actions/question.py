"""Asking and answering questions about a call, in public but for who asks."""

from __future__ import annotations

from typing import Any

from tapshyryk.calls.models import Call, Question
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def ask_question(call: Call, *, actor: Actor, text: str, override: Override = NO_OVERRIDE) -> Any:
    """Ask about the call. The question becomes public with its answer; who asked stays private.

    Of a question from the public form nobody knows who asked.
    """

    def effect(call: Call, ask: Any) -> Deed:
        question = Question(
            call=call,
            asked_at=ask.now,
            asked_by_id=actor.ref.removeprefix("person:") if actor.is_person else None,
            text=text,
        )
        checked(question).save(force_insert=True)
        return Deed(detail={"question": str(question.pk)}, private={"text": text})

    return perform(call, "ask_question", actor=actor, effect=effect, override=override)


def answer_question(
    call: Call,
    *,
    actor: Actor,
    question: Question,
    answer: str,
    public_text: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Answer and publish a question; `public_text` words it without personal data where it held any.

    An answer given before is replaced; its act keeps it.
    """

    def effect(call: Call, ask: Any) -> Deed:
        row = call.questions.get(pk=question.pk)
        row.public_text, row.answer, row.answered_at = public_text or row.text, answer, ask.now
        checked(row).save()
        return Deed(detail={"id": str(row.pk), "question": row.public_text, "answer": answer})

    return perform(call, "answer_question", actor=actor, effect=effect, override=override)
