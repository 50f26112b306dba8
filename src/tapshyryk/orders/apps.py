"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class OrdersConfig(Room):
    """Orders: one room of the house."""

    name = "tapshyryk.orders"
    label = "orders"
