"""Files of every kind that is taken, made by hand, and the parts that broken ones are made of."""

from __future__ import annotations

import io
import zipfile

from PIL import Image

GPS_IFD = 0x8825
ORIENTATION = 0x0112
MAKER = 0x010F


def pdf(body: bytes = b"") -> bytes:
    """A small whole PDF with `body` among its objects."""
    return (
        b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        + body
        + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
    )


def picture(kind: str = "JPEG", size: tuple[int, int] = (40, 20), *, sideways: bool = False) -> bytes:
    """A picture, left half red; with a place and a camera's maker in it where the kind has room for them."""
    image = Image.new("RGB", size, "white")
    image.paste((255, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[MAKER] = "A camera"
    if sideways:
        exif[ORIENTATION] = 6
    exif.get_ifd(GPS_IFD)[1] = "N"
    out = io.BytesIO()
    remarks = {"comment": b"A remark"} if kind == "JPEG" else {"icc_profile": b"A remark"}
    image.save(out, kind, exif=exif, **remarks)
    return out.getvalue()


def office(main_part: str = "word/document.xml", **others: bytes) -> bytes:
    """An office archive with its main part and any others (in names `__` is `/`, `_dot_` is `.`)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(main_part, "<document/>")
        for name, content in others.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return out.getvalue()


def bomb(megabytes: int = 400) -> bytes:
    """An office archive that unpacks to far more than it weighs."""
    return office(word__media__zeros=b"\0" * (megabytes * 1024 * 1024))


def lying_bomb() -> bytes:
    """A bomb whose table of contents claims that its parts are small."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"\0" * (400 * 1024 * 1024))
    return out.getvalue().replace((400 * 1024 * 1024).to_bytes(4, "little"), (1000).to_bytes(4, "little"))
