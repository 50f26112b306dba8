"""What every environment shares."""

from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF

from tapshyryk.config import databases, keys, paths
from tapshyryk.config.environment import current
from tapshyryk.config.logs import configure_logs
from tapshyryk.config.rooms import CORE, ROOMS

ENV = current()
VAR: Path = ENV.var

DEBUG = False
SECRET_KEY = ENV.secret_key or keys.read_secret_key()
ALLOWED_HOSTS: list[str] = list(ENV.hosts)
SITE_URL: str = ENV.site_url or (f"https://{ENV.hosts[0]}" if ENV.hosts else f"http://127.0.0.1:{ENV.port}")
RULEBOOK: str = ENV.rulebook
DEMO = False
"""Whether this is the demonstration, whose sign-in page offers the played example's accounts."""
STYLEGUIDE = False
"""Whether /styleguide/ shows every component: for those who build, never in production."""

INSTALLED_APPS = [
    *CORE,
    *ROOMS,
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "django_htmx",
    "csp",
    "axes",
]

MIDDLEWARE = [
    "tapshyryk.config.requests.RequestLog",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "tapshyryk.config.compression.CompressText",
    "csp.middleware.CSPMiddleware",
    "tapshyryk.config.private_pages.KeepNothing",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "tapshyryk.core.languages.RememberLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

FORM_RENDERER = "tapshyryk.core.forms_rendering.TapshyrykRenderer"
ROOT_URLCONF = "tapshyryk.config.urls"
WSGI_APPLICATION = "tapshyryk.config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.template.context_processors.csrf",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES: dict[str, dict[str, Any]] = {
    "default": databases.from_url(ENV.database_url)
    if ENV.database_url
    else databases.sqlite(VAR / "tapshyryk.sqlite3")
}
AUTH_USER_MODEL = "parties.Account"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGIN_URL = "workspace:sign_in"

# Languages and time
LANGUAGE_CODE = "ky"
LANGUAGES = [("ky", "Кыргызча"), ("ru", "Русский"), ("en", "English")]
"""Each language by the name its readers give it."""
LOCALE_PATHS = [str(folder) for folder in sorted(paths.shipped("locale").glob("*")) if folder.is_dir()]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_HTTPONLY = True
TIME_ZONE = "Asia/Bishkek"
USE_I18N = True
USE_TZ = True

# Files
STATIC_URL = "/static/"
STATIC_ROOT = str(VAR / "static")
MEDIA_ROOT = str(VAR / "files")
FILE_UPLOAD_PERMISSIONS = 0o600
UPLOAD_MAX_BYTES: int = ENV.upload_megabytes * 1024 * 1024
"""The largest upload; the door of each upload checks it."""
UPLOAD_SCANNER: str = ENV.upload_scanner
FILE_UPLOAD_HANDLERS = [
    "tapshyryk.core.files.upload_handler.LimitedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 1024 * 1024
"""What is typed into a form; enough that a text of two hundred pages is refused at its own field."""
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

CACHES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Counts of what one address asks for. Apart from the pages, which come and go by the hundred.
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    },
}

# Sign-in
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 24 * 3600
"""Seconds for which the address in a letter about a new password opens."""
AXES_CLIENT_IP_CALLABLE = "tapshyryk.config.requests.address_of"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.5
"""Hours for which one name from one address must wait after that many failures."""
AXES_LOCK_OUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "ip_address", "email"]
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = ENV.session_hours * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "django.views.csrf.csrf_failure"

# Hardening
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
if ENV.proxy:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

# E-mail
_mail = urlsplit(ENV.email_url)
if _mail.scheme == "console":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = _mail.hostname or "localhost"
    EMAIL_HOST_USER = unquote(_mail.username or "")
    EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
    EMAIL_USE_SSL = _mail.scheme == "smtps"
    EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587)
    EMAIL_USE_TLS = _mail.scheme == "smtp" and EMAIL_PORT != 25
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.email_from

# Logs: structlog says how, Django's own configuration is left alone.
LOGGING_CONFIG = None
configure_logs(level=ENV.log_level, as_json=ENV.environment == "production")
