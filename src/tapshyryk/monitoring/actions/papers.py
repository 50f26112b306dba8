"""The paper of a visit: its act, in both official languages."""

from __future__ import annotations

from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.monitoring.models import Visit

PAPER_LANGUAGES: Final = ("ky", "ru")
"""Acts are made in both official languages."""

MOST_SIGNERS: Final = 12
"""Lines to sign on; a larger group signs on the back."""


def visit_act(visit: Visit) -> tuple[DocumentRef, ...]:
    """Make the act of a visit; call it inside the step that signs it. It names no member of the group."""
    return tuple(_act(visit, language) for language in PAPER_LANGUAGES)


def _act(visit: Visit, language: str) -> DocumentRef:
    contract = visit.contract
    order = contract.order
    partners = contract.partners.select_related("organisation").order_by("pk")
    with translation.override(language):
        return make_document(
            "monitoring/visit",
            {
                "order": str(order.title),
                "contractor": str(contract.contractor.name),
                "partners": [str(partner.organisation.name) for partner in partners],
                "customer": str(order.customer.name) if order.customer else "",
                "held": visit.held_on,
                "by": str(Visit.By(visit.by).label),
                "members": visit.members_present,
                "seen": [line.strip() for line in visit.seen.splitlines() if line.strip()],
                "findings": [
                    {
                        "standard": finding.standard,
                        "description": finding.description,
                        "mend_by": finding.mend_by,
                    }
                    for finding in visit.findings.order_by("pk")
                ],
                "signers": min(visit.members_present or 1, MOST_SIGNERS),
            },
            subject=visit,
            language=language,
            title=gettext("Act of a visit"),
            page=f"/{language}/orders/{order.slug}/",
        )
