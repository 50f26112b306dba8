"""The outbox as a Django application."""

from django.apps import AppConfig


class OutboxConfig(AppConfig):
    """Messages waiting to be delivered, and what became of them."""

    name = "tapshyryk.core.outbox"
    label = "outbox"
