"""Settings of the demonstration: as in production, on one's own machine and without HTTPS."""

from tapshyryk.config.settings.base import *

SECRET_KEY = SECRET_KEY or "only-for-a-demonstration-on-ones-own-machine-" + "0" * 24
ALLOWED_HOSTS = [*ALLOWED_HOSTS, "localhost", "127.0.0.1", "[::1]"]
STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
DEMO = STYLEGUIDE = True
