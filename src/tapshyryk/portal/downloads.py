"""What can be downloaded, in groups, for the data page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.navigation import address

TABLES = (
    ("municipalities", N_("Municipalities")),
    ("organisations", N_("Organisations")),
    ("needs", N_("Needs sessions and problems")),
    ("attendance", N_("Who came to needs sessions")),
    ("rounds", N_("House-to-house rounds by settlement")),
    ("proposed-problems", N_("Problems residents proposed")),
    ("named-most-often", N_("Problems named across municipalities")),
    ("orders", N_("Orders")),
    ("calls", N_("Calls")),
    ("proposals", N_("Proposals, once opened")),
    ("contracts", N_("Contracts")),
    ("contributions", N_("Contributions")),
    ("results", N_("Results")),
    ("surveys", N_("Surveys of recipients")),
    ("findings", N_("Findings of visits")),
    ("acts", N_("Acts of the record")),
)
"""Tables of the open data by the names of their addresses; those that do not stand are left out."""


@dataclass(frozen=True, slots=True)
class Download:
    """One file: what it holds, in which form, where it lies."""

    label: str
    href: str
    form: str


def downloads() -> list[tuple[str, str, list[Download]]]:
    """Groups of downloads: heading, one sentence, the files that stand."""
    tables = [
        Download(_(label), href, "CSV") for name, label in TABLES if (href := address("opendata:csv", name))
    ]
    packages = [
        Download(_("All orders, open contracting"), href, "OCDS 1.1, JSON")
        for href in [address("opendata:ocds_all")]
        if href
    ]
    proof = [
        Download(_("The record of acts as one bundle"), href, "ZIP")
        for href in [address("opendata:bundle")]
        if href
    ]
    return [
        (_("Tables"), _("Every public table, in UTF-8, with headings that do not change."), tables),
        (
            _("Open contracting"),
            _("Each order in the Open Contracting Data Standard, from planning to implementation."),
            packages,
        ),
        (_("The record and its proof"), _("Verify it on your own computer, without a network."), proof),
    ]
