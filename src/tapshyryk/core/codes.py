"""Codes that people carry on paper: not to be guessed, and a slip of the pen is noticed at once."""

from __future__ import annotations

import secrets
from typing import Final

ALPHABET: Final = "123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""31 signs, a prime number of them; without 0, I, L, O and U, which are taken for others."""

RANDOM_SIGNS: Final = 12
"""31 to the power of 12 is about 2 to the power of 59: nobody tries that many."""

_AS_MEANT: Final = str.maketrans("АВЕКМНРСТХILІ", "ABEKMHPCTX111")
"""Cyrillic letters that look Latin become Latin; I and L are meant as 1."""

_BETWEEN: Final = str.maketrans("", "", " -–—\N{NO-BREAK SPACE}\N{NON-BREAKING HYPHEN}.")


def new_code() -> str:
    """A fresh code such as 7K2M-9QXC-4TBD-R: twelve signs by chance and one that checks them."""
    return sealed("".join(secrets.choice(ALPHABET) for _ in range(RANDOM_SIGNS)))


def code_from(seed: bytes) -> str:
    """The code that follows from a secret of 32 bytes or more: the same secret, the same code."""
    number = int.from_bytes(seed, "big")
    signs = ""
    for _ in range(RANDOM_SIGNS):
        number, sign = divmod(number, len(ALPHABET))
        signs += ALPHABET[sign]
    return sealed(signs)


def sealed(signs: str) -> str:
    """`signs` with the sign that checks them, in groups of four."""
    whole = signs + ALPHABET[_weighed(signs) % len(ALPHABET)]
    return "-".join(whole[start : start + 4] for start in range(0, len(whole), 4))


def read_code(typed: str) -> str | None:
    """The code as it is kept, from what somebody typed; None when it cannot be one.

    One wrong sign, or two signs that changed places, are always noticed: each place weighs differently and
    31 is a prime number.
    """
    plain = typed.upper().translate(_BETWEEN).translate(_AS_MEANT)
    if len(plain) != RANDOM_SIGNS + 1 or any(sign not in ALPHABET for sign in plain):
        return None
    code = sealed(plain[:-1])
    return code if code.replace("-", "") == plain else None


def _weighed(signs: str) -> int:
    return sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(signs, start=1))
