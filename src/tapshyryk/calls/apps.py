"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class CallsConfig(Room):
    """Calls: one room of the house."""

    name = "tapshyryk.calls"
    label = "calls"
