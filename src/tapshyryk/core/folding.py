"""Folds texts for searching, so that a word is found however its letters were typed."""

from __future__ import annotations

import re
import unicodedata

_KYRGYZ = str.maketrans("өүң", "оун")
"""Kyrgyz letters as people type them on a Russian keyboard."""

_LOOK_ALIKE = str.maketrans("abcehikmoptxy", "авсенікмортху")
"""Latin letters, as `folded` leaves them, that look like Cyrillic ones in upper or lower case."""

_BETWEEN_WORDS = re.compile(r"[\W_]+")


def folded(text: str) -> str:
    """`text` in lower case, ө ү ң as о у н, without accents (ё as е, й as и), words parted by one space."""
    small = unicodedata.normalize("NFKD", text).casefold().translate(_KYRGYZ)
    bare = "".join(
        letter for letter in unicodedata.normalize("NFKD", small) if not unicodedata.combining(letter)
    )
    return _BETWEEN_WORDS.sub(" ", bare).strip()


def same_name(full_name: str) -> str:
    """What two spellings of one person's name share: folded, words in order, Latin letters among Cyrillic.

    A letter typed in the other alphabet, a sign nobody sees, or the family name in another place makes no
    other person. A name written in Latin letters alone stays so.
    """
    seen = "".join(sign for sign in full_name if unicodedata.category(sign) != "Cf")
    plain = folded(seen)
    if any("а" <= letter <= "я" for letter in plain):
        plain = plain.translate(_LOOK_ALIKE)
    return " ".join(sorted(plain.split()))
