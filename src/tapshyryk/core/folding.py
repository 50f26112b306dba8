"""Folds texts for searching, so that a word is found however its letters were typed."""

from __future__ import annotations

import re
import unicodedata

_KYRGYZ = str.maketrans("өүң", "оун")
"""Kyrgyz letters as people type them on a Russian keyboard."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """`text` in lower case, ө ү ң as о у н, without accents (ё as е, й as и), words parted by one space."""
    small = unicodedata.normalize("NFKD", text).casefold().translate(_KYRGYZ)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter)
    )
    return _BETWEEN_WORDS.sub(" ", bare).strip()
