"""The papers of a contract: the contract both sides signed, and each amendment that binds."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from tapshyryk.contracts.models import Amendment, Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.rendering import Som
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Person

LANGUAGES = ("ky", "ru")


def contract_papers(contract: Contract, *, signer: Actor, signed_at: Any) -> tuple[DocumentRef, ...]:
    """The contract in Kyrgyz and Russian, made in the step in which the contractor signs."""
    return tuple(
        make_document(
            "contracts/contract",
            _contract(contract, signer, signed_at, language),
            subject=contract,
            language=language,
            title=_title(contract, language),
            page=f"/{language}/orders/{contract.order.slug}/",
            made_at=signed_at,
        )
        for language in LANGUAGES
    )


def amendment_papers(amendment: Amendment, *, made_at: Any) -> tuple[DocumentRef, ...]:
    """An accepted amendment in Kyrgyz and Russian."""
    contract = amendment.contract
    return tuple(
        make_document(
            "contracts/amendment",
            _amendment(amendment, language),
            subject=contract,
            language=language,
            title=f"{_title(contract, language)} · {amendment.number}",
            page=f"/{language}/orders/{contract.order.slug}/",
            made_at=made_at,
        )
        for language in LANGUAGES
    )


def _title(contract: Contract, language: str) -> str:
    with translation.override(language):
        return str(contract.order.title)


def _customer(contract: Contract) -> str:
    return str(contract.order.customer.name) if contract.order.customer is not None else ""


def _contract(contract: Contract, signer: Actor, signed_at: Any, language: str) -> dict[str, Any]:
    with translation.override(language):
        return {
            "order": str(contract.order.title),
            "customer": _customer(contract),
            "contractor": str(contract.contractor.name),
            "partners": [
                {"name": str(row.organisation.name), "role": row.role, "share": row.share_percent}
                for row in contract.partners.select_related("organisation")
            ],
            "aim": contract.aim,
            "starts": contract.starts,
            "ends": contract.ends,
            "sum": Som(contract.amount_tyiyn or 0),
            "vouchers": contract.order.form == Order.Form.VOUCHER,
            "verification": contract.verification,
            "indicators": [
                {
                    "title": str(row.title),
                    "unit": row.get_unit_display(),
                    "baseline": row.baseline,
                    "target": row.target,
                    "verified_by": row.verified_by,
                }
                for row in contract.indicators.all()
            ],
            "tranches": [
                {
                    "number": row.number,
                    "due": row.due,
                    "condition": row.condition,
                    "sum": Som(row.amount_tyiyn),
                }
                for row in contract.tranches.all()
            ],
            "total": Som(contract.amount_tyiyn or 0),
            "signers": {
                "customer": {"name": _name(contract.offered_by), "moment": contract.offered_at},
                "contractor": {"name": signer.name or _name(signer.ref), "moment": signed_at},
            },
            "rulebook": contract.book().ref,
        }


def _amendment(amendment: Amendment, language: str) -> dict[str, Any]:
    contract = amendment.contract
    with translation.override(language):
        return {
            "order": str(contract.order.title),
            "contract": contract.slug,
            "number": amendment.number,
            "customer": _customer(contract),
            "contractor": str(contract.contractor.name),
            "proposed_by": str(amendment.proposed_by.name),
            "proposed": amendment.proposed_at,
            "answered": amendment.answered_at,
            "reason": amendment.reason,
            "change": amendment.change,
            "ends": amendment.new_ends,
            "sum": None if amendment.new_amount_tyiyn is None else Som(amendment.new_amount_tyiyn),
            "answer": amendment.answer,
        }


def _name(ref: str) -> str:
    """The name of an official who signed, by the ref an act knows them by."""
    person = Person.objects.filter(pk=ref.removeprefix("person:")).first() if ref else None
    return person.full_name if person is not None else ""
