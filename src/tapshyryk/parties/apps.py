"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class PartiesConfig(Room):
    """Parties: one room of the house."""

    name = "tapshyryk.parties"
    label = "parties"
