"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class PortalConfig(Room):
    """Portal: one room of the house."""

    name = "tapshyryk.portal"
    label = "portal"
