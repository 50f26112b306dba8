"""Turns a template and data into a PDF that is archival, accessible and the same for the same data."""

from __future__ import annotations

import io
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst

from tapshyryk.config.paths import PACKAGE
from tapshyryk.core import formats
from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.documents.frame import Frame
from tapshyryk.core.documents.texts import printable

LANGUAGES = ("ky", "ru", "en")
SHARED = PACKAGE / "core" / "documents" / "templates" / "base.toml"


@dataclass(frozen=True, slots=True)
class Som:
    """A sum in tyiyn, written on paper as a sum in som."""

    tyiyn: int


def render(template: str, data: Mapping[str, Any], *, language: str, frame: Frame) -> bytes:
    """The paper as PDF.

    `template` is "room/name" for `<room>/documents/name.typ` ("core/attendance" for the shared ones). In
    `data`, days arrive in the template as {short, long}, moments as {short, long, time} in local time, `Som`
    and decimals as text in the paper's language, and texts as texts, whatever they contain. Raises
    `FileNotFoundError` for an unknown template and `KeyError` for a language its words lack.
    """
    path = template_path(template)
    made = frame.made_at.astimezone(UTC)
    given = {
        "language": language,
        "data": on_paper(data, language),
        "frame": {
            "body": printable(frame.body),
            "number": printable(frame.number),
            "address": printable(frame.address),
            "example": frame.example,
            "made": on_paper(frame.made_at, language),
            "qr": qr_code(frame.address),
        },
        "made": [made.year, made.month, made.day, made.hour, made.minute, made.second],
        "words": _words(path.with_suffix(".toml"))[language],
        "shared": _words(SHARED)[language],
    }
    pdf = typst.compile(
        str(path),
        root=str(PACKAGE),
        ignore_system_fonts=True,
        sys_inputs={"given": json.dumps(given, ensure_ascii=False)},
        # For archives (PDF/A-2a) and for readers who listen (PDF/UA-1).
        pdf_standards=["a-2a", "ua-1"],
        timestamp=made.replace(microsecond=0),
        format="pdf",
    )
    return pdf


def template_path(template: str) -> Path:
    """Where a template lies; FileNotFoundError when there is none."""
    room, _, name = template.partition("/")
    folder = "documents/templates" if room == "core" else "documents"
    path = PACKAGE / room / folder / f"{name}.typ"
    if not path.is_file():
        raise FileNotFoundError(f"there is no template {template}")
    return path


def on_paper(value: Any, language: str) -> Any:
    """`value` as the JSON a template is given."""
    if isinstance(value, Mapping):
        return {str(key): on_paper(each, language) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [on_paper(each, language) for each in value]
    if isinstance(value, datetime):
        local = value.astimezone(LOCAL_ZONE)
        day = on_paper(local.date(), language)
        return {**day, "time": formats.time_of_day(local, language)}
    if isinstance(value, date):
        return {"short": formats.date_short(value, language), "long": formats.date_long(value, language)}
    if isinstance(value, Som):
        return formats.som(value.tyiyn, language)
    if isinstance(value, Decimal):
        return formats.number(value, language)
    if value is None or isinstance(value, (bool, int)):
        return value
    return printable(str(value))


@cache
def qr_code(address: str) -> str:
    """The address as a QR code in SVG, black on nothing; empty for no address."""
    if not address:
        return ""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, omitsize=True)
    return out.getvalue().decode()


@cache
def _words(path: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(path.read_text(encoding="utf-8"))
