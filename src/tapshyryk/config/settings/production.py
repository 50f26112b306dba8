"""Settings for real use: refuses to start when something is unsafe, and says what to mend."""

from django.core.exceptions import ImproperlyConfigured

from tapshyryk.config.safety import unsafe
from tapshyryk.config.settings.base import *

if _found := unsafe(ENV, secret_key=SECRET_KEY):
    raise ImproperlyConfigured("Production does not start: " + " ".join(_found))

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
SECURE_SSL_REDIRECT = ENV.https
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if ENV.https else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENV.https
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = ENV.https
if ENV.https:
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS]
