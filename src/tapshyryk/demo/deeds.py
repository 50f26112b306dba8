"""Deeds of the demo room: loading the files of the founding sources."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "load_founding_municipalities",
        permission="demo.load",
        label=N_("Load the municipalities of the founding sources"),
        done=N_("Municipalities of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_needs",
        permission="demo.load",
        label=N_("Load the needs of the founding sources"),
        done=N_("Needs of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_orders",
        permission="demo.load",
        label=N_("Load the orders of the founding sources"),
        done=N_("Orders of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_contributions",
        permission="demo.load",
        label=N_("Load the contributions of the founding sources"),
        done=N_("Contributions of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_trust",
        permission="demo.load",
        label=N_("Load the trust survey of the founding sources"),
        done=N_("Trust survey of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_figures",
        permission="demo.load",
        label=N_("Load the figures of the founding sources"),
        done=N_("Figures of the founding sources loaded"),
    ),
    DeedKind(
        "load_founding_timeline",
        permission="demo.load",
        label=N_("Load the timeline of the founding sources"),
        done=N_("Timeline of the founding sources loaded"),
    ),
)
