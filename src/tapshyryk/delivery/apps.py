"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class DeliveryConfig(Room):
    """Delivery: one room of the house."""

    name = "tapshyryk.delivery"
    label = "delivery"
