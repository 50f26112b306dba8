"""Compresses pages and data on their way out; papers, pictures and workbooks are compressed already."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

TEXT = ("text/", "application/json", "application/xml", "image/svg+xml")


class CompressText(GZipMiddleware):
    """Django's compression (with the random padding that keeps tokens unguessable), for text only."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed when it is text and the reader accepts it."""
        if response.get("Content-Type", "").startswith(TEXT):
            return super().process_response(request, response)
        return response
