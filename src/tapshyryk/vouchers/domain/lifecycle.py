"""How a voucher is issued, redeemed until it is spent, and settled."""

from __future__ import annotations

from tapshyryk.contracts.domain.guards import refusal_has_reason
from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move
from tapshyryk.money.domain.guards import amount_positive, day_not_in_future
from tapshyryk.vouchers.domain import guards

VOUCHER = Lifecycle(
    "voucher",
    label=N_("Social voucher"),
    states={
        "issued": N_("Issued"),
        "spent": N_("Spent"),
        "expired": N_("Expired"),
        "cancelled": N_("Cancelled"),
    },
    final={"spent", "expired", "cancelled"},
    moves=(
        Move(
            "issue_voucher",
            NEW,
            "issued",
            permission="vouchers.issue",
            label=N_("Issue a voucher"),
            done=N_("Voucher issued"),
            guards=(
                guards.order_pays_by_voucher,
                guards.recipient_registered,
                guards.service_named,
                amount_positive,
                guards.valid_within_term,
                guards.budget_left,
            ),
            public=False,
            locks=("order",),
        ),
        Move(
            "print_voucher",
            {"issued"},
            STAYS,
            permission="vouchers.issue",
            label=N_("Print the voucher"),
            done=N_("Voucher printed"),
            public=False,
        ),
        Move(
            "spend_voucher",
            {"issued"},
            "spent",
            permission="vouchers.walk",
            label=N_("Mark as spent"),
            done=N_("Voucher spent"),
            public=False,
        ),
        Move(
            "expire_voucher",
            {"issued"},
            "expired",
            permission="vouchers.expire",
            label=N_("Expire"),
            done=N_("Voucher expired"),
            guards=(guards.last_day_passed,),
            public=False,
        ),
        Move(
            "cancel_voucher",
            {"issued"},
            "cancelled",
            permission="vouchers.issue",
            label=N_("Cancel the voucher"),
            done=N_("Voucher cancelled"),
            guards=(guards.cancel_has_reason,),
            public=False,
        ),
    ),
)

REDEMPTION = Lifecycle(
    "redemption",
    label=N_("Redemption of a voucher"),
    states={"redeemed": N_("Redeemed")},
    final={"redeemed"},
    moves=(
        Move(
            "redeem_voucher",
            NEW,
            "redeemed",
            permission="vouchers.redeem",
            label=N_("Redeem a voucher"),
            done=N_("Voucher redeemed"),
            guards=(
                guards.not_cancelled,
                guards.not_expired,
                guards.not_spent,
                amount_positive,
                guards.within_balance,
                day_not_in_future,
                guards.provider_offers_service,
                guards.provider_takes_part,
            ),
            public=False,
            locks=("voucher",),
        ),
    ),
)

SETTLEMENT = Lifecycle(
    "settlement",
    label=N_("Settlement of vouchers"),
    states={
        "claimed": N_("Claimed"),
        "settled": N_("Settled"),
        "refused": N_("Refused"),
    },
    final={"settled", "refused"},
    moves=(
        Move(
            "claim_settlement",
            NEW,
            "claimed",
            permission="vouchers.claim",
            label=N_("Claim the settlement"),
            done=N_("Settlement claimed"),
            guards=(guards.something_to_claim,),
            locks=("contract",),
        ),
        Move(
            "settle_vouchers",
            {"claimed"},
            "settled",
            permission="vouchers.settle",
            label=N_("Settle"),
            done=N_("Vouchers settled"),
            guards=(guards.settled_within_redeemed, day_not_in_future),
        ),
        Move(
            "refuse_settlement",
            {"claimed"},
            "refused",
            permission="vouchers.settle",
            label=N_("Refuse the claim"),
            done=N_("Claim refused"),
            guards=(refusal_has_reason,),
        ),
    ),
)
