"""The address at which a handed-in file is read by those who may."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tapshyryk.core.files.downloads import reader_of, send_stored
from tapshyryk.core.files.models import Upload
from tapshyryk.core.files.purposes import may_read


@require_safe
def download(request: HttpRequest, key: UUID) -> HttpResponseBase:
    """The file as an attachment; "not found" alike for what is not there and what is not for this reader."""
    upload = Upload.objects.filter(pk=key).first()
    if upload is None or not may_read(upload.purpose, reader_of(request), upload):
        raise Http404
    return send_stored(
        request,
        stored_as=upload.stored_as,
        name=upload.name,
        media_type=upload.media_type,
        sha256=upload.sha256,
    )
