"""The registries of the founding sources, in the order in which they build on one another."""

from __future__ import annotations

from tapshyryk.demo.founding import contributions, figures, needs, orders, places

REGISTRIES = (
    places.REGISTRY,
    needs.REGISTRY,
    orders.REGISTRY,
    contributions.REGISTRY,
    figures.TRUST,
    figures.FIGURES,
    figures.TIMELINE,
)
