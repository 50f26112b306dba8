"""The door for a WSGI server."""

from django.core.wsgi import get_wsgi_application

from tapshyryk.config.start import set_up_django

set_up_django()
application = get_wsgi_application()
