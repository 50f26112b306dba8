"""Who reads the papers of vouchers: those who issue them."""

from __future__ import annotations

from typing import Any

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.files.purposes import Purpose
from tapshyryk.vouchers.models import Voucher
from tapshyryk.vouchers.papers import KIND


def may_print(actor: Actor | None, voucher: Voucher) -> bool:
    """Whether the actor issues this voucher, and so may see its code."""
    if actor is None:
        return False
    return isinstance(table.check(actor, "vouchers.issue", voucher, clock.today()), table.Grant)


def issues_it(actor: Actor | None, kept: Any) -> bool:
    """Whether the actor issues the voucher this paper is of."""
    voucher = Voucher.objects.filter(pk=kept.subject_id).first()
    return voucher is not None and may_print(actor, voucher)


PURPOSES = (Purpose(KIND, may_read=issues_it, accepted=()),)
