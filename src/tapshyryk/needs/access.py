"""Who may do what with needs sessions."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.table import allow, holds, system


def place(subject: Any) -> str:
    """The municipality whose needs are found."""
    return str(subject.municipality_body)


PERMISSIONS = (
    allow("needs.plan", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.hold", holds("municipal_specialist", of=place)),
    allow("needs.list", holds("municipal_specialist", of=place)),
    allow("needs.consolidate", holds("municipal_specialist", "municipal_head", of=place)),
    allow("needs.choose", system("lifecycle")),
    allow("needs.chronicle", system("founding sources")),
)
