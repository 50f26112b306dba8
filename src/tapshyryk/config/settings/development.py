"""Settings for the one who writes the code: errors in full, a throwaway key."""

from tapshyryk.config.settings.base import *

DEBUG = STYLEGUIDE = True
SECRET_KEY = SECRET_KEY or "only-for-development-on-ones-own-machine-" + "0" * 24
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]"]
