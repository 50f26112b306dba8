"""What stands on a call's score sheets and protocol."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from django.utils import translation

from tapshyryk.calls.domain.scoring import Outcome
from tapshyryk.calls.models import Call, Proposal
from tapshyryk.calls.queries.score_sheet import score_sheet
from tapshyryk.core import formats
from tapshyryk.core.documents.rendering import Som

PAPER_LANGUAGES: Final = ("ky", "ru")
"""The languages of official papers."""


def blank_sheets_on_paper(call: Call, language: str) -> dict[str, Any]:
    """The data of `calls/score-sheet`: a page for each opened proposal."""
    with translation.override(language):
        opened = call.proposals.filter(state="opened").select_related("organisation")
        return {
            "call": str(call.title),
            "order": str(call.order.title),
            "proposals": [str(proposal.organisation.name) for proposal in opened],
            "criteria": [
                {"title": str(each.title), "weight": each.weight, "maximum": each.maximum}
                for each in call.criteria.all()
            ],
        }


def protocol_on_paper(
    call: Call, language: str, *, outcome: Outcome, winner: Proposal, reason: str, decided_at: datetime
) -> dict[str, Any]:
    """The data of `calls/protocol`, worded in `language`."""
    with translation.override(language):
        sheet = score_sheet(call, outcome)
        customer = call.order.customer
        return {
            "call": str(call.title),
            "order": str(call.order.title),
            "customer": str(customer.name) if customer is not None else None,
            "published": call.published_at,
            "closed": call.closes_at,
            "decided": decided_at,
            "members": [
                {
                    "name": member.person.full_name,
                    "side": str(member.get_side_display()),
                    "chair": member.is_chair,
                    "interests": [str(each.organisation.name) for each in member.interests.all()],
                }
                for member in sheet.members
            ],
            "criteria": [{"title": str(each.title), "weight": each.weight} for each in sheet.criteria],
            "standings": [
                {
                    "place": line.place,
                    "organisation": str(line.proposal.organisation.name),
                    "asked": Som(line.asked_tyiyn),
                    "cofinancing": formats.percent(line.cofinancing_percent, language, 2),
                    "total": line.total,
                    "criteria": list(line.by_criterion),
                    "members": [line.by_member.get(member.person.ref) for member in sheet.members],
                }
                for line in sheet.lines
            ],
            "winner": str(winner.organisation.name),
            "tie": outcome.is_tied,
            "reason": reason,
        }
