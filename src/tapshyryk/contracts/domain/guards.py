"""What must hold before a contract or a payment may move on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from tapshyryk.contracts.domain.terms import years_begun
from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@dataclass(frozen=True, slots=True)
class ContractFacts:
    """What the guards of a contract look at; sums in tyiyn.

    `budget` is the order's, of which `promised_elsewhere` goes to its other contracts and to vouchers not
    paid through this one; `not_registered` are the suspended or closed among contractor and partners, by
    name; `tranches` are number, sum and due day; `bound` is paid or being paid.
    """

    contractor_won: bool
    not_registered: tuple[str, ...]
    drafted_before: bool
    pays_by_voucher: bool
    budget: int
    promised_elsewhere: int
    amount: int | None
    starts: date | None
    ends: date | None
    verification: str
    indicators: int
    tranches: tuple[tuple[int, int, date], ...]
    bound: int
    amendment_open: bool


@dataclass(frozen=True, slots=True)
class PaymentFacts:
    """What the guards of a payment look at: the tranche's sum, what is bound of it, the contract's state.

    `not_registered` is the contractor's name when it is suspended or closed down.
    """

    tranche: int
    bound: int
    contract_state: str
    not_registered: tuple[str, ...] = ()


def _given(ask: Ask[ContractFacts], name: str, standing: Any) -> Any:
    """What the actor gives now, or what stands in the contract where nothing is given."""
    return ask.given.get(name, standing)


@guard("contracts.winner_only")
def contractor_won(ask: Ask[ContractFacts]) -> Trouble:
    """The contractor's proposal won a call that is concluded."""
    return None if ask.facts.contractor_won else {}


@guard("contracts.not_drafted_twice")
def not_drafted_twice(ask: Ask[ContractFacts]) -> Trouble:
    """One proposal leads to one contract; a terminated one makes room for another."""
    return {} if ask.facts.drafted_before else None


@guard("contracts.amount_stated")
def amount_stated(ask: Ask[ContractFacts]) -> Trouble:
    """A sum above zero, or zero where the customer pays by vouchers alone."""
    amount = _given(ask, "amount_tyiyn", ask.facts.amount)
    least = 0 if ask.facts.pays_by_voucher else 1
    return None if amount is not None and amount >= least else {}


@guard("contracts.within_order_budget")
def within_order_budget(ask: Ask[ContractFacts]) -> Trouble:
    """What is promised on an order stays within its budget."""
    amount = _given(ask, "amount_tyiyn", ask.facts.amount)
    if ask.given.get("new_amount_tyiyn") is not None:
        amount = ask.given["new_amount_tyiyn"]
    budget = ask.facts.budget - ask.facts.promised_elsewhere
    return None if amount is None or amount <= budget else {"amount": amount, "budget": budget}


@guard("contracts.dates_in_order")
def dates_in_order(ask: Ask[ContractFacts]) -> Trouble:
    """A beginning before the end, and tranches due within the term."""
    starts = _given(ask, "starts", ask.facts.starts)
    ends = ask.given.get("new_ends") or _given(ask, "ends", ask.facts.ends)
    if starts is None or ends is None or ends <= starts:
        return {}
    due = ask.given.get("due")
    days = [due] if due is not None else [day for _, amount, day in ask.facts.tranches if amount]
    return {} if any(not starts <= day <= ends for day in days) else None


@guard("contracts.term_at_most_5_years")
def term_within_limit(ask: Ask[ContractFacts]) -> Trouble:
    """The limit is the rulebook's: one year under the law of 2008, five in the reform."""
    starts = _given(ask, "starts", ask.facts.starts)
    ends = ask.given.get("new_ends") or _given(ask, "ends", ask.facts.ends)
    if starts is None or ends is None:
        return None
    years = years_begun(starts, ends)
    limit = ask.book.value("contracts.term_at_most_5_years", "limit")
    return None if years <= limit else {"years": years}


@guard("contracts.has_indicators")
def has_indicators(ask: Ask[ContractFacts]) -> Trouble:
    """Results can be asked for only where something is measured."""
    return None if ask.facts.indicators else {}


@guard("contracts.says_how_verified")
def says_how_verified(ask: Ask[ContractFacts]) -> Trouble:
    """Who checks what and when stands in the contract."""
    return None if ask.facts.verification.strip() else {}


@guard("contracts.tranches_equal_amount")
def tranches_equal_amount(ask: Ask[ContractFacts]) -> Trouble:
    """Every som of the contract has its day."""
    tranches = sum(amount for _, amount, _ in ask.facts.tranches)
    amount = ask.facts.amount or 0
    return None if tranches == amount else {"tranches": tranches, "amount": amount}


@guard("contracts.amendment_has_reason", needs=("reason",))
def amendment_has_reason(ask: Ask[ContractFacts]) -> Trouble:
    """The other side and the public read why."""
    return None if str(ask.given["reason"]).strip() else {}


@guard("contracts.one_amendment_at_a_time")
def one_amendment_at_a_time(ask: Ask[ContractFacts]) -> Trouble:
    """The next is proposed once the last was answered."""
    return {} if ask.facts.amendment_open else None


@guard("contracts.amendment_awaits_answer")
def amendment_awaits_answer(ask: Ask[ContractFacts]) -> Trouble:
    """There is something to answer."""
    return None if ask.facts.amendment_open else {}


@guard("contracts.amendment_not_below_paid", needs=("new_amount_tyiyn",))
def amendment_not_below_paid(ask: Ask[ContractFacts]) -> Trouble:
    """What is paid or being paid stays covered."""
    amount = ask.given["new_amount_tyiyn"]
    return (
        None if amount is None or amount >= ask.facts.bound else {"amount": amount, "paid": ask.facts.bound}
    )


@guard("contracts.termination_has_reason", needs=("reason",))
def termination_has_reason(ask: Ask[ContractFacts]) -> Trouble:
    """A contract does not end early without a word."""
    return None if str(ask.given["reason"]).strip() else {}


@guard("contracts.refusal_has_reason", needs=("answer",))
def refusal_has_reason(ask: Ask[Any]) -> Trouble:
    """Who is refused learns why."""
    return None if str(ask.given["answer"]).strip() else {}


@guard("contracts.payment_under_signed_contract")
def under_signed_contract(ask: Ask[PaymentFacts]) -> Trouble:
    """Paid is what both sides signed; the last tranche may follow the accepted work."""
    return None if ask.facts.contract_state in {"in_force", "completed"} else {}


@guard("contracts.payment_not_repeated")
def tranche_not_paid_yet(ask: Ask[PaymentFacts]) -> Trouble:
    """Something of the tranche is still to be paid."""
    return {} if ask.facts.tranche and ask.facts.bound >= ask.facts.tranche else None


@guard("contracts.payment_within_tranche", needs=("amount_tyiyn",))
def payment_within_tranche(ask: Ask[PaymentFacts]) -> Trouble:
    """All payments of a tranche together stay within it."""
    amount, tranche = ask.given["amount_tyiyn"], ask.facts.tranche
    asked = ask.facts.bound + amount
    return None if asked <= tranche or ask.facts.bound >= tranche else {"amount": asked, "tranche": tranche}


@guard("contracts.payment_to_suspended_needs_reason")
def contractor_in_good_standing(ask: Ask[PaymentFacts]) -> Trouble:
    """What was delivered before is owed; what is paid ahead may be lost: somebody has to say which it is."""
    names = ask.facts.not_registered
    return {"names": ", ".join(names)} if names else None
