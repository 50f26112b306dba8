"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class MonitoringConfig(Room):
    """Monitoring: one room of the house."""

    name = "tapshyryk.monitoring"
    label = "monitoring"
