"""Writing an order's budget line by line."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.orders.models import BudgetLine, Order


def add_budget_line(
    order: Order,
    *,
    actor: Actor,
    purpose: str,
    amount_tyiyn: int,
    description: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a line: what the money is for, and how much in tyiyn."""
    given = {"purpose": purpose, "amount_tyiyn": amount_tyiyn, "description": description}

    def effect(order: Order, ask: Any) -> Deed:
        checked(BudgetLine(order=order, **given)).save(force_insert=True)
        return Deed(detail={**given, "total_tyiyn": order.budget().total_tyiyn})

    return perform(order, "add_budget_line", actor=actor, given=given, effect=effect, override=override)


def remove_budget_line(
    order: Order, *, actor: Actor, line: BudgetLine, override: Override = NO_OVERRIDE
) -> Any:
    """Take a line out of the draft; the act keeps what it said."""

    def effect(order: Order, ask: Any) -> Deed:
        kept = order.budget_lines.get(pk=line.pk)
        detail = {
            "purpose": kept.purpose,
            "amount_tyiyn": kept.amount_tyiyn,
            "description": kept.description,
        }
        order.budget_lines.filter(pk=line.pk).delete()
        return Deed(detail={**detail, "total_tyiyn": order.budget().total_tyiyn})

    return perform(order, "remove_budget_line", actor=actor, effect=effect, override=override)
