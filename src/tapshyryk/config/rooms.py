"""Names the rooms that stand, in the order of a social order's life; whoever builds one adds its line."""

CORE: tuple[str, ...] = ("tapshyryk.core.acts",)
"""The core packages that are Django apps."""

ROOMS: tuple[str, ...] = ()
"""The rooms, earliest first; a later one may know earlier ones, never the reverse."""
