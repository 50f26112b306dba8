"""Makes the record of acts a Django app."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """The record of acts, its tree and its checkpoints."""

    name = "tapshyryk.core.acts"
    label = "acts"
    default_auto_field = "django.db.models.BigAutoField"
