"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class AssembliesConfig(Room):
    """Assemblies: one room of the house."""

    name = "tapshyryk.assemblies"
    label = "assemblies"
