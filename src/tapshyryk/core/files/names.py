"""Makes the name of a handed-in file harmless: no folders, no tricks with direction, one true ending."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 100
"""Letters of a name without its ending."""

LONGEST_BYTES = 200
"""Bytes of a name without its ending: file systems count these."""

UNSAFE = re.compile(r'[<>:"|?*\\/\u0000-\u001f\u007f-\u009f]')
INVISIBLE = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb]"
)
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names some systems keep for devices."""

ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def safe_name(given: str, ending: str) -> str:
    """A name to keep and show for a file whose content has the ending `ending` (".pdf").

    Letters of every script stay; what the sender wrote as the ending is replaced by the true one.
    """
    name = re.split(r"[\\/]", unicodedata.normalize("NFC", str(given)))[-1]
    name = "".join(c for c in INVISIBLE.sub("", name) if unicodedata.category(c) not in {"Cs", "Co", "Cn"})
    name = re.sub(r"\s+", " ", UNSAFE.sub(" ", name)).strip(". ")
    stem = ENDING.sub("", name).rstrip(". ")[:LONGEST].rstrip(". ")
    while len(stem.encode()) > LONGEST_BYTES:
        stem = stem[:-1]
    if not stem or RESERVED.fullmatch(stem):
        stem = f"file {stem}".strip()
    return stem + ending
