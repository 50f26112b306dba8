"""The papers of an assembly: the tally sheet to count with, and the minutes of what was decided."""

from __future__ import annotations

from typing import Any, Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask

PAPER_LANGUAGES: Final = ("ky", "ru")
"""Minutes are made in both official languages."""


def page_of(assembly: Assembly, language: str) -> str:
    """The path of the assembly's public page."""
    return f"/{language}/assemblies/{assembly.slug}/"


def print_tally_sheet(
    assembly: Assembly, *, actor: Actor, language: str, override: Override = NO_OVERRIDE
) -> Any:
    """Make the sheet on which hands are counted, in `language`; it stands in the act's documents."""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        with translation.override(language):
            paper = make_document(
                "assemblies/tally",
                {
                    "event": str(assembly.title),
                    "held": assembly.convened_for,
                    "place": assembly.venue,
                    "tie_rule": str(Assembly.TieRule(assembly.tie_rule).label),
                    "lines": [
                        {"position": option.position, "title": str(option.problem.title)}
                        for option in assembly.ballot()
                    ],
                },
                subject=assembly,
                language=language,
                title=gettext("Tally sheet"),
                page=page_of(assembly, language),
            )
        return Deed(detail={"language": language}, documents=(paper,))

    return perform(assembly, "print_tally_sheet", actor=actor, effect=effect, override=override)


def minutes_of(assembly: Assembly) -> tuple[DocumentRef, ...]:
    """Make the minutes in both official languages; call it inside the act that signs them."""
    return tuple(_minutes(assembly, language) for language in PAPER_LANGUAGES)


def _minutes(assembly: Assembly, language: str) -> DocumentRef:
    with translation.override(language):
        tally = tally_of(assembly)
        return make_document(
            "assemblies/minutes",
            {
                "event": str(assembly.title),
                "held": assembly.opened_at,
                "place": assembly.venue,
                "present": assembly.present,
                "women": assembly.women,
                "agenda": [line.strip() for line in assembly.agenda.splitlines() if line.strip()],
                "lines": [
                    {
                        "position": line.position,
                        "title": str(line.problem.title),
                        "votes": line.votes,
                        "run_off": line.run_off_votes,
                        "chosen": line.is_result,
                    }
                    for line in tally.lines
                ],
                "has_run_off": assembly.is_run_off,
                "abstained": tally.abstained,
                "decided": list(tally.explanation),
                "heard": assembly.heard,
            },
            subject=assembly,
            language=language,
            title=gettext("Minutes of the assembly"),
            page=page_of(assembly, language),
        )
