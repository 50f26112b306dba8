"""The importer: reads a file against a registry, lists all that is wrong, writes all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction

from tapshyryk.core import clock, rulebook
from tapshyryk.core.access import table as access
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.importing.columns import Registry, Row
from tapshyryk.core.importing.limits import DEFAULT_LIMITS, Limits
from tapshyryk.core.importing.problems import ImportRefused, Problem
from tapshyryk.core.importing.reading import RowReader
from tapshyryk.core.importing.repeats import repeats_of
from tapshyryk.core.importing.report import ImportReport
from tapshyryk.core.importing.source import Readable, bare_name
from tapshyryk.core.importing.table import Table, read_table
from tapshyryk.core.importing.writing.template import SHEET_BESIDE
from tapshyryk.core.lifecycle import registry as lifecycles
from tapshyryk.core.lifecycle.engine import Deed, record
from tapshyryk.core.lifecycle.refusals import Refused, not_you

Progress = Callable[[str, int, int | None], None]
"""Told the stage (`check` or `write`), the rows done, and the rows in all where they are known."""

TOLD_EVERY = 500


def no_progress(stage: str, done: int, total: int | None) -> None:
    """For whoever does not watch."""


class _DryRun(Exception):
    """Leaves the transaction without keeping what was written in it."""


@dataclass
class _Import:
    """One import on its way: what was given, and the problems found so far."""

    registry: Registry
    actor: Actor
    report: ImportReport
    limits: Limits
    progress: Progress
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    errors_in_all: int = 0

    def list(self, problem: Problem) -> None:
        """Keep the problem, up to the cap; beyond it errors are only counted."""
        if not problem.warning:
            self.errors_in_all += 1
        kept = self.warnings if problem.warning else self.errors
        if len(kept) < self.limits.errors:
            kept.append(problem)

    def outcome(self) -> ImportReport:
        """The report as it stands."""
        return replace(
            self.report,
            errors=tuple(self.errors),
            errors_in_all=self.errors_in_all,
            warnings=tuple(self.warnings),
        )


def import_file(
    registry: Registry,
    given: str | os.PathLike[str] | Readable,
    *,
    actor: Actor,
    name: str = "",
    sheet: str = "",
    dry_run: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress = no_progress,
) -> ImportReport:
    """Import a file into a registry as one recorded act by `actor`.

    First every row is read and checked; only if nothing is wrong are they written, all in one transaction
    with the act. A dry run writes and records too and then lets go of the transaction, so its counts are
    true. Whatever is wrong with the file stands in the report; `Refused` is raised only when the actor may
    not do this import at all.
    """
    context = registry.prepare(actor)
    _refuse_strangers(registry, actor, context)
    report = ImportReport(registry.kind, bare_name(name or given), dry_run=dry_run)
    running = _Import(registry, actor, report, limits, progress)
    try:
        with read_table(given, name=name, sheet=sheet, limits=limits) as table:
            source = table.source
            running.report = replace(report, file_name=source.name, sha256=source.sha256, sheet=table.sheet)
            reader = RowReader(registry.columns, table)
            _check(running, reader, context)
            if not running.errors:
                _write(running, reader, context)
    except ImportRefused as refused:
        running.list(refused.problem)
    return running.outcome()


def may_import(registry: Registry, actor: Actor) -> bool:
    """Whether the access table lets the actor bring tables into the registry."""
    return isinstance(_answer(registry, actor, registry.prepare(actor)), access.Grant)


def _answer(registry: Registry, actor: Actor, context: Any) -> access.Grant | access.Denial:
    permission = lifecycles.deed_named(registry.verb).permission
    return access.check(actor, permission, registry.scope(context), clock.today())


def _refuse_strangers(registry: Registry, actor: Actor, context: Any) -> None:
    answer = _answer(registry, actor, context)
    if isinstance(answer, access.Denial):
        raise Refused((not_you(answer, rulebook.current()),))


def _check(running: _Import, reader: RowReader, context: Any) -> None:
    """Read and check every row, listing what is wrong."""
    for problem in (*reader.table.warnings, *_other_sheets(reader.table), *reader.headings.problems):
        running.list(problem)
    if running.errors:
        return
    rows = 0
    with repeats_of(running.registry) as repeats:
        for row, problems in reader.rows():
            rows += 1
            if all(problem.warning for problem in problems):
                problems += [*repeats.check(row), *running.registry.check_row(row, context)]
            for problem in problems:
                running.list(problem)
            if rows % TOLD_EVERY == 0:
                running.progress("check", rows, None)
    if rows == 0:
        raise ImportRefused("rows.none")
    running.progress("check", rows, rows)
    running.report = replace(running.report, rows=rows)


def _other_sheets(table: Table) -> Iterator[Problem]:
    if table.unpacked:
        others = [name for name in table.unpacked.sheets if name not in (table.sheet, *SHEET_BESIDE.values())]
        if others:
            listed = ", ".join(f"“{name}”" for name in others)
            yield Problem("sheet.first_read", {"sheet": table.sheet, "sheets": listed}, warning=True)


def _write(running: _Import, reader: RowReader, context: Any) -> None:
    """Write the checked rows and record the import, or list why that was refused."""
    registry, total = running.registry, running.report.rows
    reached = 0

    def rows() -> Iterator[Row]:
        nonlocal reached
        for count, (row, _) in enumerate(reader.rows(), 1):
            reached = row.number
            yield row
            if count % TOLD_EVERY == 0 or count == total:
                running.progress("write", count, total)

    def write() -> Deed:
        tally = registry.write(rows(), running.actor, context)
        running.report = replace(
            running.report, created=tally.created, changed=tally.changed, unchanged=tally.unchanged
        )
        return Deed(detail=_detail(running.report))

    try:
        with transaction.atomic():
            act = record(
                registry.verb,
                actor=running.actor,
                scope=registry.scope(context),
                write=write,
                subject_type="import",
                subject_label=registry.kind,
            )
            if running.report.dry_run:
                raise _DryRun
        running.report = replace(running.report, act=act)
    except _DryRun:
        return
    except Refused as refused:
        if not reached:
            raise
        running.list(_refused_row(reached, " ".join(reason.sentence for reason in refused.reasons)))
    except ValidationError as error:
        running.list(_refused_row(reached, " ".join(error.messages)))
    except (IntegrityError, DataError):
        running.list(Problem("row.conflict", row=reached or None))
    if running.errors:
        running.report = replace(running.report, created=0, changed=0, unchanged=0)


def _refused_row(row: int, reason: str) -> Problem:
    return Problem("row.refused", {"reason": reason}, row=row or None)


def _detail(report: ImportReport) -> dict[str, Any]:
    return {
        "kind": report.kind,
        "file": report.file_name,
        "sha256": report.sha256,
        "rows": report.rows,
        "created": report.created,
        "changed": report.changed,
        "unchanged": report.unchanged,
    }
