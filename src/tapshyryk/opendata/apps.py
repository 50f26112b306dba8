"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class OpendataConfig(Room):
    """Open data: one room of the house."""

    name = "tapshyryk.opendata"
    label = "opendata"
