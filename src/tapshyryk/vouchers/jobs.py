"""What the clock does with vouchers."""

from __future__ import annotations

from tapshyryk.config.jobs import Job
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.vouchers.actions.voucher import expire_voucher
from tapshyryk.vouchers.queries.vouchers import vouchers_to_expire

AT_ONCE = 200
"""Vouchers ended in one turn, each in its own transaction."""


def expire_vouchers(limit: int = AT_ONCE) -> int:
    """End the vouchers whose last day has passed; how many were ended.

    One that was spent or cancelled in the same moment is left as it is.
    """
    ended = 0
    for voucher in vouchers_to_expire()[:limit]:
        try:
            expire_voucher(voucher, actor=System("clock"))
        except Refused:
            continue
        ended += 1
    return ended


JOBS = (Job(name="expire vouchers", every_seconds=300, run=expire_vouchers),)
