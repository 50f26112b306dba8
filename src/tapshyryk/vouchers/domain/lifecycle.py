"""How a voucher is issued, redeemed until it is spent, and settled."""

from __future__ import annotations

from tapshyryk.core.lifecycle.spec import N_, NEW, STAYS, Lifecycle, Move

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
            public=False,
        ),
        Move(
            "redeem_voucher",
            {"issued"},
            STAYS,
            permission="vouchers.redeem",
            label=N_("Redeem the voucher"),
            done=N_("Voucher redeemed"),
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
            permission="vouchers.walk",
            label=N_("Expire"),
            done=N_("Voucher expired"),
            public=False,
        ),
        Move(
            "cancel_voucher",
            {"issued"},
            "cancelled",
            permission="vouchers.issue",
            label=N_("Cancel the voucher"),
            done=N_("Voucher cancelled"),
            public=False,
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
        ),
        Move(
            "settle_vouchers",
            {"claimed"},
            "settled",
            permission="vouchers.settle",
            label=N_("Settle"),
            done=N_("Vouchers settled"),
        ),
        Move(
            "refuse_settlement",
            {"claimed"},
            "refused",
            permission="vouchers.settle",
            label=N_("Refuse the claim"),
            done=N_("Claim refused"),
        ),
    ),
)
