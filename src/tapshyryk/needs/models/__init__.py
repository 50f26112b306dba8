"""Tables of the needs room."""

from tapshyryk.needs.models.session import NeedsSession, Problem

__all__ = ["NeedsSession", "Problem"]
