"""Tables of the vouchers room."""

from tapshyryk.vouchers.models.voucher import Redemption, Settlement, Voucher

__all__ = ["Redemption", "Settlement", "Voucher"]
