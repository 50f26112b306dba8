"""Loads every file of the founding sources through the importer, once."""

from __future__ import annotations

from collections.abc import Callable

from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.importing.report import ImportReport
from tapshyryk.demo.founding.files import DATA, FOUNDING_SOURCES
from tapshyryk.demo.imports import REGISTRIES
from tapshyryk.orders.models import Order

FILES = {
    "founding-municipalities": "pilot/municipalities.csv",
    "founding-needs": "pilot/needs.csv",
    "founding-orders": "pilot/orders.csv",
    "founding-contributions": "pilot/contributions.csv",
    "founding-trust": "pilot/trust_survey.csv",
    "founding-figures": "reference/reported_figures.csv",
    "founding-timeline": "pilot/timeline.csv",
}
"""The file of each registry, in the order in which they build on one another."""


class LoadingFailed(RuntimeError):
    """A founding file does not load; the message names the file, the row and what is wrong."""


def is_loaded() -> bool:
    """Whether the pilots are already in the database."""
    return Order.objects.filter(source__gt="").exists()


def load(tell: Callable[[str], None]) -> list[ImportReport]:
    """Import every file, each as one act of the founding sources; the reports."""
    reports = []
    for registry in REGISTRIES:
        report = import_file(registry, DATA / FILES[registry.kind], actor=FOUNDING_SOURCES)
        if not report.written:
            first = report.errors[0]
            raise LoadingFailed(f"{FILES[registry.kind]}: {first}")
        tell(f"  {FILES[registry.kind]}: {report.rows}")
        reports.append(report)
    return reports
