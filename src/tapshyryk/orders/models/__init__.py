"""Tables of the orders room."""

from tapshyryk.orders.models.programme import Programme
from tapshyryk.orders.models.order import BudgetLine, Order, OrderIndicator

__all__ = ["BudgetLine", "Order", "OrderIndicator", "Programme"]
