"""The tables of moves of the room: of a call, and of the proposals in it."""

from __future__ import annotations

from tapshyryk.calls.domain.call_moves import CALL
from tapshyryk.calls.domain.proposal_moves import PROPOSAL

__all__ = ["CALL", "PROPOSAL"]
