"""How much one import takes: sizes past these are refused with a sentence before they cost memory."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The most one import takes. Sizes are bytes, the time is seconds.

    `unpacked` is what a workbook may grow to once unpacked; `memory` what the process that unpacks it may
    use; `errors` how many problems are listed before the list is cut off.
    """

    size: int = 200 * MEGABYTE
    rows: int = 2_000_000
    columns: int = 200
    cell: int = 32_767
    unpacked: int = 600 * MEGABYTE
    memory: int = 2_000 * MEGABYTE
    seconds: int = 120
    errors: int = 1_000


DEFAULT_LIMITS = Limits()
