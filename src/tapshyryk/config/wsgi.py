"""The door for a WSGI server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault(
    "DJANGO_SETTINGS_MODULE",
    f"tapshyryk.config.settings.{os.environ.get('TAPSHYRYK_ENVIRONMENT', 'development')}",
)
application = get_wsgi_application()
