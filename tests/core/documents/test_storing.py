"""A paper is stored with the act that made it, named there by its hash, and read by whom it is for."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.storage import default_storage
from django.db import transaction

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.documents.jobs import remove_orphaned_documents
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.storing import documents_of, make_document
from tapshyryk.core.entity import WrittenOutsideAnAct, inside_an_act
from tapshyryk.core.files import purposes
from tapshyryk.core.files.purposes import Purpose
from tests.core.documents.papers import MEETING, NOON, pages
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    """Every test keeps its papers in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)
    settings.SITE_URL = "https://tapshyryk.example"


@pytest.fixture
def assembly():
    """An assembly of the small world."""
    world = make_world()
    with inside_an_act():
        return Assembly.objects.create(
            slug="ala-too-2026",
            municipality=world.municipality,
            purpose="choice",
            title_ky="Элдик жыйын",
            convened_for=NOON,
            state="open",
        )


def content_of(paper: Document) -> bytes:
    with default_storage.open(paper.stored_as) as stored:
        return stored.read()


def make(assembly, **options):
    with inside_an_act():
        return make_document(
            "core/minutes",
            MEETING,
            subject=assembly,
            title="Жыйындын токтому",
            page="/ky/assemblies/ala-too-2026/",
            **{"language": "ky", "made_at": NOON, **options},
        )


def test_the_reference_is_what_the_act_needs_and_the_paper_is_there(assembly):
    ref = make(assembly)
    paper = Document.objects.get()
    content = content_of(paper)
    assert ref == {
        "name": "minutes-ala-too-2026-ky.pdf",
        "sha256": hashlib.sha256(content).hexdigest(),
        "size": len(content),
    }
    assert (paper.kind, paper.language, paper.public) == ("core/minutes", "ky", True)
    assert (paper.subject_type, paper.subject_id) == ("assembly", assembly.pk)
    assert ref["sha256"] in paper.stored_as
    (text,) = pages(content)
    assert "Ала-Тоо айылдык аймагы" in text
    assert "https://tapshyryk.example/ky/assemblies/ala-too-2026/" in text


def test_the_body_is_named_in_the_papers_language(assembly):
    make(assembly, language="ru")
    (text,) = pages(content_of(Document.objects.get()))
    assert "Ала-Тооский айылный аймак" in text


def test_the_same_paper_is_stored_once(assembly):
    assert make(assembly) == make(assembly)
    assert Document.objects.count() == 1
    make(assembly, language="ru")
    assert [paper.language for paper in documents_of(assembly)] == ["ky", "ru"]


def test_a_paper_is_stored_only_inside_an_act(assembly):
    with pytest.raises(WrittenOutsideAnAct):
        make_document("core/minutes", MEETING, subject=assembly, title="x", language="ky")


def test_a_public_paper_is_saved_or_looked_at_and_not_sent_twice(client, assembly):
    make(assembly)
    address = Document.objects.get().get_absolute_url()
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="minutes-ala-too-2026-ky.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'")
    assert "public" in answer["Cache-Control"]
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == answer["ETag"].strip('"')
    shown = client.get(address, {"view": ""})
    assert shown["Content-Disposition"].startswith("inline")
    assert b"".join(shown.streaming_content).startswith(b"%PDF-")
    again = client.get(address, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_another_paper_or_another_name_is_not_there(client, assembly):
    make(assembly)
    paper = Document.objects.get()
    assert client.get(f"/documents/{UUID(int=1)}/{paper.name}").status_code == 404
    assert client.get(f"/documents/{paper.pk}/other.pdf").status_code == 404


def test_a_paper_that_names_people_is_read_only_by_those_it_is_for(client, assembly, monkeypatch):
    make(assembly, public=False)
    paper = Document.objects.get()
    assert documents_of(assembly) == ()
    assert documents_of(assembly, public=False) == (paper,)
    assert client.get(paper.get_absolute_url()).status_code == 404
    everybody = Purpose("core/minutes", may_read=lambda actor, kept: kept == paper)
    monkeypatch.setattr(purposes, "purposes", lambda: {everybody.name: everybody})
    answer = client.get(paper.get_absolute_url())
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert b"".join(answer.streaming_content).startswith(b"%PDF-")


@pytest.mark.django_db(transaction=True)
def test_what_an_undone_transaction_left_is_removed_after_a_day(assembly):
    make(assembly)
    kept = Document.objects.get().stored_as
    try:
        with transaction.atomic():
            make(assembly, language="ru")
            lost = Document.objects.get(language="ru").stored_as
            raise RuntimeError
    except RuntimeError:
        pass
    assert default_storage.exists(lost)
    assert remove_orphaned_documents() == 0
    with clock.at(clock.now() + timedelta(hours=25)):
        assert remove_orphaned_documents() == 1
    assert (default_storage.exists(lost), default_storage.exists(kept)) == (False, True)
