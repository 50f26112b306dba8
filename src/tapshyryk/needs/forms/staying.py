"""How a form of a later stage offers people, so that those of the working group who agreed are known."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext


def as_offered(person: Any) -> str:
    """The name, and that somebody of the working group agreed to stay on."""
    name = str(person.full_name)
    agreed = getattr(person, "agreed", False)
    return gettext("%(name)s (working group)") % {"name": name} if agreed else name
