"""The moves of the minutes: drawn up, corrected, signed by all, added to; and of the roll afterwards."""

from __future__ import annotations

from typing import Final

from tapshyryk.assemblies.domain.guards.gathering import has_result, hearing_is_noted, something_is_voted_on
from tapshyryk.assemblies.domain.guards.minutes import everybody_signed, minutes_are_drafted, roll_was_kept
from tapshyryk.core.lifecycle.spec import N_, STAYS, Move

_UNTIL_SIGNED: Final = frozenset({"open", "counted"})
"""A choice has its minutes once it is counted, a hearing while it is still open."""

_SETTLED: Final = (has_result, hearing_is_noted)
"""There is something to write down: the result of a choice, what was heard at a hearing."""

MINUTING: Final = (
    Move(
        "draft_minutes",
        _UNTIL_SIGNED,
        STAYS,
        permission="assemblies.draft",
        label=N_("Draw up the minutes"),
        done=N_("Minutes drawn up"),
        guards=_SETTLED,
    ),
    Move(
        "correct_minutes",
        _UNTIL_SIGNED,
        STAYS,
        permission="assemblies.minutes",
        label=N_("Correct the minutes"),
        done=N_("Minutes corrected"),
        guards=(*_SETTLED, minutes_are_drafted),
    ),
    Move(
        "put_signature",
        _UNTIL_SIGNED,
        STAYS,
        permission="assemblies.put_signature",
        label=N_("Put my signature to the minutes"),
        done=N_("Minutes signed by an official of the assembly"),
        guards=(*_SETTLED, minutes_are_drafted),
    ),
    Move(
        "attach_signed_minutes",
        _UNTIL_SIGNED,
        STAYS,
        permission="assemblies.minutes",
        label=N_("Attach the minutes signed on paper"),
        done=N_("Minutes signed on paper attached"),
        guards=(*_SETTLED, minutes_are_drafted),
    ),
    Move(
        "attach_count_photo",
        _UNTIL_SIGNED,
        STAYS,
        permission="assemblies.count",
        label=N_("Attach a photograph of the paper count"),
        done=N_("Photograph of the paper count attached"),
        guards=(something_is_voted_on,),
    ),
    Move(
        "sign_minutes",
        _UNTIL_SIGNED,
        "minuted",
        permission="assemblies.sign",
        label=N_("Sign the minutes"),
        done=N_("Minutes signed"),
        guards=(*_SETTLED, everybody_signed),
    ),
    Move(
        "supplement_minutes",
        {"minuted"},
        STAYS,
        permission="assemblies.minutes",
        label=N_("Add to the signed minutes"),
        done=N_("Supplement to the minutes made"),
    ),
    Move(
        "clear_roll_names",
        {"minuted"},
        STAYS,
        permission="assemblies.clear_roll",
        label=N_("Clear the names on the voters' roll"),
        done=N_("Names on the voters' roll cleared"),
        guards=(roll_was_kept,),
    ),
)
