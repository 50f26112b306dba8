"""Tables of the orders room."""

from tapshyryk.orders.models.order import Order
from tapshyryk.orders.models.programme import Programme
from tapshyryk.orders.models.task import BudgetLine, OrderIndicator

__all__ = ["BudgetLine", "Order", "OrderIndicator", "Programme"]
