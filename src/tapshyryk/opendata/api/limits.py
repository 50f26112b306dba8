"""How much one reader may ask of the API: requests a minute, rows a page."""

from __future__ import annotations

from typing import Annotated, Any, Final

from django.http import HttpRequest
from ninja import Field, Path, Schema
from ninja.throttling import SimpleRateThrottle

from tapshyryk.config.environment import current
from tapshyryk.config.requests import address_of

NAME: Final = r"^[-A-Za-z0-9_]*$"
"""A permanent name, a code or a verb; empty: any."""

WORDS: Final = r"^[^\x00]*$"
"""Words without the one character no database takes."""

MOST_ROWS: Final = 100
FARTHEST: Final = 1_000_000


Slug = Annotated[str, Path(pattern=r"^[-A-Za-z0-9_]+$", max_length=120)]
"""A permanent name in an address."""


class ByAddress(SimpleRateThrottle):
    """Counts the requests of each network address; the address is kept for a minute, and only in memory."""

    scope = "api"

    def get_rate(self) -> str:
        """Requests a minute, as the settings say."""
        return f"{current().api_per_minute}/min"

    def get_cache_key(self, request: HttpRequest) -> str:
        """One counter for each address."""
        return self.cache_format % {"scope": self.scope, "ident": address_of(request)}


class Page(Schema):
    """Which part of a list is wanted."""

    limit: Annotated[int, Field(ge=1, le=MOST_ROWS, description="rows on a page")] = 20
    offset: Annotated[int, Field(ge=0, le=FARTHEST, description="rows to skip")] = 0

    def part_of(self, rows: Any) -> dict[str, Any]:
        """That part of a query set, with the number of all rows."""
        return {
            "count": rows.count(),
            "limit": self.limit,
            "offset": self.offset,
            "items": list(rows[self.offset : self.offset + self.limit]),
        }
