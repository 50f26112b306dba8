"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class ContractsConfig(Room):
    """Contracts: one room of the house."""

    name = "tapshyryk.contracts"
    label = "contracts"
