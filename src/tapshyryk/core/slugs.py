"""Readable names for permanent addresses: Latin letters, as places are written on maps, never twice."""

from __future__ import annotations

from typing import Any, Final

from slugify import slugify

AS_ON_MAPS: Final = tuple(
    (sign, latin)
    for small, latin in (
        ("ө", "o"),
        ("ү", "u"),
        ("ң", "n"),
        ("ж", "j"),
        ("й", "i"),
        ("ы", "y"),
        ("х", "h"),
        ("ц", "ts"),
        ("щ", "sh"),
        ("ъ", ""),
        ("ь", ""),
        ("ё", "yo"),
        ("ю", "yu"),
        ("я", "ya"),
    )
    for sign in (small, small.upper())
)
"""Letters written as Kyrgyz place names are (Kök-Oi becomes kok-oi, Jany-Jol jany-jol)."""


def latin(text: str, *, longest: int = 80) -> str:
    """`text` in small Latin letters, digits and hyphens, cut at a word where it can be; may leave nothing."""
    return slugify(text, replacements=AS_ON_MAPS, max_length=longest, word_boundary=True, save_order=True)


def readable_slug(text: str, model: Any, *, field: str = "slug", longest: int = 80) -> str:
    """A slug for `text` that no row of `model` has in `field` yet; a number is added to one that is taken.

    Two people who ask at the same moment may get the same answer; the field's unique constraint then
    refuses the second.
    """
    room_for_number = 6
    most = min(longest, (model._meta.get_field(field).max_length or longest) - room_for_number)
    stem = latin(text, longest=most) or model._meta.model_name
    taken = set(model._default_manager.filter(**{f"{field}__startswith": stem}).values_list(field, flat=True))
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"
