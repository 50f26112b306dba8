"""What the founding sources say of the pilots as a whole and the rows themselves do not hold."""

from __future__ import annotations

from typing import Final

PILOT_GRANT_TYIYN: Final = 1_000_000_00
"""The grant each of the eleven pilots received: 1 000 000 som (journal of 2015)."""
