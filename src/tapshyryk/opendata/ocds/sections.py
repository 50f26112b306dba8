"""The sections of a release up to the award: planning, tender, awards."""

from __future__ import annotations

from typing import Any, Final

from tapshyryk.calls.models import Call, Proposal, Source
from tapshyryk.contracts.models import Contract
from tapshyryk.opendata.ocds.gathering import Gathered
from tapshyryk.opendata.ocds.papers import documents
from tapshyryk.opendata.ocds.parties import Parties
from tapshyryk.opendata.ocds.values import filled, moment, period, sum_of, texts
from tapshyryk.orders.models import Order

TENDER_OF_CALL: Final = {
    "open": "active",
    "closed": "active",
    "evaluation": "active",
    "decided": "active",
    "concluded": "complete",
    "failed": "unsuccessful",
    "cancelled": "cancelled",
}
"""The standard's status of a tender, by the state of the call."""

TENDER_OF_ORDER: Final = {"submitted": "planning", "approved": "planned", "withdrawn": "withdrawn"}
"""The same while there is no call."""


def last_call(found: Gathered) -> Any:
    """The latest published call of an order, or None; an earlier one came to nothing."""
    return found.calls[-1] if found.calls else None


def planning(found: Gathered) -> dict[str, Any]:
    """The need, the budget and the papers of needs and assembly."""
    order = found.order
    programme = texts(order.programme, "title", "project") if order.programme else {}
    session = order.problem.session_id if order.problem else None
    return filled(
        {
            "rationale": order.need,
            "budget": filled(
                {
                    "description": order.target_group,
                    "amount": sum_of(found.budget_tyiyn),
                    **programme,
                    "projectID": order.programme.slug if order.programme else "",
                }
            ),
            "documents": documents(found.papers_of(session, order.assembly_id, order.pk)),
        }
    )


def tender(found: Gathered, parties: Parties) -> dict[str, Any]:
    """The call; before it, what is planned; nothing for an order told of by a source without its call."""
    order = found.order
    call = last_call(found)
    status = TENDER_OF_CALL[call.state] if call else TENDER_OF_ORDER.get(order.state, "")
    if not status:
        return {}
    entity = parties.take(order.customer, "buyer", "procuringEntity")
    return filled(
        {
            "id": call.slug if call else order.slug,
            **texts(order, "title"),
            "description": order.aim,
            "status": status,
            "procuringEntity": entity,
            "items": _items(order),
            "value": sum_of(found.budget_tyiyn),
            "procurementMethod": "open",
            "mainProcurementCategory": "services",
            "contractPeriod": period(order.starts, order.ends),
            **(_competition(call, parties) if call else {}),
            "documents": documents(found.papers_of(call.pk)) if call else [],
        }
    )


def _items(order: Order) -> list[dict[str, Any]]:
    what = order.services or order.aim
    if not what:
        return []
    unit = {"name": "адам", "name_ru": "человек", "name_en": "people"}
    quantity = order.recipients_expected
    return [filled({"id": "1", "description": what, "quantity": quantity, "unit": unit if quantity else {}})]


def _competition(call: Any, parties: Parties) -> dict[str, Any]:
    opened = call.told_proposals
    criteria = [f"{criterion.title.text}: {criterion.weight}%" for criterion in call.told_criteria]
    return {
        "tenderPeriod": filled({"startDate": moment(call.published_at), "endDate": moment(call.closes_at)}),
        "enquiryPeriod": filled({"startDate": moment(call.published_at), "endDate": moment(call.closes_at)}),
        "hasEnquiries": bool(call.told_questions),
        "awardPeriod": filled({"startDate": moment(call.opened_at), "endDate": moment(call.decided_at)}),
        "awardCriteria": "ratedCriteria",
        "awardCriteriaDetails": "; ".join(criteria),
        "submissionMethod": ["electronicSubmission"],
        "numberOfTenderers": len(opened) if call.opened_at else None,
        "tenderers": [parties.take(proposal.organisation, "tenderer") for proposal in opened],
    }


def award_id(contract: Contract) -> str:
    """The award a contract rests on: that of its call, or its own where no call is known."""
    proposal = contract.proposal
    return _award_of(proposal.call, proposal) if proposal else f"{contract.slug}-award"


def _award_of(call: Call, proposal: Proposal) -> str:
    return f"{call.slug}-{proposal.pk}"


def awards(found: Gathered, parties: Parties) -> list[dict[str, Any]]:
    """The decisions: of calls, and those that contracts of founding sources rest on."""
    made = [
        _award(call, proposal, parties)
        for call in found.calls
        if call.state in ("decided", "concluded")
        for proposal in call.told_proposals
        if proposal.state == "won" or (proposal.place == 1 and proposal.state == "opened")
    ]
    told = [_told(contract, parties) for contract in found.contracts if contract.proposal is None]
    return [*made, *told]


def _award(call: Call, proposal: Any, parties: Parties) -> dict[str, Any]:
    asked = sum(line.amount_tyiyn for line in proposal.told_lines if line.source == Source.CUSTOMER)
    members = [member.organisation for member in proposal.told_members]
    return filled(
        {
            "id": _award_of(call, proposal),
            **texts(proposal, "title"),
            "status": "active" if proposal.state == "won" and call.state == "concluded" else "pending",
            "date": moment(call.decided_at),
            "value": sum_of(asked),
            "suppliers": [parties.take(one, "supplier") for one in (proposal.organisation, *members)],
        }
    )


def _told(contract: Any, parties: Parties) -> dict[str, Any]:
    partners = [partner.organisation for partner in contract.told_partners]
    return filled(
        {
            "id": award_id(contract),
            "status": "active",
            "value": sum_of(contract.amount_tyiyn),
            "suppliers": [parties.take(one, "supplier") for one in (contract.contractor, *partners)],
        }
    )
