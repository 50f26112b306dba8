"""Finds in a text what could lead to a person: addresses of e-mail, telephone and personal numbers."""

from __future__ import annotations

import re
from typing import Final

_EMAIL: Final = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]{2,}")
_NUMBER: Final = re.compile(r"\+?\d(?:[\s().-]{0,2}\d)*")
PERSONAL: Final = 14
"""Digits of a personal number (ПИН)."""

PHONES: Final = (9, 13)
"""Fewest and most digits of a telephone number: 555 12 34 56 to +996 (555) 12-34-56 and abroad."""


def personal_data_in(text: str) -> tuple[str, ...]:
    """What kinds stand in `text`, each once, of `email`, `phone` and `personal_number`.

    Sums of money and years are shorter than a telephone number and are let pass.
    """
    found: dict[str, None] = {}
    if _EMAIL.search(text):
        found["email"] = None
    for number in _NUMBER.findall(text):
        digits = sum(sign.isdigit() for sign in number)
        if digits == PERSONAL:
            found["personal_number"] = None
        elif PHONES[0] <= digits <= PHONES[1]:
            found["phone"] = None
    return tuple(found)
