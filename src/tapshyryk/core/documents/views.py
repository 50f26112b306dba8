"""The address at which a paper is read: by everybody when it is public, else by those who may."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from tapshyryk.core.documents.models import Document
from tapshyryk.core.files.downloads import reader_of, send_stored
from tapshyryk.core.files.purposes import may_read


@require_safe
def document(request: HttpRequest, key: UUID, name: str) -> HttpResponseBase:
    """The paper, to save, or with `?view` to look at; "not found" alike for absent and for not allowed."""
    found = Document.objects.filter(pk=key, name=name).first()
    if found is None or not (found.public or may_read(found.kind, reader_of(request), found)):
        raise Http404
    return send_stored(
        request,
        stored_as=found.stored_as,
        name=found.name,
        media_type="application/pdf",
        sha256=found.sha256,
        public=found.public,
        inline="view" in request.GET,
    )
