"""Kept files are private, read by their purpose, and vanish when their act never happened."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction

from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.entity import WrittenOutsideAnAct, inside_an_act
from tapshyryk.core.files import purposes
from tapshyryk.core.files.checking import check_file
from tapshyryk.core.files.jobs import remove_orphaned_uploads
from tapshyryk.core.files.keeping import keep_file
from tapshyryk.core.files.purposes import Purpose
from tests.core.files import samples

pytestmark = pytest.mark.django_db
SUBJECT = UUID(int=7)


@pytest.fixture(autouse=True)
def own_storage(settings, tmp_path):
    """Every test keeps its files in a folder of its own."""
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def readers(monkeypatch):
    """The purpose of the tests: the set says who may read (None is someone not signed in)."""
    allowed = set()
    purpose = Purpose("calls.attachment", may_read=lambda actor, upload: actor in allowed)
    monkeypatch.setattr(purposes, "purposes", lambda: {purpose.name: purpose})
    return allowed


def keep(content: bytes = samples.pdf(), name: str = "Смета.pdf", purpose: str = "calls.attachment"):
    checked = check_file(io.BytesIO(content), name=name)
    with inside_an_act():
        return keep_file(
            checked,
            purpose=purpose,
            subject_type="proposal",
            subject_id=SUBJECT,
            actor=System("clock"),
        )


def test_a_file_is_kept_only_inside_an_act():
    with pytest.raises(WrittenOutsideAnAct):
        keep_file(
            check_file(io.BytesIO(samples.pdf()), name="a.pdf"),
            purpose="x",
            subject_type="y",
            subject_id=SUBJECT,
            actor=System("clock"),
        )


def test_whom_the_purpose_lets_read_gets_the_bytes_as_an_attachment(client, readers):
    upload = keep()
    readers.add(None)
    answer = client.get(f"/files/{upload.pk}")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == samples.pdf()
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''%D0%A1")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Type"] == "application/pdf"


def test_anyone_else_is_told_the_same_as_for_a_file_that_is_not_there(client, readers):
    upload = keep()
    hidden = client.get(f"/files/{upload.pk}")
    absent = client.get(f"/files/{UUID(int=1)}")
    assert (hidden.status_code, absent.status_code) == (404, 404)
    assert hidden.content == absent.content


def test_a_purpose_nobody_answers_for_lets_nobody_read(client):
    assert client.get(f"/files/{keep(purpose='unheard.of').pk}").status_code == 404


def test_nothing_but_reading_is_possible(client, readers):
    upload = keep()
    readers.add(None)
    assert client.post(f"/files/{upload.pk}").status_code == 405
    assert (
        client.get(f"/files/{upload.pk}", headers={"If-None-Match": f'"{upload.sha256}"'}).status_code == 304
    )


def test_a_lost_file_is_not_there(client, readers):
    upload = keep()
    readers.add(None)
    default_storage.delete(upload.stored_as)
    assert client.get(f"/files/{upload.pk}").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_what_an_undone_transaction_left_is_removed_after_a_day_and_nothing_else():
    kept = keep()
    try:
        with transaction.atomic():
            lost = keep(name="lost.pdf")
            raise RuntimeError
    except RuntimeError:
        pass
    stranger = default_storage.save(f"{kept.stored_as.rpartition('/')[0]}/readme", ContentFile(b"x"))
    assert default_storage.exists(lost.stored_as)
    assert remove_orphaned_uploads() == 0
    with clock.at(clock.now() + timedelta(hours=25)):
        assert remove_orphaned_uploads() == 1
        assert remove_orphaned_uploads() == 0
    assert not default_storage.exists(lost.stored_as)
    assert default_storage.exists(kept.stored_as)
    assert default_storage.exists(stranger)
