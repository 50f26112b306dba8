"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class ImpactConfig(Room):
    """Impact: one room of the house."""

    name = "tapshyryk.impact"
    label = "impact"
