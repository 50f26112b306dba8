"""The addresses of papers, outside the languages."""

from django.urls import path

from tapshyryk.core.documents.views import document

plain_urlpatterns = [path("documents/<uuid:key>/<str:name>", document, name="document")]
