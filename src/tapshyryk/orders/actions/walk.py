"""The moves by which later rooms walk an order on; only the lifecycle itself takes them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.orders.models import Order


def announce_order(order: Order, *, actor: Actor, call: str = "", override: Override = NO_OVERRIDE) -> Any:
    """A call for the order was published; `call` is its slug."""
    return _walk(order, "announce_order", actor, {"call": call}, override)


def reopen_order(order: Order, *, actor: Actor, call: str = "", override: Override = NO_OVERRIDE) -> Any:
    """The call came to nothing, or the contract was terminated, so that another call can follow."""
    return _walk(order, "reopen_order", actor, {"call": call}, override)


def award_order(order: Order, *, actor: Actor, call: str = "", override: Override = NO_OVERRIDE) -> Any:
    """The commission has chosen a proposal."""
    return _walk(order, "award_order", actor, {"call": call}, override)


def contract_order(
    order: Order, *, actor: Actor, contract: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """The contract was signed; `contract` is its slug."""
    return _walk(order, "contract_order", actor, {"contract": contract}, override)


def deliver_order(order: Order, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The first service was given."""
    return _walk(order, "deliver_order", actor, {}, override)


def complete_order(order: Order, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """The contract was fulfilled."""
    return _walk(order, "complete_order", actor, {}, override)


def follow_order(order: Order, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """What became of the service afterwards was looked at."""
    return _walk(order, "follow_order", actor, {}, override)


def _walk(order: Order, verb: str, actor: Actor, detail: Mapping[str, str], override: Override) -> Any:
    said = {name: text for name, text in detail.items() if text}
    return perform(order, verb, actor=actor, effect=lambda order, ask: Deed(detail=said), override=override)
