"""Deeds of the parties room that belong to no table of moves."""

from __future__ import annotations

from tapshyryk.core.lifecycle.registry import DeedKind
from tapshyryk.core.lifecycle.spec import N_

DEEDS = (
    DeedKind(
        "register_person",
        permission="parties.register_person",
        label=N_("Register a person"),
        done=N_("Person registered"),
        public=False,
    ),
    DeedKind(
        "ask_password",
        permission="parties.ask_password",
        label=N_("Send a letter for a new password"),
        done=N_("Letter for a new password asked for"),
        public=False,
    ),
    DeedKind(
        "change_password",
        permission="parties.change_password",
        label=N_("Change the password"),
        done=N_("Password changed"),
        public=False,
    ),
    DeedKind(
        "set_password",
        permission="parties.set_password",
        label=N_("Set a password at the machine"),
        done=N_("Password set at the machine"),
    ),
    DeedKind(
        "import_organisations",
        permission="parties.import_organisations",
        label=N_("Import organisations"),
        done=N_("Organisations imported"),
    ),
)
