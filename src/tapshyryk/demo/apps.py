"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class DemoConfig(Room):
    """Demo: one room of the house."""

    name = "tapshyryk.demo"
    label = "demo"
