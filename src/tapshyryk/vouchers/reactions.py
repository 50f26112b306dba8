"""What follows a redemption within the room: a voucher with nothing left is spent."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.vouchers.actions.voucher import spend_voucher
from tapshyryk.vouchers.models import Redemption


@when("redeem_voucher")
def spend_when_empty(redemption: Redemption, act: Any) -> None:
    """The last tyiyn ends the voucher, in the same transaction."""
    if redemption.voucher.balance_tyiyn == 0:
        spend_voucher(redemption.voucher, actor=System("lifecycle"))
