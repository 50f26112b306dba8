"""The receipt of an online ballot as a signed text, and as somebody pastes it back to be checked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from tapshyryk.core.codes import read_code

LONGEST: Final = 2_000
"""Characters of a pasted text that are looked at; a receipt has some three hundred."""

_TITLE: Final = "Receipt of an online ballot"
_FIELD: Final = re.compile(r"^(assembly|round|receipt): (\S+)$")
_SIGNATURE: Final = re.compile(r"^— \S+ [A-Za-z0-9+/=]+$")


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a ballot lies in the box of a round: the assembly's slug, the round, and a number of chance."""

    assembly: str
    round: int
    code: str

    def text(self) -> str:
        """What is signed: the same for the same ballot whenever it is asked, so it names no hour."""
        return f"{_TITLE}\nassembly: {self.assembly}\nround: {self.round}\nreceipt: {self.code}\n"


@dataclass(frozen=True, slots=True)
class Pasted:
    """What somebody typed or pasted: a bare number of a receipt, or a receipt with the note that signs it."""

    code: str
    receipt: Receipt | None = None
    note: str = ""


def pasted(typed: str) -> Pasted | None:
    """The receipt in what somebody typed; None when there is none.

    Blanks at the ends of lines, empty lines and words around it are forgiven: the note is written anew from
    what it says, and the signature decides.
    """
    if code := read_code(typed.strip()[:40]):
        return Pasted(code)
    lines = [" ".join(line.split()) for line in typed[:LONGEST].splitlines()]
    fields = {found[1]: found[2] for line in lines if (found := _FIELD.match(line))}
    signatures = [line for line in lines if _SIGNATURE.match(line)]
    code = read_code(fields.get("receipt", ""))
    if code is None:
        return None
    number = fields.get("round", "")
    if len(signatures) != 1 or "assembly" not in fields or not re.fullmatch("[1-9]", number):
        return Pasted(code)
    receipt = Receipt(fields["assembly"], int(number), code)
    return Pasted(code, receipt, f"{receipt.text()}\n{signatures[0]}\n")


def listed(receipts: tuple[str, ...] | list[str]) -> str:
    """The published list: a receipt a line, sorted, so that the order tells nothing."""
    return "".join(f"{receipt}\n" for receipt in sorted(receipts))


def read_list(text: str) -> tuple[str, ...]:
    """The receipts of a published list; ValueError tells the line that is none, or that stands twice."""
    found: list[str] = []
    known: set[str] = set()
    for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1):
        if not line.strip():
            continue
        code = read_code(line.strip())
        if code is None or code in known:
            raise ValueError(number)
        known.add(code)
        found.append(code)
    return tuple(found)
