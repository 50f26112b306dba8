"""Who may do what with assemblies."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.table import allow, holds, system


def place(subject: Any) -> str:
    """The municipality whose residents gather."""
    return str(subject.municipality_body)


PERMISSIONS = (
    allow("assemblies.convene", holds("municipal_head", "municipal_specialist", of=place)),
    allow("assemblies.open", holds("municipal_specialist", "municipal_head", of=place)),
    allow("assemblies.count", holds("municipal_specialist", of=place)),
    allow("assemblies.roll", holds("municipal_specialist", of=place)),
    allow("assemblies.cast", system("ballot box")),
    allow("assemblies.sign", holds("municipal_head", "municipal_specialist", of=place)),
)
