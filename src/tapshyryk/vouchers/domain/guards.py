"""What must hold before a voucher is issued, redeemed, ended or settled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard
from tapshyryk.parties.domain.guards import organisations_take_part

UNDER_WAY = frozenset({"contracted", "delivering"})
"""The states of an order in which its vouchers are issued."""


@dataclass(frozen=True, slots=True)
class VoucherFacts:
    """What the guards of a voucher look at; sums in tyiyn.

    `budget_left` is what the order's budget holds beyond its contracts and the vouchers issued so far.
    """

    pays_by_voucher: bool
    order_state: str
    order_ends: date | None
    recipient_registered: bool
    service: str
    valid_until: date | None
    budget_left: int


@dataclass(frozen=True, slots=True)
class RedemptionFacts:
    """What the guards of a redemption look at: the voucher under its lock, and whether the provider may.

    `not_registered` is the provider's name when it is suspended or closed down.
    """

    voucher_state: str
    balance: int
    valid_until: date
    provider_delivers: bool
    not_registered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettlementFacts:
    """What the guards of a settlement look at, in tyiyn: the claim, and what was truly redeemed for it."""

    unclaimed: int
    amount: int
    redeemed: int


@guard("vouchers.order_pays_by_voucher")
def order_pays_by_voucher(ask: Ask[VoucherFacts]) -> Trouble:
    """Only an order of that form, while it is under way."""
    return None if ask.facts.pays_by_voucher and ask.facts.order_state in UNDER_WAY else {}


@guard("vouchers.recipient_registered")
def recipient_registered(ask: Ask[VoucherFacts]) -> Trouble:
    """A recipient of this order who has not left."""
    return None if ask.facts.recipient_registered else {}


@guard("vouchers.service_named", needs=("service",))
def service_named(ask: Ask[VoucherFacts]) -> Trouble:
    """A voucher is for something."""
    return None if str(ask.given["service"]).strip() else {}


@guard("vouchers.valid_within_term", needs=("valid_until",))
def valid_within_term(ask: Ask[VoucherFacts]) -> Trouble:
    """At least until tomorrow, at most to the end of the order."""
    until, ends = ask.given["valid_until"], ask.facts.order_ends
    return None if ask.today < until and (ends is None or until <= ends) else {"until": until}


@guard("vouchers.budget_left", needs=("amount_tyiyn",))
def budget_left(ask: Ask[VoucherFacts]) -> Trouble:
    """Every voucher issued is money the customer may have to pay."""
    amount, left = ask.given["amount_tyiyn"], ask.facts.budget_left
    return None if amount <= left else {"amount": amount, "left": left}


@guard("vouchers.expires_after_last_day")
def last_day_passed(ask: Ask[VoucherFacts]) -> Trouble:
    """The last day itself still counts."""
    until = ask.facts.valid_until
    return None if until is not None and until < ask.today else {"until": until}


@guard("vouchers.cancel_has_reason", needs=("reason",))
def cancel_has_reason(ask: Ask[VoucherFacts]) -> Trouble:
    """What is taken back is taken back with a word."""
    return None if str(ask.given["reason"]).strip() else {}


@guard("vouchers.not_cancelled", needs=("voucher",))
def not_cancelled(ask: Ask[RedemptionFacts]) -> Trouble:
    """Taken back is taken back."""
    return {} if ask.facts.voucher_state == "cancelled" else None


@guard("vouchers.not_expired", needs=("voucher",))
def not_expired(ask: Ask[RedemptionFacts]) -> Trouble:
    """Whether or not the clock has marked it yet."""
    expired = ask.facts.voucher_state == "expired" or ask.facts.valid_until < ask.today
    return {"until": ask.facts.valid_until} if expired else None


@guard("vouchers.not_spent", needs=("voucher",))
def not_spent(ask: Ask[RedemptionFacts]) -> Trouble:
    """Something is left on it."""
    spent = ask.facts.voucher_state == "spent" or ask.facts.balance == 0
    return {"balance": ask.facts.balance} if spent else None


@guard("vouchers.within_balance", needs=("voucher", "amount_tyiyn"))
def within_balance(ask: Ask[RedemptionFacts]) -> Trouble:
    """Never one tyiyn more than is left; a spent voucher is told by its own rule."""
    amount, balance = ask.given["amount_tyiyn"], ask.facts.balance
    return None if amount <= balance or balance == 0 else {"amount": amount, "balance": balance}


@guard("vouchers.provider_offers_service", needs=("voucher",))
def provider_offers_service(ask: Ask[RedemptionFacts]) -> Trouble:
    """A provider under a contract in force on the voucher's order."""
    return None if ask.facts.provider_delivers else {}


provider_takes_part = replace(organisations_take_part, needs=("voucher",))
"""A redemption is begun before its voucher is named, and until then there are no facts to look at."""


@guard("vouchers.something_to_claim")
def something_to_claim(ask: Ask[SettlementFacts]) -> Trouble:
    """A claim is for redeemed vouchers that stand in no other claim."""
    return None if ask.facts.unclaimed > 0 else {}


@guard("vouchers.settle_within_redeemed")
def settled_within_redeemed(ask: Ask[Any]) -> Trouble:
    """What is paid is what the redemptions of the claim make, to the tyiyn."""
    return None if 0 < ask.facts.amount <= ask.facts.redeemed else {}
