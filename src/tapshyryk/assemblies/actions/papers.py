"""The papers of an assembly before and during the vote: the tally sheet and the ballots."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.actions.minutes_papers import page_of
from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.models import Assembly, BallotPrint
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.documents.storing import make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask


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
                        {"position": option.position, "title": str(option.words)}
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
        run = recorded_run(assembly, count)
        with translation.override(language):
            paper = make_document(
                "assemblies/ballots",
                on_ballots(assembly, run),
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


def recorded_run(assembly: Assembly, count: int) -> BallotPrint:
    """Record `count` ballots as printed, numbered on from the last of the round; inside an effect."""
    runs = assembly.ballot_prints.filter(round=assembly.round)
    first = (runs.aggregate(last=Max("last"))["last"] or 0) + 1
    run = BallotPrint(assembly=assembly, round=assembly.round, first=first, last=first + count - 1)
    checked(run, without=("assembly",)).save(force_insert=True)
    return run


def on_ballots(assembly: Assembly, run: BallotPrint | None) -> dict[str, Any]:
    """What stands on the ballots of a run in the language of the moment; no numbers where none is printed."""
    return {
        "event": str(assembly.title),
        "held": assembly.convened_for,
        "round": assembly.round,
        "marking": RULES[assembly.rule].marking,
        "numbers": [] if run is None else list(range(run.first, run.last + 1)),
        "lines": [
            {"position": place, "title": str(option.words)}
            for place, option in enumerate(assembly.ballot(), start=1)
        ],
    }
