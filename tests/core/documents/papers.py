"""Papers for the tests, and what a reader finds in them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from pypdf import PdfReader

from tapshyryk.core.documents.frame import Frame
from tapshyryk.core.documents.rendering import render

NOON = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""12:00 in Bishkek."""

FRAME = Frame(
    body="Ала-Тоо айылдык аймагы",
    made_at=NOON,
    address="https://tapshyryk.example/ky/assemblies/ala-too/",
    number="12",
)
MEETING: dict[str, Any] = {
    "event": "Элдик жыйын: көйгөйдү тандоо",
    "held": NOON,
    "place": "Маданият үйү",
    "present": 149,
    "women": 80,
    "chair": "Асанов Үсөн",
    "secretary": "",
    "agenda": ["Тизмени угуу", "Бирөөнү тандоо"],
    "items": [
        {
            "heading": "Тандоо",
            "heard": "Жумушчу топ сөз сүйлөдү.",
            "decided": "Балдар бакчасы тандалсын.",
            "votes": {"in_favour": 100, "against": 20, "abstained": 29},
        }
    ],
}


def sheet(people: int = 3, blank_rows: int = 2, **changes: Any) -> dict[str, Any]:
    """What an attendance sheet is given."""
    return {
        "event": "Элдик жыйын",
        "held": NOON,
        "place": "Маданият үйү",
        "people": [{"name": f"Тургун-{number}", "residence": "Ынтымак"} for number in range(1, people + 1)],
        "blank_rows": blank_rows,
        "secretary": "",
        **changes,
    }


def minutes(language: str = "ky", frame: Frame = FRAME, **changes: Any) -> bytes:
    """Minutes of the meeting above."""
    return render("core/minutes", {**MEETING, **changes}, language=language, frame=frame)


def read(pdf: bytes) -> PdfReader:
    """The paper, opened."""
    return PdfReader(io.BytesIO(pdf))


def pages(pdf: bytes) -> list[str]:
    """The text of each page, with every run of spaces as one."""
    return [" ".join(page.extract_text().split()) for page in read(pdf).pages]
