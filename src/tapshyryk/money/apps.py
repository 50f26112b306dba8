"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class MoneyConfig(Room):
    """Money: one room of the house."""

    name = "tapshyryk.money"
    label = "money"
