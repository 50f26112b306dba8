"""Scoring a proposal, one member and one sheet at a time."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.calls.models import CommissionMember, Criterion, Proposal, Score
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
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
