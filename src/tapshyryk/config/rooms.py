"""Names the rooms that stand, in the order of a social order's life; whoever builds one adds its line."""

ORDER = (
    "core",
    "places",
    "parties",
    "money",
    "needs",
    "assemblies",
    "orders",
    "calls",
    "contracts",
    "delivery",
    "vouchers",
    "monitoring",
    "impact",
    "opendata",
    "portal",
    "workspace",
    "demo",
)
"""The whole house in the order of life; a later room may know earlier ones, never the reverse."""

CORE: tuple[str, ...] = (
    "tapshyryk.core",
    "tapshyryk.core.acts",
    "tapshyryk.core.outbox",
    "tapshyryk.core.provenance",
    "tapshyryk.core.files",
    "tapshyryk.core.documents",
)
"""The core packages that are Django apps, by dotted name."""

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
    "tapshyryk.opendata",
    "tapshyryk.portal",
    "tapshyryk.workspace",
    "tapshyryk.demo",
)
"""The rooms that stand, by dotted name, in the order of the house."""
