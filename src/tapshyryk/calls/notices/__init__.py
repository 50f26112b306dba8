"""Who is told of calls and of the consortia that form for them."""

from tapshyryk.calls.notices import call, consortium

__all__ = ["call", "consortium"]
