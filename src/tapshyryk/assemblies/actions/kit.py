"""Printing all an assembly is held with as one paper, handed over once: the roll in it has names."""

from __future__ import annotations

from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.actions.minutes_papers import page_of
from tapshyryk.assemblies.actions.papers import on_ballots, recorded_run
from tapshyryk.assemblies.models import Assembly, BallotPrint, Way
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.rendering import render
from tapshyryk.core.documents.storing import frame_for
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import wrong_input
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.steps import HandedOver


def print_assembly_kit(
    assembly: Assembly,
    *,
    actor: Actor,
    language: str,
    count: int = 0,
    override: Override = NO_OVERRIDE,
) -> HandedOver:
    """Make announcement, sheet for the door, `count` ballots, tally sheets and minutes form as one PDF.

    The ballots are recorded as printed and numbered on from the last. Refused when ballots are asked for
    where nobody votes on paper.
    """
    made: list[bytes] = []

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        if count and not (Way.PAPER in assembly.ways and assembly.ballot()):
            raise wrong_input(gettext("Nobody votes on paper here: ask for 0 ballots."), field="count")
        run = recorded_run(assembly, count) if count else None
        made.append(_kit(assembly, run, language))  # before the act stands: ballots count once they exist
        ballots = {} if run is None else {"first": run.first, "last": run.last}
        return Deed(detail={"round": assembly.round, "language": language, **ballots})

    perform(assembly, "print_assembly_kit", actor=actor, effect=effect, override=override)
    if not made:  # the same request sent twice: the papers went out with the first answer
        raise wrong_input(gettext("The papers were handed over already. Print them anew."), field="language")
    return HandedOver(f"assembly-kit-{assembly.slug}-{language}.pdf", made[-1])


def _kit(assembly: Assembly, run: BallotPrint | None, language: str) -> bytes:
    with translation.override(language):
        chooses = assembly.purpose == Assembly.Purpose.CHOICE
        ways = assembly.ways if chooses else []
        voters = assembly.roll.filter(struck_because="").select_related("settlement").order_by("number")
        data = {
            **on_ballots(assembly, run),
            "chooses": chooses,
            "hears": assembly.purpose == Assembly.Purpose.HEARING,
            "place": assembly.venue,
            "agenda": [line.strip() for line in assembly.agenda.splitlines() if line.strip()],
            "ways": [{"way": way, "label": str(Way(way).label)} for way in ways],
            "until": assembly.online_until if Way.ONLINE in ways else None,
            "quorum": assembly.quorum,
            "tie_rule": str(Assembly.TieRule(assembly.tie_rule).label),
            "sections": assembly.sections if Way.HANDS in ways else 0,
            "roll": [
                {
                    "number": voter.number,
                    "name": voter.full_name,
                    "settlement": "" if voter.settlement is None else str(voter.settlement.name),
                }
                for voter in voters
            ],
        }
    frame = frame_for(assembly, language=language, page=page_of(assembly, language))
    return render("assemblies/assembly-kit", data, language=language, frame=frame)
