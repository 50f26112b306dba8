"""The configuration every room shares: it furnishes itself when the product starts."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig


class Room(AppConfig):
    """A stage of the order's life as a Django application."""

    default = False

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        cls.default = True  # a module of a room names two classes; Django is to take the room's own

    def ready(self) -> None:
        """Take up the room's tables, deeds, reactions, notices and steps."""
        from tapshyryk.core.lifecycle import registry  # needs the applications to be loaded

        registry.furnish(self.name)
