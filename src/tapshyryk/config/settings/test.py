"""Settings of the test suite: everything as in life, only cheaper passwords and no flushing to disk."""

import os
from pathlib import Path

from tapshyryk.config import databases
from tapshyryk.config.settings.base import *

STYLEGUIDE = True
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = True
SECRET_KEY = "known-to-everybody-because-tests-need-no-secret-0123456789"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

if not os.environ.get("TAPSHYRYK_DATABASE_URL"):
    # A file, not memory: threads and second processes must see the same database.
    _file = Path(os.environ.get("TAPSHYRYK_TEST_FOLDER", str(VAR))) / "test.sqlite3"
    DATABASES = {"default": {**databases.sqlite(_file, synchronous="OFF"), "TEST": {"NAME": str(_file)}}}
