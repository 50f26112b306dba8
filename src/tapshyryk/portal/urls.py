"""Addresses of the public pages, under each language."""

from django.urls import include, path

from tapshyryk.portal.views import order

_pages = [
    path("orders/<slug:slug>/", order.order, name="order"),
]

urlpatterns = [path("", include((_pages, "portal")))]
