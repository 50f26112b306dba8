"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class NeedsConfig(Room):
    """Needs: one room of the house."""

    name = "tapshyryk.needs"
    label = "needs"
