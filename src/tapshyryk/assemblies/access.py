"""Who may do what with assemblies."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.access.table import allow, holds, holds_anywhere, sits, system


def place(subject: Any) -> str:
    """The municipality whose residents gather."""
    return str(subject.municipality_body)


def officials(subject: Any) -> list[str]:
    """Chair, secretary and counting group, as refs."""
    return [person.ref for person in subject.officials()]


PERMISSIONS = (
    allow("assemblies.convene", holds("municipal_head", "municipal_specialist", of=place)),
    allow("assemblies.open", holds("municipal_specialist", "municipal_head", of=place)),
    allow("assemblies.count", holds("municipal_specialist", of=place)),
    allow("assemblies.roll", holds("municipal_specialist", of=place)),
    allow("assemblies.enter_roll", holds("municipal_specialist", of=place), system("command line")),
    allow("assemblies.import_voters", holds_anywhere("municipal_specialist"), system("command line")),
    allow("assemblies.cast", system("ballot box")),
    allow(
        "assemblies.draft",
        holds("municipal_specialist", "municipal_head", of=place),
        system("lifecycle"),
    ),
    allow("assemblies.minutes", holds("municipal_specialist", of=place)),
    allow("assemblies.put_signature", sits("assembly_official", among=officials)),
    allow("assemblies.clear_roll", system("clock")),
    allow("assemblies.sign", holds("municipal_head", "municipal_specialist", of=place)),
)
