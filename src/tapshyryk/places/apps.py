"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class PlacesConfig(Room):
    """Places: one room of the house."""

    name = "tapshyryk.places"
    label = "places"
