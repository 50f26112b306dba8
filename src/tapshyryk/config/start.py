"""Starts Django with the settings that the environment asks for."""

import os

from tapshyryk.config.command import Problem
from tapshyryk.config.environment import Unfit, current


def set_up_django() -> None:
    """Makes models and settings usable in this process; raises `Problem` when the settings are unfit."""
    try:
        os.environ["DJANGO_SETTINGS_MODULE"] = f"tapshyryk.config.settings.{current().environment}"
    except Unfit as trouble:
        raise Problem(str(trouble), code=2) from trouble
    import django
    from django.core.exceptions import ImproperlyConfigured

    current().var.mkdir(parents=True, exist_ok=True)
    try:
        django.setup()
    except ImproperlyConfigured as trouble:
        raise Problem(str(trouble)) from trouble
