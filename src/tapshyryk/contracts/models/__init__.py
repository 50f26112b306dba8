"""Tables of the contracts room."""

from tapshyryk.contracts.models.contract import (
    Amendment,
    ConsortiumPartner,
    Contract,
    Indicator,
    Payment,
    Tranche,
)

__all__ = ["Amendment", "ConsortiumPartner", "Contract", "Indicator", "Payment", "Tranche"]
