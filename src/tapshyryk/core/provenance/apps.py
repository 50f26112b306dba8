"""Provenance as a Django application."""

from django.apps import AppConfig


class ProvenanceConfig(AppConfig):
    """Values that sources give differently, kept side by side."""

    name = "tapshyryk.core.provenance"
    label = "provenance"
