"""The public form of a proposal filled in and sent, and the link its letter brings, for its tests."""

from __future__ import annotations

import io
import re
from typing import Any
from uuid import uuid4

from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from tapshyryk.core.outbox.delivery import deliver_waiting
from tests.needs.proposals import AUTHOR
from tests.world import World


def filled(world: World, **given: Any) -> dict[str, Any]:
    """The second page of the form, filled in."""
    return {
        "part": "rest",
        "place": world.municipality.slug,
        "request_key": str(uuid4()),
        "title": "Айылда бала бакча жок",
        "language": "ky",
        "theme": "preschool",
        "email": AUTHOR,
        **given,
    }


def send(world: World, *, client: Client | None = None, **given: Any) -> Any:
    """The answer to the second page of the form."""
    return (client or Client()).post(reverse("proposing:propose"), filled(world, **given))


def photo() -> SimpleUploadedFile:
    """A photograph of a wall, with the place it was taken at."""
    out = io.BytesIO()
    tags = Image.Exif()
    tags[0x010E] = "taken at home"
    tags.get_ifd(0x8825)[1] = "N"
    Image.new("RGB", (2000, 1000), "#b37a2e").save(out, "JPEG", exif=tags)
    return SimpleUploadedFile("wall.jpg", out.getvalue(), content_type="image/jpeg")


def link_in_letter() -> str:
    """The first address in the last letter that went out."""
    mail.outbox.clear()
    deliver_waiting()
    (found,) = re.findall(r"https?://[^/]+(/\S+)", mail.outbox[-1].body)[:1]
    return str(found)
