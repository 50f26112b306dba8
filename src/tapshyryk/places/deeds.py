"""Deeds of the places room: the register of places has no table of moves, only entries and corrections."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "enter_oblasts",
        permission="places.import",
        label=N_("Enter the oblasts"),
        done=N_("Oblasts entered"),
    ),
    DeedKind(
        "import_municipalities",
        permission="places.import",
        label=N_("Import municipalities"),
        done=N_("Municipalities imported"),
    ),
    DeedKind(
        "register_municipality",
        permission="places.register",
        label=N_("Register a municipality"),
        done=N_("Municipality registered"),
    ),
    DeedKind(
        "correct_municipality",
        permission="places.correct",
        label=N_("Correct the entry of a municipality"),
        done=N_("Entry of the municipality corrected"),
    ),
    DeedKind(
        "register_settlement",
        permission="places.register",
        label=N_("Register a settlement"),
        done=N_("Settlement registered"),
    ),
    DeedKind(
        "record_population",
        permission="places.correct",
        label=N_("Record the population"),
        done=N_("Population recorded"),
    ),
)
