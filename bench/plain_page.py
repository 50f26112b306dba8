"""The address book with one page more: the least that a page of a database behind our middlewares can be."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from tapshyryk.config.urls import handler500 as handler500
from tapshyryk.config.urls import urlpatterns as product
from tapshyryk.places.models import Municipality

_TEMPLATE = engines["django"].from_string(
    "<!doctype html><html><head><title>{{ place.name_ky }}</title></head>"
    "<body><h1>{{ place.name_ky }}</h1><p>{{ place.kind }} · {{ place.population }}</p></body></html>"
)


def plain(request: HttpRequest) -> HttpResponse:
    """One row read and one template filled in."""
    place = Municipality.objects.order_by("pk")[:1].get()
    return HttpResponse(_TEMPLATE.render({"place": place}, request))


urlpatterns = [path("bench/plain/", plain), *product]
