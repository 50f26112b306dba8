"""Settings of the production environment."""

from tapshyryk.config.settings.base import *
