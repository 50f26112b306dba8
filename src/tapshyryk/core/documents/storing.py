"""Makes a paper for a step and stores it, so that the act can name it by its hash."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypedDict
from uuid import UUID

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.documents.frame import Frame
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.rendering import render
from tapshyryk.core.entity import Subject
from tapshyryk.core.files.orphans import folder_of
from tapshyryk.core.ids import uuid7

FOLDER = "documents"


class DocumentRef(TypedDict):
    """A paper as an act names it: its file name, SHA-256 in hex and size in bytes."""

    name: str
    sha256: str
    size: int


def make_document(
    template: str,
    data: Mapping[str, Any],
    *,
    subject: Subject,
    language: str,
    title: str,
    page: str = "",
    number: str = "",
    public: bool = True,
    made_at: datetime | None = None,
) -> DocumentRef:
    """Render a paper about `subject` and store it; called inside an action's effect.

    `page` is the path of the subject's public page ("/ky/assemblies/ala-too/"), printed and drawn as a QR
    code. The result goes into the act: `Deed(documents=(make_document(...),))`. A paper that names private
    people is not `public`.
    """
    moment = made_at or clock.now()
    frame = frame_for(subject, language=language, page=page, number=number, made_at=moment)
    pdf = render(template, data, language=language, frame=frame)
    name = f"{template.partition('/')[2]}-{subject.public_label}-{language}.pdf"
    return store_document(
        pdf,
        kind=template,
        title=title,
        name=name,
        language=language,
        subject_type=subject.lifecycle.name,
        subject_id=subject.pk,
        public=public,
        made_at=moment,
    )


def frame_for(
    subject: Subject, *, language: str, page: str = "", number: str = "", made_at: datetime | None = None
) -> Frame:
    """The frame of a paper about `subject`: its municipality, and the example's mark where it is one."""
    place = subject.in_municipality
    with translation.override(language):
        body = "" if place is None else str(place.name)
    return Frame(
        body=body,
        made_at=made_at or clock.now(),
        address=f"{settings.SITE_URL}{page}" if page else "",
        example=subject.is_example,
        number=number,
    )


def store_document(
    pdf: bytes,
    *,
    kind: str,
    title: str,
    name: str,
    language: str,
    subject_type: str,
    subject_id: UUID,
    public: bool,
    made_at: datetime | None = None,
) -> DocumentRef:
    """Store a paper and its description; the same bytes for the same subject are stored once.

    The content is written before the transaction ends; where that fails, a job removes what was left behind.
    """
    digest = hashlib.sha256(pdf).hexdigest()
    same = Document.objects.filter(
        subject_type=subject_type, subject_id=subject_id, sha256=digest, name=name, public=public
    )
    if not same.exists():
        key = uuid7()
        stored_as = default_storage.save(f"{folder_of(FOLDER, key)}/{key}-{digest}.pdf", ContentFile(pdf))
        Document.objects.create(
            id=key,
            kind=kind,
            title=title,
            language=language,
            name=name,
            sha256=digest,
            size=len(pdf),
            stored_as=stored_as,
            public=public,
            subject_type=subject_type,
            subject_id=subject_id,
            made_at=made_at or clock.now(),
        )
    return DocumentRef(name=name, sha256=digest, size=len(pdf))


def documents_of(subject: Subject, *, public: bool = True) -> tuple[Document, ...]:
    """The papers made for `subject`, oldest first; all of them when not only the public ones are wanted."""
    found = Document.objects.filter(subject_type=subject.lifecycle.name, subject_id=subject.pk)
    return tuple(found.filter(public=True) if public else found)
