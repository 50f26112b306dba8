"""Photographs: decoded within bounds and drawn anew, so that place, camera and stowaways are gone."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from typing import IO

from PIL import Image, ImageOps, UnidentifiedImageError

from tapshyryk.core.files.kinds.kind import Kind
from tapshyryk.core.files.sentences import FileRefused

MOST_PIXELS = 40_000_000
"""Dots in a picture: a telephone's largest photographs, and 160 MB of memory while it is drawn anew."""

QUALITY = 88


def _drawn_anew(format_name: str) -> Callable[[IO[bytes]], bytes]:
    def examine(file: IO[bytes]) -> bytes:
        file.seek(0)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", Image.DecompressionBombWarning)
                with Image.open(file, formats=(format_name,)) as picture:
                    if picture.width * picture.height > MOST_PIXELS:
                        raise FileRefused("too_many_pixels", limit=MOST_PIXELS // 1_000_000)
                    return _saved(picture, format_name)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            raise FileRefused("too_many_pixels", limit=MOST_PIXELS // 1_000_000) from error
        except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, IndexError) as error:
            # What Pillow raises for broken pictures depends on where they are broken.
            raise FileRefused("damaged") from error

    return examine


def _saved(picture: Image.Image, format_name: str) -> bytes:
    """The picture alone, upright, without anything that was stored beside it."""
    upright = ImageOps.exif_transpose(picture)
    mode = "RGB" if format_name == "JPEG" or upright.mode not in {"RGBA", "LA", "PA", "P"} else "RGBA"
    bare = upright.convert(mode)
    bare.info.clear()
    out = io.BytesIO()
    if format_name == "PNG":
        bare.save(out, "PNG", optimize=False)
    else:
        bare.save(out, format_name, quality=QUALITY)
    return out.getvalue()


JPEG = Kind("JPEG", "image/jpeg", ".jpg", (b"\xff\xd8\xff",), _drawn_anew("JPEG"))
PNG = Kind("PNG", "image/png", ".png", (b"\x89PNG\r\n\x1a\n",), _drawn_anew("PNG"))
WEBP = Kind("WEBP", "image/webp", ".webp", (b"RIFF",), _drawn_anew("WEBP"))
