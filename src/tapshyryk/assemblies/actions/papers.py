"""The papers of an assembly: the tally sheet to count with, and the minutes of what was decided."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.models import Assembly, BallotPrint
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
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


def print_ballots(
    assembly: Assembly, *, actor: Actor, count: int, language: str, override: Override = NO_OVERRIDE
) -> Any:
    """Print `count` paper ballots for the present round, numbered on from the last, in `language`.

    The number stands on the counterfoil alone, which stays in the stub: a ballot in the box bears none.
    """

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        runs = assembly.ballot_prints.filter(round=assembly.round)
        first = (runs.aggregate(last=Max("last"))["last"] or 0) + 1
        run = BallotPrint(assembly=assembly, round=assembly.round, first=first, last=first + count - 1)
        checked(run, without=("assembly",)).save(force_insert=True)
        with translation.override(language):
            paper = make_document(
                "assemblies/ballots",
                {
                    "event": str(assembly.title),
                    "held": assembly.convened_for,
                    "round": assembly.round,
                    "marking": RULES[assembly.rule].marking,
                    "numbers": list(range(run.first, run.last + 1)),
                    "lines": [
                        {"position": place, "title": str(option.problem.title)}
                        for place, option in enumerate(assembly.ballot(), start=1)
                    ],
                },
                subject=assembly,
                language=language,
                title=gettext("Paper ballots"),
                public=False,
            )
        return Deed(
            detail={"round": assembly.round, "first": run.first, "last": run.last, "language": language},
            documents=(paper,),
        )

    return perform(assembly, "print_ballots", actor=actor, effect=effect, override=override)


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
