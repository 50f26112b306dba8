"""Opening the proposals, deciding by the scores, and hearing complaints about the decision."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.calls.domain.scoring import Outcome, to_hundredths
from tapshyryk.calls.models import COUNTED, Call, CallComplaint, Proposal
from tapshyryk.calls.queries.papers import PAPER_LANGUAGES, protocol_on_paper
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.checking import checked
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.parties.models import Organisation


def open_proposals(call: Call, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Open every proposal that was handed in, all at once."""

    def effect(call: Call, ask: Any) -> Deed:
        call.opened_at = ask.now
        rows = call.proposals.filter(state="submitted").select_related("organisation")
        return Deed(detail={"organisations": sorted(row.organisation.slug for row in rows)})

    return perform(call, "open_proposals", actor=actor, effect=effect, override=override)


def decide_call(
    call: Call,
    *,
    actor: Actor,
    winner: Proposal | None = None,
    tie_break_reason: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Decide by the scores and sign the protocol, which is printed in Kyrgyz and Russian.

    Without a tie the leader wins and `winner` need not be named; among proposals tied on the first place
    the chair names one and says why.
    """
    given = {
        "winner": str(winner.pk) if winner is not None else "",
        "tie_break_reason": tie_break_reason,
        "decider": actor.ref,
    }

    def effect(call: Call, ask: Any) -> Deed:
        outcome: Outcome = ask.facts.outcome
        chosen = given["winner"] or outcome.leaders[0]
        call.decided_at = ask.now
        call.tie_break_reason = tie_break_reason if outcome.is_tied else ""
        papers = _protocol(call, outcome, chosen, ask.now)
        rows = {str(row.pk): row for row in call.proposals.select_related("organisation")}
        for standing in outcome.standings:
            row = rows[standing.proposal]
            row.score_total = None if standing.total is None else to_hundredths(standing.total)
            row.place = standing.place
            row.save(update_fields=["score_total", "place"])
        return Deed(
            detail={
                "winner": rows[chosen].organisation.slug,
                "tie": outcome.is_tied,
                "tie_break_reason": call.tie_break_reason,
                "standings": [_said(standing, rows) for standing in outcome.standings],
                "interests": [
                    {
                        "member": seat.ref,
                        "organisations": sorted(
                            rows[entrant.key].organisation.slug
                            for entrant in ask.facts.entrants
                            if seat.has_interest_in(entrant.organisations)
                        ),
                    }
                    for seat in ask.facts.seats
                ],
            },
            documents=papers,
        )

    return perform(call, "decide_call", actor=actor, given=given, effect=effect, override=override)


def file_complaint(call: Call, *, actor: Actor, text: str, override: Override = NO_OVERRIDE) -> Any:
    """Complain about the decision for the bidder one heads."""

    def effect(call: Call, ask: Any) -> Deed:
        bidder = _bidder_headed_by(call, actor, ask.today)
        row = CallComplaint(call=call, organisation=bidder, filed_at=ask.now, text=text)
        checked(row).save(force_insert=True)
        return Deed(
            detail={"complaint": str(row.pk), "organisation": row.organisation.slug}, private={"text": text}
        )

    return perform(call, "file_complaint", actor=actor, effect=effect, override=override)


def answer_complaint(
    call: Call,
    *,
    actor: Actor,
    complaint: CallComplaint,
    answer: str,
    upheld: bool,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Answer a complaint; one that is upheld brings the decision down."""

    def effect(call: Call, ask: Any) -> Deed:
        row = call.complaints.get(pk=complaint.pk)
        row.answer, row.upheld, row.answered_at = answer, upheld, ask.now
        checked(row).save()
        return Deed(
            detail={
                "complaint": str(row.pk),
                "organisation": row.organisation.slug,
                "upheld": upheld,
                "answer": answer,
            }
        )

    given = {"complaint": str(complaint.pk)}
    return perform(call, "answer_complaint", actor=actor, given=given, effect=effect, override=override)


def _protocol(call: Call, outcome: Outcome, chosen: str, now: datetime) -> tuple[DocumentRef, ...]:
    winner = call.proposals.select_related("organisation").get(pk=chosen)
    papers = []
    for language in PAPER_LANGUAGES:
        data = protocol_on_paper(
            call,
            language,
            outcome=outcome,
            winner=winner,
            reason=call.tie_break_reason,
            decided_at=now,
        )
        with translation.override(language):
            title = gettext("Protocol of the commission")
        papers.append(
            make_document(
                "calls/protocol",
                data,
                subject=call,
                language=language,
                title=title,
                page=f"/{language}/calls/{call.slug}/",
                made_at=now,
            )
        )
    return tuple(papers)


def _bidder_headed_by(call: Call, actor: Actor, today: date) -> Organisation:
    headed = [
        UUID(holding.body.removeprefix("organisation:"))
        for holding in holdings_of(actor)
        if holding.role == "ngo_head" and holding.valid_on(today)
    ]
    return call.proposals.filter(organisation__in=headed, state__in=COUNTED)[0].organisation


def _said(standing: Any, rows: dict[str, Proposal]) -> dict[str, Any]:
    return {
        "organisation": rows[standing.proposal].organisation.slug,
        "place": standing.place,
        "total": None if standing.total is None else str(to_hundredths(standing.total)),
        "exact": None if standing.total is None else str(standing.total),
        "members": list(standing.members),
    }
