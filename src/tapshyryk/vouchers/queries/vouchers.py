"""Vouchers as other rooms and pages ask for them; nothing here tells whose they are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet, Sum

from tapshyryk.core import clock
from tapshyryk.core.codes import read_code
from tapshyryk.core.rows import Reading
from tapshyryk.orders.models import Order
from tapshyryk.vouchers.models import Redemption, Voucher

_BY_CODE = Reading(Voucher, by=("code",))


def voucher_by_code(typed: str) -> Voucher | None:
    """The voucher with this code, however it was typed; None when there is none."""
    code = read_code(typed)
    return _BY_CODE.first(code) if code else None


def vouchers_to_expire(on: date | None = None) -> QuerySet[Voucher]:
    """Vouchers in use whose last day has passed."""
    return Voucher.objects.filter(state="issued", valid_until__lt=on or clock.today())


@dataclass(frozen=True, slots=True)
class VoucherFigures:
    """The vouchers of an order in figures: how many, and tyiyn issued, redeemed, claimed and settled.

    `outstanding` may still be redeemed; `returned` went back to the budget unused.
    """

    issued: int
    face: int
    redeemed: int
    settled: int
    outstanding: int
    returned: int

    @property
    def unsettled(self) -> int:
        """Redeemed and not paid to the provider yet."""
        return self.redeemed - self.settled


def voucher_figures(order: Order) -> VoucherFigures:
    """The vouchers of an order in figures."""
    by_state: dict[str, dict[str, Any]] = {
        row["state"]: row
        for row in Voucher.objects.filter(order=order)
        .values("state")
        .annotate(count=Count("pk"), face=Sum("face_tyiyn"), left=Sum("balance_tyiyn"))
        .order_by()
    }
    redeemed = Redemption.objects.filter(voucher__order=order)
    return VoucherFigures(
        issued=sum(row["count"] for row in by_state.values()),
        face=sum(row["face"] for row in by_state.values()),
        redeemed=_sum(redeemed),
        settled=_sum(redeemed.filter(settlement__state="settled")),
        outstanding=by_state.get("issued", {}).get("left", 0),
        returned=sum(by_state.get(state, {}).get("left", 0) for state in ("expired", "cancelled")),
    )


def _sum(rows: QuerySet[Redemption]) -> int:
    return int(rows.aggregate(sum=Sum("amount_tyiyn"))["sum"] or 0)
