"""The names of the papers of this room that not everybody may read."""

from typing import Final

ROUTE_SHEET: Final = "needs/route-sheet"
"""A team's sheet for a house-to-house round: which houses it goes to."""
