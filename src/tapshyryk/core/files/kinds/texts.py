"""Plain texts and tables kept as text: letters throughout, and no web page in disguise."""

from __future__ import annotations

import codecs
import re
from typing import IO

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused
from tapshyryk.core.importing.encodings import find_encoding
from tapshyryk.core.importing.problems import ImportRefused

PIECE = 256 * 1024
CONTROL = re.compile("[\u0000-\u0008\u000b\u000e-\u001f\u007f]")
MARKUP = re.compile(r"\s*<\s*(?:!doctype|html|head|body|svg|script|iframe|\?xml|!--)", re.IGNORECASE)


def examine_text(file: IO[bytes]) -> None:
    """Refuse bytes that are no letters in any known encoding, control characters, and web pages."""
    file.seek(0)
    try:
        encoding = find_encoding(file)
    except ImportRefused as refused:
        code = "damaged" if refused.problem.code == "encoding.broken" else "not_text"
        raise FileRefused(code) from refused
    file.seek(encoding.mark)
    decoder = codecs.getincrementaldecoder(encoding.name)("replace")
    is_first = True
    while piece := file.read(PIECE):
        text = decoder.decode(piece)
        if CONTROL.search(text):
            raise FileRefused("not_text")
        if is_first and MARKUP.match(text):
            raise FileRefused("active")
        is_first = False


CSV = Kind("CSV", "text/csv", ".csv", (), examine_text)
TXT = Kind("TXT", "text/plain", ".txt", (), examine_text)
