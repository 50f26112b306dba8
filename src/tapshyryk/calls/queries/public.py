"""What everyone may read of calls: never who asked, never a question before its answer, no early scores."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Prefetch, QuerySet

from tapshyryk.calls.models import COUNTED, Call, CommissionMember, Proposal, Question, Score

PUBLISHED_QUESTIONS: Final = Prefetch(
    "questions",
    Question.objects.filter(answered_at__isnull=False).defer("text", "asked_by"),
    to_attr="published_questions",
)
"""Prefetches `call.published_questions`: those answered, to be shown by their `public_text` and `answer`."""


def public_calls() -> QuerySet[Any]:
    """Every call that was published, the newest first, with its order, place and customer."""
    return (
        Call.objects.filter(published_at__isnull=False)
        .select_related("order__municipality", "order__customer")
        .order_by("-published_at", "slug")
    )


def call_by_slug(slug: str) -> Call | None:
    """A published call with its criteria, answered questions, commission and complaints; else None."""
    found = public_calls().prefetch_related(
        "criteria",
        PUBLISHED_QUESTIONS,
        "complaints__organisation",
        Prefetch("commission", CommissionMember.objects.select_related("person")),
    )
    call: Call | None = found.filter(slug=slug).first()
    return call


def proposals_on_view(call: Call) -> QuerySet[Any]:
    """The opened proposals of `call`, the best first, with lines and consortium.

    Who bids is public once all are opened; points, totals and places only once the call is decided, so
    `scores` are prefetched empty before.
    """
    shown = Score.objects.select_related("criterion") if call.decided_at else Score.objects.none()
    return (
        Proposal.objects.filter(call=call, state__in=COUNTED)
        .select_related("organisation")
        .prefetch_related("lines", "consortium__organisation", Prefetch("scores", shown))
        .order_by("place", "submitted_at")
    )
