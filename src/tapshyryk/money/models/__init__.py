"""Tables of the money room."""

from tapshyryk.money.models.ledger import Entry, LedgerAccount, Transfer

__all__ = ["Entry", "LedgerAccount", "Transfer"]
