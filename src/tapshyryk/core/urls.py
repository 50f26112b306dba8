"""The core's own pages: the style guide, where the environment shows it."""

from django.conf import settings
from django.urls import URLPattern, path

from tapshyryk.core.styleguide.views import styleguide

urlpatterns: list[URLPattern] = (
    [path("styleguide/", styleguide, name="styleguide")] if settings.STYLEGUIDE else []
)
