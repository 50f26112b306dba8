"""Contracts of a release with their amendments, tranches and payments."""

from __future__ import annotations

from typing import Any, Final

from tapshyryk.opendata.ocds.gathering import Gathered, progress_of
from tapshyryk.opendata.ocds.papers import PROGRESS, documents
from tapshyryk.opendata.ocds.parties import Parties
from tapshyryk.opendata.ocds.sections import award_id
from tapshyryk.opendata.ocds.values import (
    filled,
    first_moment,
    last_moment,
    moment,
    period,
    sum_of,
    texts,
)

STATUS: Final = {
    "offered": "pending",
    "in_force": "active",
    "completed": "terminated",
    "terminated": "terminated",
}
"""The standard's status of a contract, by its state; the standard calls a fulfilled one terminated too."""


def contracts(found: Gathered, parties: Parties) -> list[dict[str, Any]]:
    """The contracts that the customer has signed, each with what was done under it."""
    return [_contract(found, contract, parties) for contract in found.contracts]


def _contract(found: Gathered, contract: Any, parties: Parties) -> dict[str, Any]:
    for organisation in (contract.contractor, *(partner.organisation for partner in contract.told_partners)):
        parties.take(organisation, "supplier")
    signed = contract.signed_at is not None or contract.state in ("in_force", "completed")
    return filled(
        {
            "id": contract.slug,
            "awardID": award_id(contract),
            **texts(found.order, "title"),
            "description": contract.aim,
            "status": STATUS[contract.state] if signed or contract.state == "offered" else "cancelled",
            "period": period(contract.starts, contract.ends),
            "value": sum_of(contract.amount_tyiyn),
            "dateSigned": moment(contract.signed_at),
            "documents": documents(found.papers_of(contract.pk)),
            "milestones": _tranches(contract),
            "amendments": _amendments(contract),
            "implementation": filled(
                {
                    "transactions": _payments(found, contract, parties),
                    "documents": documents(found.papers_of(*progress_of(contract)), PROGRESS),
                }
            ),
        }
    )


def _amendments(contract: Any) -> list[dict[str, Any]]:
    """What both sides agreed to change, with the reason."""
    return [
        filled(
            {
                "id": str(amendment.number),
                "date": moment(amendment.answered_at or amendment.proposed_at),
                "rationale": amendment.reason,
                "description": amendment.change,
            }
        )
        for amendment in contract.told_amendments
    ]


def _tranches(contract: Any) -> list[dict[str, Any]]:
    """The tranches as payments to come, met once all of a tranche is paid."""
    paid: dict[Any, list[Any]] = {}
    for payment in contract.told_payments:
        paid.setdefault(payment.tranche_id, []).append(payment)
    found = []
    for tranche in contract.told_tranches:
        made = paid.get(tranche.pk, [])
        given = sum(payment.amount_tyiyn for payment in made)
        met = bool(tranche.amount_tyiyn) and given >= tranche.amount_tyiyn
        found.append(
            filled(
                {
                    "id": f"tranche-{tranche.number}",
                    "type": "financing",
                    "title": f"{tranche.number}-транш",
                    "title_ru": f"Транш {tranche.number}",
                    "title_en": f"Tranche {tranche.number}",
                    "description": tranche.condition,
                    "dueDate": last_moment(tranche.due),
                    "dateMet": first_moment(made[-1].paid_on) if met else None,
                    "status": "met" if met else "partiallyMet" if given else "scheduled",
                }
            )
        )
    return found


def _payments(found: Gathered, contract: Any, parties: Parties) -> list[dict[str, Any]]:
    """The money that was paid, from the customer to the contractor."""
    return [
        filled(
            {
                "id": str(payment.pk),
                "date": first_moment(payment.paid_on),
                "value": sum_of(payment.amount_tyiyn),
                "payer": parties.take(found.order.customer, "payer"),
                "payee": parties.take(contract.contractor, "payee"),
            }
        )
        for payment in contract.told_payments
    ]
