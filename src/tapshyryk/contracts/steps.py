"""The steps people take with contracts and payments, each with its form."""

from __future__ import annotations

from datetime import date

from tapshyryk.contracts.actions.amend import accept_amendment, propose_amendment, refuse_amendment
from tapshyryk.contracts.actions.draft import (
    draft_contract,
    plan_tranche,
    remove_indicator,
    remove_tranche,
    set_indicator,
    word_contract,
)
from tapshyryk.contracts.actions.end import complete_contract, terminate_contract
from tapshyryk.contracts.actions.pay import approve_payment, pay, propose_payment, refuse_payment
from tapshyryk.contracts.actions.sign import offer_contract, recall_contract, sign_contract
from tapshyryk.contracts.forms.contract import (
    AmendmentForm,
    AnswerForm,
    CompletionForm,
    DraftForm,
    IndicatorForm,
    ReasonForm,
    RefusalForm,
    RemoveIndicatorForm,
    RemoveTrancheForm,
    TermsForm,
    TrancheForm,
)
from tapshyryk.contracts.forms.payment import PaidForm, PaymentForm
from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.contracts.queries.contracts import tranches_of, winning_proposal
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.steps import Step
from tapshyryk.orders.models import Order


def contract_of(order: Order) -> Contract | None:
    """A contract begun with the winner; None while the order has none or its contract is under way."""
    proposal = winning_proposal(order)
    if proposal is None or order.state not in {"awarded", "contracted", "delivering"}:
        return None
    if Contract.objects.filter(proposal=proposal).exclude(state="terminated").exists():
        return None
    return Contract(
        order=order,
        proposal=proposal,
        contractor=proposal.organisation,
        slug=readable_slug(f"{order.slug} contract", Contract, longest=120),
    )


def payment_of(contract: Contract) -> Payment | None:
    """A payment begun under a signed contract of which something is still to be paid."""
    if contract.state not in {"in_force", "completed"}:
        return None
    return Payment(contract=contract) if any(one.free > 0 for one in tranches_of(contract)) else None


def last_day(contract: Contract) -> date | None:
    """The day by which the work is to be accepted."""
    return contract.ends


def due_day(payment: Payment) -> date:
    """The day the tranche is due."""
    return payment.tranche.due


STEPS = (
    Step(
        "contract",
        "draft_contract",
        draft_contract,
        form=DraftForm,
        begins_at="order",
        begin=contract_of,
        intro=N_("The indicators of the order and the partners of the consortium are copied in."),
    ),
    Step("contract", "word_contract", word_contract, form=TermsForm, waits=False),
    Step("contract", "set_indicator", set_indicator, form=IndicatorForm, waits=False),
    Step("contract", "remove_indicator", remove_indicator, form=RemoveIndicatorForm, waits=False),
    Step("contract", "plan_tranche", plan_tranche, form=TrancheForm, waits=False),
    Step("contract", "remove_tranche", remove_tranche, form=RemoveTrancheForm, waits=False),
    Step(
        "contract",
        "offer_contract",
        offer_contract,
        intro=N_("With your signature the draft goes to the contractor and is not changed any more."),
    ),
    Step("contract", "recall_contract", recall_contract, waits=False),
    Step(
        "contract",
        "sign_contract",
        sign_contract,
        intro=N_("With your signature the contract is in force and everyone can read it."),
    ),
    Step("contract", "propose_amendment", propose_amendment, form=AmendmentForm, waits=False),
    Step("contract", "accept_amendment", accept_amendment, form=AnswerForm),
    Step("contract", "refuse_amendment", refuse_amendment, form=RefusalForm, waits=False),
    Step("contract", "complete_contract", complete_contract, form=CompletionForm, due=last_day),
    Step("contract", "terminate_contract", terminate_contract, form=ReasonForm, waits=False),
    Step(
        "payment",
        "propose_payment",
        propose_payment,
        form=PaymentForm,
        begins_at="contract",
        begin=payment_of,
    ),
    Step("payment", "approve_payment", approve_payment, due=due_day),
    Step("payment", "refuse_payment", refuse_payment, form=RefusalForm, waits=False),
    Step("payment", "pay", pay, form=PaidForm, due=due_day),
)
