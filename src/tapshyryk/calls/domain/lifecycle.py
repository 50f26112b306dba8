"""The tables of moves of the room: of a call, of the proposals in it, and of places in a consortium."""

from __future__ import annotations

from tapshyryk.calls.domain.call_moves import CALL
from tapshyryk.calls.domain.place_moves import PLACE
from tapshyryk.calls.domain.proposal_moves import PROPOSAL

__all__ = ["CALL", "PLACE", "PROPOSAL"]
