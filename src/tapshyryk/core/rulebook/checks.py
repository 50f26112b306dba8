"""What `doctor` asks about rules: can the chosen rulebook be used today, for every step?"""

from __future__ import annotations

from tapshyryk.config.command import Check, Finding
from tapshyryk.core import rulebook
from tapshyryk.core.rulebook.domain.fitting import COMPLETE, misfits


def _book() -> list[Finding]:
    try:
        book = rulebook.current()
    except rulebook.RulebookError as fault:
        return [Finding("bad", f"Rulebook: {sentence}.") for sentence in fault.troubles]
    lacking = list(misfits(book, rulebook.load(COMPLETE, book.on)))
    if lacking:
        return [Finding("bad", f"Rulebook: {sentence}.") for sentence in lacking]
    return [Finding("good", f"The rulebook in force is {book.ref} (rules: {len(book)}).")]


CHECKS = (Check(name="rulebook", run=_book),)
