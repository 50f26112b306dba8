"""Taking the voters' roll out as a table, handed over once: an act of its own, for the roll has names."""

from __future__ import annotations

from typing import Any, Final

from django.utils.translation import gettext

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.roll import roll_lines
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.writing.tables import csv_lines, xlsx_file
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import wrong_input
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.steps import HandedOver

CSV: Final = "csv"
XLSX: Final = "xlsx"
KINDS: Final = {
    CSV: "text/csv; charset=utf-8",
    XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def take_roll_out(
    assembly: Assembly, *, actor: Actor, kind: str, reason: str, override: Override = NO_OVERRIDE
) -> HandedOver:
    """Make the roll with its names a table of `kind`, in the reader's language; no cell becomes a formula.

    The act tells everybody who took how many lines out; the `reason`, which may name people, stands in its
    private part. Refused while no name stands on the roll, and once the names are cleared.
    """
    made: list[bytes] = []

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        header, lines = roll_lines(assembly)
        if not lines:
            raise wrong_input(gettext("No names stand on this roll."))
        if kind == XLSX:
            made.append(xlsx_file(header, lines, sheet=gettext("Voters' roll"), made=clock.now()))
        else:
            made.append(b"".join(csv_lines(header, lines)))
        return Deed(detail={"lines": len(lines), "kind": kind}, private={"reason": reason})

    perform(assembly, "take_roll_out", actor=actor, effect=effect, override=override)
    if not made:  # the same request sent twice: the table went out with the first answer
        told = gettext("The table was handed over already. Take it out anew if you need it again.")
        raise wrong_input(told)
    return HandedOver(f"roll-{assembly.slug}.{kind}", made[-1], content_type=KINDS[kind])
