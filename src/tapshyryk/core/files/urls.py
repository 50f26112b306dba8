"""The addresses of handed-in files, outside the languages."""

from django.urls import path

from tapshyryk.core.files.views import download

plain_urlpatterns = [path("files/<uuid:key>", download, name="file_download")]
