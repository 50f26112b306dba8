"""Scoring a proposal, one member and one sheet at a time, on the screen or from paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.calls.models import Call, CommissionMember, Criterion, Proposal, Score
from tapshyryk.calls.queries.papers import blank_sheets_on_paper
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def enter_scores(
    proposal: Proposal,
    *,
    actor: Actor,
    points: Mapping[Criterion, int],
    remarks: Mapping[Criterion, str] | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter one's own points for a proposal on every criterion; entered again, they replace the earlier ones.

    The act keeps the points before a correction beside the new ones. It is not public: the protocol is.
    """
    given = {"points": {str(criterion.pk): value for criterion, value in points.items()}}
    said = remarks or {}

    def effect(proposal: Proposal, ask: Any) -> Deed:
        member = CommissionMember.objects.get(
            call_id=proposal.call_id, person_id=actor.ref.removeprefix("person:")
        )
        before = {str(score.criterion_id): score.points for score in member.scores.filter(proposal=proposal)}
        member.scores.filter(proposal=proposal).delete()
        for criterion, value in points.items():
            row = Score(
                member=member,
                proposal=proposal,
                criterion=criterion,
                points=value,
                remark=said.get(criterion, ""),
            )
            checked(row).save(force_insert=True)
        return Deed(detail={"points": given["points"], "before": before})

    return perform(proposal, "enter_scores", actor=actor, given=given, effect=effect, override=override)


def print_score_sheets(call: Call, *, actor: Actor, language: str, override: Override = NO_OVERRIDE) -> Any:
    """Make blank score sheets for every opened proposal, in `language`, to be filled in by hand."""

    def effect(call: Call, ask: Any) -> Deed:
        with translation.override(language):
            title = gettext("Score sheet")
        paper = make_document(
            "calls/score-sheet",
            blank_sheets_on_paper(call, language),
            subject=call,
            language=language,
            title=title,
            page=f"/{language}/calls/{call.slug}/",
            made_at=ask.now,
        )
        return Deed(detail={"language": language}, documents=(paper,))

    return perform(call, "print_score_sheets", actor=actor, effect=effect, override=override)
