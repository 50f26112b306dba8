"""The steps people take with vouchers, redemptions and settlements, each with its form."""

from __future__ import annotations

from tapshyryk.contracts.models import Contract
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.orders.models import Order
from tapshyryk.vouchers.actions.redeem import redeem_voucher
from tapshyryk.vouchers.actions.settle import claim_settlement, refuse_settlement, settle_vouchers
from tapshyryk.vouchers.actions.voucher import cancel_voucher, issue_voucher, print_voucher
from tapshyryk.vouchers.domain.guards import UNDER_WAY
from tapshyryk.vouchers.forms.voucher import (
    CancelForm,
    IssueForm,
    PrintForm,
    RedeemForm,
    RefuseForm,
    SettledForm,
)
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher


def voucher_of(order: Order) -> Voucher | None:
    """A voucher begun on a running order that pays by vouchers."""
    return Voucher(order=order) if order.form == Order.Form.VOUCHER and order.state in UNDER_WAY else None


def redemption_of(contract: Contract) -> Redemption | None:
    """A redemption begun by the provider under its contract; the voucher is found by its code."""
    if contract.state != "in_force" or contract.order.form != Order.Form.VOUCHER:
        return None
    return Redemption(contract=contract)


def settlement_of(contract: Contract) -> Settlement | None:
    """A claim begun by the provider, when something is redeemed and not claimed."""
    unclaimed = Redemption.objects.filter(contract=contract, settlement=None)
    return Settlement(contract=contract) if unclaimed.exists() else None


STEPS = (
    Step("voucher", "issue_voucher", issue_voucher, form=IssueForm, begins_at="order", begin=voucher_of),
    Step("voucher", "print_voucher", print_voucher, form=PrintForm, waits=False),
    Step("voucher", "cancel_voucher", cancel_voucher, form=CancelForm, waits=False),
    Step(
        "redemption",
        "redeem_voucher",
        redeem_voucher,
        form=RedeemForm,
        begins_at="contract",
        begin=redemption_of,
        intro=N_("Type the code from the recipient's paper. What is left on the voucher is checked at once."),
    ),
    Step(
        "settlement",
        "claim_settlement",
        claim_settlement,
        begins_at="contract",
        begin=settlement_of,
        intro=N_("Everything redeemed and not claimed yet goes into the claim."),
    ),
    Step("settlement", "settle_vouchers", settle_vouchers, form=SettledForm),
    Step("settlement", "refuse_settlement", refuse_settlement, form=RefuseForm, waits=False),
)
