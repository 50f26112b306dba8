"""Registers the core as a Django application, so that its templates, styles and tags are found."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """The shared ground of all rooms; it has no tables of its own."""

    name = "tapshyryk.core"
    label = "core"
