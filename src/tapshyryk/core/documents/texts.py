"""Makes what people wrote fit for paper: no control characters, no letters the fonts do not have."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

import typst

UNSEEN = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000fffff\U00100000-\U0010ffff]"
)
"""Control characters, marks that turn the direction of writing, private letters: none can be printed."""

CERTAIN = re.compile(
    "[\n\u0020-\u007e\u00a0-\u017f\u0400-\u045f\u0490-\u04ff\u2010-\u2015\u2018-\u2026\u2116]*"
)
"""Letters and signs known to be in the fonts, so that most texts need no look."""

MISSING = "□"
"""Stands for a letter that no font of ours has; the paper must not fail for one emoji."""


def printable(text: str) -> str:
    """`text` with composed letters, without what cannot be seen, and □ for letters that cannot be printed."""
    text = UNSEEN.sub("", unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")))
    if CERTAIN.fullmatch(text):
        return text
    return "".join(c if CERTAIN.fullmatch(c) or has_letter(c) else MISSING for c in text)


@lru_cache(maxsize=4096)
def has_letter(letter: str) -> bool:
    """Whether the fonts can print the letter in an archival PDF; asked of typst itself, once a letter."""
    source = "#set document(date: datetime(year: 2000, month: 1, day: 1))\n#sys.inputs.letter"
    try:
        typst.compile(
            source.encode(),
            ignore_system_fonts=True,
            sys_inputs={"letter": letter},
            pdf_standards=["a-2b"],
            format="pdf",
        )
    except typst.TypstError:
        return False
    return True
