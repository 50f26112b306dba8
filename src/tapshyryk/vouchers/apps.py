"""The Django application of the room."""

from tapshyryk.core.rooms import Room


class VouchersConfig(Room):
    """Vouchers: one room of the house."""

    name = "tapshyryk.vouchers"
    label = "vouchers"
