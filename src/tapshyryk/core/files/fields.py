"""The form field for handing in a file: what it returns has been examined."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django import forms

from tapshyryk.core.files.checking import MEGABYTE, PAPERS, CheckedFile, check_file
from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused


class CheckedFileField(forms.FileField):
    """A file of one of the `accepted` kinds, known by its content; cleans to a `CheckedFile` or None.

    `most_megabytes` may be less than the setting allows, never more.
    """

    def __init__(
        self, *, accepted: Collection[Kind] = PAPERS, most_megabytes: int | None = None, **options: Any
    ) -> None:
        self.accepted = tuple(accepted)
        self.most_bytes = None if most_megabytes is None else most_megabytes * MEGABYTE
        super().__init__(allow_empty_file=True, **options)
        self.widget.attrs["accept"] = ",".join(kind.ending for kind in self.accepted)

    def clean(self, data: Any, initial: Any = None) -> CheckedFile | None:
        """The examined file; the sentence of refusal says what is wrong and what to do."""
        uploaded = super().clean(data, initial)
        if not uploaded:
            return None
        try:
            return check_file(
                uploaded, name=uploaded.name, accepted=self.accepted, most_bytes=self.most_bytes
            )
        except FileRefused as refused:
            raise refused.as_validation_error() from refused
