"""Who is told of claims for redeemed vouchers; of a single voucher nobody is, for letters name nobody."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tapshyryk.contracts.access import contractor, customer
from tapshyryk.core import formats
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.letters import letters_to
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.parties.queries.holders import refs_holding
from tapshyryk.vouchers.models import Settlement


def _told(act: Any, to: str, subject: str, body: str) -> Iterable[Letter]:
    settlement = Settlement.objects.select_related("contract__order", "contract__contractor").get(
        pk=act.subject_id
    )
    if to == "customer":
        refs = refs_holding(customer(settlement), ("finance_officer", "municipal_head", "ministry_head"))
    else:
        refs = refs_holding(contractor(settlement), ("ngo_head",))
    return letters_to(
        refs,
        subject,
        body,
        about=act,
        sum=lambda: formats.som(settlement.amount_tyiyn, current_language()),
        contractor=lambda: settlement.contract.contractor.name,
        order=lambda: settlement.contract.order.title,
        reason=settlement.refusal_reason,
    )


@tell("claim_settlement")
def a_claim_awaits_payment(act: Any) -> Iterable[Letter]:
    """The customer's money people pay or refuse."""
    return _told(
        act,
        "customer",
        N_("A claim for vouchers awaits payment: %(sum)s"),
        N_("%(contractor)s claims %(sum)s for vouchers redeemed on “%(order)s”."),
    )


@tell("settle_vouchers")
def your_claim_was_paid(act: Any) -> Iterable[Letter]:
    """The contractor expects the money."""
    return _told(
        act,
        "contractor",
        N_("Your claim for vouchers was paid: %(sum)s"),
        N_("The customer has paid %(sum)s for vouchers redeemed on “%(order)s”."),
    )


@tell("refuse_settlement")
def your_claim_was_refused(act: Any) -> Iterable[Letter]:
    """The contractor learns why, and may claim again."""
    return _told(
        act,
        "contractor",
        N_("Your claim for vouchers was refused: %(sum)s"),
        N_("The claim of %(sum)s on “%(order)s” was refused. Reason: %(reason)s\nYou may claim again."),
    )
