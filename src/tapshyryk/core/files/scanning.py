"""The seam for a virus scanner: a function named in the settings looks at every file before it is taken."""

from __future__ import annotations

from typing import IO

from django.conf import settings
from django.utils.module_loading import import_string

from tapshyryk.core.files.sentences import FileRefused


def refuse_infected(content: IO[bytes]) -> None:
    """Refuse the file when the scanner names a finding.

    The setting UPLOAD_SCANNER is the dotted path of a function that takes the open file and returns what it
    found, or an empty text; empty: no scanner. A scanner that fails lets nothing pass.
    """
    path = getattr(settings, "UPLOAD_SCANNER", "")
    if not path:
        return
    content.seek(0)
    if import_string(path)(content):
        raise FileRefused("infected")
