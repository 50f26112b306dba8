"""Makes a photograph that was taken smaller, for pages that are opened on an old telephone."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from PIL import Image

from tapshyryk.core.files.checking import CheckedFile

QUALITY = 70


def smaller(photo: CheckedFile, side: int) -> CheckedFile:
    """`photo` with its longer side at most `side` dots; one that is small enough stays as it is.

    It was drawn anew before, so there is nothing in it but the picture; it keeps its kind and name.
    """
    photo.content.seek(0)
    with Image.open(photo.content) as picture:
        if max(picture.size) <= side:
            photo.content.seek(0)
            return photo
        picture.thumbnail((side, side))
        out = io.BytesIO()
        if photo.kind.name == "PNG":
            picture.save(out, "PNG", optimize=True)
        else:
            picture.save(out, photo.kind.name, quality=QUALITY)
    content = out.getvalue()
    out.seek(0)
    return replace(photo, sha256=hashlib.sha256(content).hexdigest(), size=len(content), content=out)
