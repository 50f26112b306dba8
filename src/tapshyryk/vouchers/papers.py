"""The voucher on paper, with its code as letters and as a QR code; it names no person."""

from __future__ import annotations

from typing import Any

from django.utils import translation

from tapshyryk.contracts.queries.contracts import contracts_in_force
from tapshyryk.core.documents.rendering import Som, qr_code
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.vouchers.models import Voucher

KIND = "vouchers/voucher"


def voucher_paper(voucher: Voucher, *, language: str, made_at: Any) -> DocumentRef:
    """The paper of a voucher; not public, because whoever holds the code can use it."""
    with translation.override(language):
        data = {
            "order": str(voucher.order.title),
            "service": voucher.service,
            "sum": Som(voucher.face_tyiyn),
            "until": voucher.valid_until,
            "code": voucher.code,
            "qr": qr_code(voucher.code),
            "card": voucher.recipient.card_number,
            "providers": [str(one.contractor.name) for one in contracts_in_force(voucher.order)],
        }
        title = str(voucher.order.title)
    return make_document(
        KIND, data, subject=voucher, language=language, title=title, public=False, made_at=made_at
    )
