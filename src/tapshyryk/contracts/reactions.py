"""How contracts push their order on: signed, first paid, completed, terminated."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.core.access.actors import System
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.orders.actions.walk import complete_order, contract_order, deliver_order, reopen_order
from tapshyryk.orders.models import Order

LIFECYCLE = System("lifecycle")


@when("sign_contract")
def contract_the_order(contract: Contract, act: Any) -> None:
    """The first signed contract of an order makes it contracted."""
    if contract.order.state == "awarded":
        contract_order(contract.order, actor=LIFECYCLE, contract=contract.slug)


@when("pay")
def begin_delivery_with_money(payment: Payment, act: Any) -> None:
    """With the first payment the services run."""
    begin_delivery(payment.contract.order)


def begin_delivery(order: Order) -> None:
    """Let a contracted order run; one that runs already is left alone."""
    order.refresh_from_db(fields=["state"])
    if order.state == "contracted":
        deliver_order(order, actor=LIFECYCLE)


@when("complete_contract")
def complete_the_order(contract: Contract, act: Any) -> None:
    """The order is completed with the last of its contracts."""
    if contract.order.state in {"contracted", "delivering"} and not _others_alive(contract):
        complete_order(contract.order, actor=LIFECYCLE)


@when("terminate_contract")
def reopen_the_order(contract: Contract, act: Any) -> None:
    """When the only contract is terminated, the order waits for another call."""
    if contract.order.state in {"awarded", "contracted", "delivering"} and not _others_alive(contract):
        reopen_order(contract.order, actor=LIFECYCLE)


def _others_alive(contract: Contract) -> bool:
    others = Contract.objects.filter(order_id=contract.order_id).exclude(pk=contract.pk)
    return others.filter(state__in=("draft", "offered", "in_force")).exists()
