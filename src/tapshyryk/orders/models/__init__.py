"""Tables of the orders room."""

from tapshyryk.orders.models.order import BudgetLine, Order, OrderIndicator
from tapshyryk.orders.models.programme import Programme

__all__ = ["BudgetLine", "Order", "OrderIndicator", "Programme"]
