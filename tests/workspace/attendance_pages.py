"""The pages of an attendance list as somebody uses them, for the tests of what is typed and of tables."""

from __future__ import annotations

from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.attendance import came_of

HEADINGS = ("Фамилия, имя", "Село", "Пол", "Возраст", "Социальная группа")
"""Of the table, in Russian."""


def entered(client: Client, session: NeedsSession, lines: str, language: str = "ky", **more: str):
    """The answer to lines typed or pasted in that language."""
    with translation.override(language):
        address = reverse("workspace:step", args=["needs_session", session.pk, "enter_attendance"])
    return client.post(address, {"request_key": str(uuid4()), "lines": lines, **more})


def listed(session: NeedsSession) -> list[tuple[str, str, str, str]]:
    """Name, sex, age band and social group of each line."""
    rows = list(session.attendance.all())
    return [(came.name, came.sex, came.age_band, came.social_group) for came in came_of(rows)]


def handed_in(client: Client, content: bytes | str, name: str = "тизме.csv", language: str = "ru"):
    """The page of a table handed in, and what it says."""
    content = content.encode() if isinstance(content, str) else content
    with translation.override(language):
        address = reverse("workspace:table", args=["attendance"])
    answer = client.post(address, {"file": SimpleUploadedFile(name, content)})
    if answer.status_code != 302:
        return answer, answer.content.decode()
    page = client.get(answer["Location"])
    return page, page.content.decode()
