"""What stands around every paper: who issues it, when, where its record is, whether it is an example."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of one paper.

    `body` is the municipality or body that issues it; `made_at` when (from the act or the clock of the move,
    so that the same act gives the same paper); `address` the public address of its record, printed and drawn
    as a QR code, or empty; `example` marks the played example on every page; `number` is the paper's own.
    """

    body: str
    made_at: datetime
    address: str = ""
    example: bool = False
    number: str = ""
