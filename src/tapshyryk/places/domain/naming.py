"""The name of a municipality without the word for what it is, as its address is made of it."""

from __future__ import annotations

import re
from typing import Final

KIND_WORDS: Final = re.compile(
    r"\s*\b(айылдык аймагы|айыл аймагы|айылный аймак|шаары|айыл өкмөтү)\s*$"
    r"|^\s*(город|шаар)\s+"
    r"|\s+(rural municipality|city)\s*$",
    re.IGNORECASE,
)


def short_name(name: str) -> str:
    """`name` without "айылдык аймагы", "шаары" and the like; the whole name when nothing else is left."""
    short = KIND_WORDS.sub("", name).strip()
    return short or name.strip()
