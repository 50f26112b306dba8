"""Finds the registries the rooms declare in their `imports.py`."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from tapshyryk.config.rooms import CORE, ROOMS
from tapshyryk.core.importing.columns import Registry


def registries() -> dict[str, Registry]:
    """Every registry by its kind, in the order of the rooms; ValueError when two share a kind."""
    found: dict[str, Registry] = {}
    for room in (*CORE, *ROOMS):
        name = f"{room}.imports"
        if find_spec(name) is None:
            continue
        for registry in import_module(name).REGISTRIES:
            if registry.kind in found:
                raise ValueError(f"two rooms import {registry.kind}")
            found[registry.kind] = registry
    return found
