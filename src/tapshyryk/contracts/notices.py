"""Who is told of contracts, amendments and payments."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from tapshyryk.contracts.access import contractor, customer
from tapshyryk.contracts.models import Amendment, Contract, Payment
from tapshyryk.core import formats
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.letters import letters_to
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.parties.queries.holders import refs_holding

HEADS = ("municipal_head", "ministry_head")
SPECIALISTS = ("municipal_specialist", "ministry_specialist")


def _contract(act: Any) -> Contract:
    return Contract.objects.select_related("order__municipality", "order__customer", "contractor").get(
        pk=act.subject_id
    )


def _payment(act: Any) -> Payment:
    return Payment.objects.select_related("contract__order", "contract__contractor", "tranche").get(
        pk=act.subject_id
    )


def _of_customer(subject: Any, *roles: str) -> tuple[str, ...]:
    return refs_holding(customer(subject), roles)


def _of_contractor(subject: Any) -> tuple[str, ...]:
    return refs_holding(contractor(subject), ("ngo_head",))


def _sum(tyiyn: int) -> Callable[[], str]:
    return lambda: formats.som(tyiyn, current_language())


@tell("offer_contract")
def a_contract_awaits_your_signature(act: Any) -> Iterable[Letter]:
    """The contractor reads and signs."""
    contract = _contract(act)
    return letters_to(
        _of_contractor(contract),
        N_("A contract awaits your signature: %(order)s"),
        N_("The customer has signed the contract on “%(order)s”. Read it and sign, or ask for changes."),
        about=act,
        order=lambda: contract.order.title,
    )


@tell("recall_contract")
def a_contract_was_taken_back(act: Any) -> Iterable[Letter]:
    """The contractor knows that the text will change."""
    contract = _contract(act)
    return letters_to(
        _of_contractor(contract),
        N_("The contract was taken back for changes: %(order)s"),
        N_("The customer is changing the contract on “%(order)s”. You will get it again to sign."),
        about=act,
        order=lambda: contract.order.title,
    )


@tell("sign_contract")
def a_contract_is_in_force(act: Any) -> Iterable[Letter]:
    """The customer's people may begin."""
    contract = _contract(act)
    return letters_to(
        _of_customer(contract, *HEADS, *SPECIALISTS, "finance_officer"),
        N_("The contract is in force: %(order)s"),
        N_("%(contractor)s has signed the contract on “%(order)s”. It runs until %(ends)s."),
        about=act,
        order=lambda: contract.order.title,
        contractor=lambda: contract.contractor.name,
        ends=contract.ends,
    )


@tell("propose_amendment")
def an_amendment_awaits_your_answer(act: Any) -> Iterable[Letter]:
    """The other side answers."""
    contract = _contract(act)
    proposed_by = act.detail["proposed_by"]
    theirs = proposed_by == contract.contractor.slug
    return letters_to(
        _of_customer(contract, *HEADS) if theirs else _of_contractor(contract),
        N_("A change of the contract awaits your answer: %(order)s"),
        N_("A change of the contract on “%(order)s” is proposed:\n%(change)s\n\nReason: %(reason)s"),
        about=act,
        order=lambda: contract.order.title,
        change=act.detail["change"],
        reason=act.detail["reason"],
    )


@tell("accept_amendment", "refuse_amendment")
def your_amendment_was_answered(act: Any) -> Iterable[Letter]:
    """The side that proposed learns the answer."""
    contract = _contract(act)
    amendment = Amendment.objects.get(contract=contract, number=act.detail["number"])
    theirs = amendment.proposed_by_id == contract.contractor_id
    accepted = act.verb == "accept_amendment"
    return letters_to(
        _of_contractor(contract) if theirs else _of_customer(contract, *HEADS, *SPECIALISTS),
        N_("Your change of the contract was accepted: %(order)s")
        if accepted
        else N_("Your change of the contract was refused: %(order)s"),
        N_("The other side has accepted change no. %(number)s. %(answer)s")
        if accepted
        else N_("The other side has refused change no. %(number)s. %(answer)s"),
        about=act,
        order=lambda: contract.order.title,
        number=amendment.number,
        answer=amendment.answer,
    )


@tell("propose_payment")
def a_payment_awaits_approval(act: Any) -> Iterable[Letter]:
    """The heads approve or refuse."""
    payment = _payment(act)
    return letters_to(
        _of_customer(payment, *HEADS),
        N_("A payment awaits your approval: %(sum)s"),
        N_("%(sum)s are to be paid to %(contractor)s on “%(order)s”. Ground: %(ground)s"),
        about=act,
        sum=_sum(payment.amount_tyiyn),
        contractor=lambda: payment.contract.contractor.name,
        order=lambda: payment.contract.order.title,
        ground=payment.ground,
    )


@tell("approve_payment")
def a_payment_is_to_be_made(act: Any) -> Iterable[Letter]:
    """The finance officer pays."""
    payment = _payment(act)
    return letters_to(
        _of_customer(payment, "finance_officer"),
        N_("A payment is approved: %(sum)s"),
        N_("Pay %(sum)s to %(contractor)s on “%(order)s” and record the day."),
        about=act,
        sum=_sum(payment.amount_tyiyn),
        contractor=lambda: payment.contract.contractor.name,
        order=lambda: payment.contract.order.title,
    )


@tell("refuse_payment")
def your_payment_was_refused(act: Any) -> Iterable[Letter]:
    """Who proposed it, and the contractor, learn why."""
    payment = _payment(act)
    return letters_to(
        (payment.proposed_by, *_of_contractor(payment)),
        N_("A payment was refused: %(sum)s"),
        N_("The payment of %(sum)s on “%(order)s” was refused. Reason: %(reason)s"),
        about=act,
        sum=_sum(payment.amount_tyiyn),
        order=lambda: payment.contract.order.title,
        reason=payment.refusal_reason,
    )


@tell("pay")
def you_were_paid(act: Any) -> Iterable[Letter]:
    """The contractor expects the money."""
    payment = _payment(act)
    return letters_to(
        _of_contractor(payment),
        N_("A payment was made: %(sum)s"),
        N_("%(sum)s were paid on %(day)s on “%(order)s”, tranche no. %(tranche)s."),
        about=act,
        sum=_sum(payment.amount_tyiyn),
        day=payment.paid_on,
        order=lambda: payment.contract.order.title,
        tranche=payment.tranche.number,
    )


@tell("complete_contract")
def your_work_was_accepted(act: Any) -> Iterable[Letter]:
    """The contractor knows that the work is accepted."""
    contract = _contract(act)
    return letters_to(
        _of_contractor(contract),
        N_("Your work was accepted: %(order)s"),
        N_("The customer has accepted the work on “%(order)s”. %(remark)s"),
        about=act,
        order=lambda: contract.order.title,
        remark=act.detail["remark"],
    )


@tell("terminate_contract")
def the_contract_was_terminated(act: Any) -> Iterable[Letter]:
    """Both sides know, and why."""
    contract = _contract(act)
    return letters_to(
        (*_of_contractor(contract), *_of_customer(contract, *SPECIALISTS, "finance_officer")),
        N_("The contract was terminated: %(order)s"),
        N_("The contract on “%(order)s” was terminated. Reason: %(reason)s"),
        about=act,
        order=lambda: contract.order.title,
        reason=contract.ended_reason,
    )
