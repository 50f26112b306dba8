"""Names the rooms that stand, in the order of a social order's life; whoever builds one adds its line."""

CORE: tuple[str, ...] = (
    "tapshyryk.core.acts",
    "tapshyryk.core.outbox",
    "tapshyryk.core.provenance",
)
"""The core packages that are Django apps."""

ROOMS: tuple[str, ...] = (
    "tapshyryk.places",
    "tapshyryk.parties",
    "tapshyryk.money",
    "tapshyryk.needs",
    "tapshyryk.assemblies",
    "tapshyryk.orders",
    "tapshyryk.calls",
    "tapshyryk.contracts",
    "tapshyryk.delivery",
    "tapshyryk.vouchers",
    "tapshyryk.monitoring",
    "tapshyryk.impact",
)
"""The rooms, earliest first; a later one may know earlier ones, never the reverse."""
