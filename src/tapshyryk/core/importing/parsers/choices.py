"""Yes or no, and choices from a list, in any of the three languages."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field

from tapshyryk.core.importing.cells import Cell
from tapshyryk.core.importing.parsers.base import written, wrong_kind
from tapshyryk.core.importing.problems import CellRefused
from tapshyryk.core.importing.spelling import bare_spelling
from tapshyryk.core.lifecycle.spec import N_

YES = frozenset({"yes", "y", "true", "1", "+", "да", "д", "истина", "ооба", "бар", "есть", "чын", "✓"})
NO = frozenset({"no", "n", "false", "0", "-", "нет", "н", "ложь", "жок", "эмес", "жалган", "−", "–"})

Words = Mapping[str, str]
"""A text by language: en, ky, ru."""


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no."""

    describes: str = N_("yes or no")

    def parse(self, cell: Cell) -> bool:
        """True for yes."""
        if isinstance(cell, bool):
            return cell
        word = written(cell, self).lower()
        if word in YES:
            return True
        if word in NO:
            return False
        raise CellRefused("boolean.unclear")


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list: `choices` gives for each value its labels by language; `also` further spellings.

    Case, spaces, punctuation and ё/е make no difference.
    """

    choices: Mapping[str, Words]
    also: Mapping[str, str] = field(default_factory=dict)
    describes: str = N_("a value from the list")

    _spellings: dict[str, str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold every spelling once; ValueError when one stands for two values."""
        found: dict[str, str] = {}
        pairs = [(word, value) for value, words in self.choices.items() for word in (value, *words.values())]
        for word, value in (*pairs, *self.also.items()):
            if found.setdefault(bare_spelling(word), value) != value:
                raise ValueError(
                    f"the spelling {word!r} stands for {found[bare_spelling(word)]!r} and {value!r}"
                )
        object.__setattr__(self, "_spellings", found)

    def parse(self, cell: Cell) -> str:
        """The chosen value."""
        if isinstance(cell, bool):
            raise wrong_kind(self)
        spellings = self._spellings
        folded = bare_spelling(written(cell, self))
        if folded in spellings:
            return spellings[folded]
        near = difflib.get_close_matches(folded, spellings, n=1, cutoff=0.75)
        if near:
            raise CellRefused("choice.misspelt", suggestion=self.choices[spellings[near[0]]])
        languages = {language for words in self.choices.values() for language in words}
        listed = {
            language: ", ".join(f"“{words.get(language, value)}”" for value, words in self.choices.items())
            for language in languages
        }
        raise CellRefused("choice.unknown", choices=listed)
