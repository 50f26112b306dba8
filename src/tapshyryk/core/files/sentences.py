"""Every sentence with which a file is refused: what is wrong, and what to do about it."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from tapshyryk.core.lifecycle.spec import N_


class Sentence(NamedTuple):
    """An English message id for what is wrong and one for what to do."""

    wrong: str
    advice: str


SENTENCES: dict[str, Sentence] = {
    "empty": Sentence(N_("The file is empty."), N_("Choose another one.")),
    "too_large": Sentence(
        N_("The file is larger than %(limit)s MB."), N_("Make it smaller, or split it.")
    ),
    "not_accepted": Sentence(
        N_("Files of this kind are not taken here."), N_("Hand in one of these: %(accepted)s.")
    ),
    "unknown": Sentence(
        N_("The content of the file is of no known kind."), N_("Hand in one of these: %(accepted)s.")
    ),
    "not_text": Sentence(
        N_("The file is not a text."), N_("Save it as plain text or CSV in UTF-8.")
    ),
    "damaged": Sentence(
        N_("The file is damaged or incomplete."), N_("Open it in its program and save it anew.")
    ),
    "password": Sentence(
        N_("The file is protected with a password."), N_("Remove the password and save it again.")
    ),
    "active": Sentence(
        N_("The file holds a program (a macro or script)."), N_("Save it without programs, or as PDF.")
    ),
    "two_in_one": Sentence(
        N_("Another file is hidden inside this one."), N_("Save it anew in its own program.")
    ),
    "swells": Sentence(
        N_("Unpacked, the file would be far too large."), N_("Make it smaller, or save it as PDF.")
    ),
    "too_many_pixels": Sentence(
        N_("The picture has more than %(limit)s million dots."), N_("Make it smaller and save it again.")
    ),
    "infected": Sentence(
        N_("The scanner found something harmful in the file."), N_("Ask whoever sent it for a clean copy.")
    ),
}  # fmt: skip


class FileRefused(Exception):
    """The file is not taken; `sentence` says why and what to do, in the reader's language."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(code)

    @property
    def sentence(self) -> str:
        """Why, and what to do."""
        wrong, advice = SENTENCES[self.code]
        return f"{gettext(wrong) % self.params} {gettext(advice) % self.params}"

    def as_validation_error(self) -> ValidationError:
        """The refusal as a form shows it."""
        return ValidationError(self.sentence, code=self.code)
