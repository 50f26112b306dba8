"""The configuration every room shares: it furnishes itself when the product starts."""

from __future__ import annotations

from django.apps import AppConfig

from tapshyryk.core.lifecycle import registry


class Room(AppConfig):
    """A stage of the order's life as a Django application."""

    def ready(self) -> None:
        """Take up the room's tables, deeds, reactions, notices and steps."""
        registry.furnish(self.name)
