"""Checks releases and packages against the official schemas, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Final
from urllib.parse import urlsplit

from jsonschema import Draft4Validator, FormatChecker

from tapshyryk.config.paths import PACKAGE

FOLDER: Final = PACKAGE / "opendata" / "schemas"
PACKAGE_SCHEMA: Final = "release-package-schema"
RFC3339: Final = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,6})?(Z|[+-]\d{2}:\d{2})")
URI_SIGNS: Final = re.compile(r"(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")

formats = FormatChecker(formats=())
"""The formats the schemas use; those of the library need packages of their own and are left out unsaid."""


@formats.checks("date-time")
def is_date_time(value: object) -> bool:
    """Whether a text is a moment of RFC 3339 that exists; other kinds of values are not its business."""
    if not isinstance(value, str):
        return True
    if not RFC3339.fullmatch(value):
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True


@formats.checks("uri")
def is_uri(value: object) -> bool:
    """Whether a text is an absolute URI of RFC 3986, with a host where its scheme has one."""
    if not isinstance(value, str):
        return True
    if not URI_SIGNS.fullmatch(value):
        return False
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return bool(parts.scheme and (parts.netloc or parts.scheme not in {"http", "https"}))


def _schema(name: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema


@cache
def validator_of(name: str) -> Draft4Validator:
    """The validator of `release-schema` or `release-package-schema`."""
    schema = _schema(name)
    if name == PACKAGE_SCHEMA:
        # The release's schema is put where the package's refers to its address, so that nothing is fetched.
        schema["properties"]["releases"]["items"] = _schema("release-schema")
    return Draft4Validator(schema, format_checker=formats)


def troubles_of(data: Any, name: str = PACKAGE_SCHEMA) -> Iterator[str]:
    """What is wrong with a package (or release), a sentence each, with the place where it stands."""
    for error in validator_of(name).iter_errors(data):
        where = "/".join(str(part) for part in error.absolute_path) or "the whole"
        yield f"{where}: {error.message}"
