"""Settings of the demo environment."""

from tapshyryk.config.settings.base import *

SECRET_KEY = SECRET_KEY or "only-for-demo-on-ones-own-machine-" + "0" * 24
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
