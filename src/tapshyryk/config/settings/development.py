"""Settings of the development environment."""

from tapshyryk.config.settings.base import *

SECRET_KEY = SECRET_KEY or "only-for-development-on-ones-own-machine-" + "0" * 24
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEBUG = True
