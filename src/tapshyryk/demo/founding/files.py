"""Where the files of the founding sources lie, and how their columns and remarks are read."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from tapshyryk.core.access.actors import System
from tapshyryk.core.importing.columns import Column
from tapshyryk.core.importing.parsers.numbers import DecimalNumber, Money, WholeNumber
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.provenance.models import SourceRemark

DATA: Final = Path(__file__).resolve().parent.parent / "data"

FOUNDING_SOURCES: Final = System("founding sources")

PILOT_GRANT_SOM: Final = 1_000_000
"""What each of the pilots' orders was granted, in som (journal of 2015)."""


def _example(parser: Any) -> str:
    """A cell of the kind the sources print."""
    if isinstance(parser, Money):
        return "1000000"
    if isinstance(parser, DecimalNumber):
        return "71.4"
    if isinstance(parser, WholeNumber):
        return "122"
    return getattr(parser, "example", "") or "kok-oi"


def column(name: str, parser: Any = None, *, required: bool = False, longest: int = 400) -> Column:
    """A column of a founding file: known by its English name only, empty where the source is silent."""
    words = {"en": name, "ky": name, "ru": name}
    return Column(
        name=name,
        headers=words,
        parser=parser or Text(longest=longest),
        meaning={
            "en": "As the founding source prints it.",
            "ky": "Баштапкы булак кандай басса, ошондой.",
            "ru": "Так, как напечатано в исходном источнике.",
        },
        example=_example(parser),
        required=required,
        default="" if parser is None or isinstance(parser, Text) else None,
    )


@cache
def _words() -> Mapping[str, tuple[str, str]]:
    with (DATA / "words.csv").open(encoding="utf-8", newline="") as file:
        return {row["en"]: (row["ky"], row["ru"]) for row in csv.DictReader(file)}


def in_three(english: str) -> dict[str, str]:
    """A remark or a target group of the sources in the product's three languages; KeyError if not written."""
    kyrgyz, russian = _words()[english]
    return {"ky": kyrgyz, "ru": russian, "en": english}


def remark(
    subject: Any, subject_type: str, field: str, source: str, *, english: str = "", other_value: str = ""
) -> None:
    """Keep what a source says beside the value of a field; call it inside an act."""
    said = in_three(english) if english else {"ky": "", "ru": "", "en": ""}
    SourceRemark(
        subject_type=subject_type,
        subject_id=subject.pk,
        field=field,
        other_value=other_value,
        remark_ky=said["ky"],
        remark_ru=said["ru"],
        remark_en=said["en"],
        source=source,
    ).save(force_insert=True)
