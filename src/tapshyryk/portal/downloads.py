"""What can be downloaded, in groups, for the data page."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tapshyryk.core.navigation import address


@dataclass(frozen=True, slots=True)
class Download:
    """One file: what it holds, in which form, where it lies."""

    label: str
    href: str
    form: str


def downloads() -> list[tuple[str, str, list[Download]]]:
    """Groups of downloads: heading, one sentence, the files that stand."""
    from tapshyryk.opendata.tables import TABLES

    tables = [
        Download(_(table.label), address("opendata:csv", table.name), "CSV")
        for table in TABLES
        if address("opendata:csv", table.name)
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
