"""Handing in a table, checking it, and writing it once its owner has confirmed."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import islice
from typing import Any

from django.core.files import File
from django.core.files.storage import default_storage
from django.utils import translation

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.clock import machine_now
from tapshyryk.core.files.checking import CheckedFile
from tapshyryk.core.files.orphans import folder_of
from tapshyryk.core.formats import date_short
from tapshyryk.core.ids import uuid7
from tapshyryk.core.importing.columns import Column, Registry
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.importing.limits import MEGABYTE, Limits
from tapshyryk.core.importing.parsers.choices import Choice
from tapshyryk.core.importing.problems import ImportRefused, in_language, shown
from tapshyryk.core.importing.reading import RowReader
from tapshyryk.core.importing.registries import registries
from tapshyryk.core.importing.table import read_table
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.wording import current_language
from tapshyryk.workspace.models import TableFile

Stage = TableFile.Stage

FOLDER = "imports"
MOST_MEGABYTES = 20
LIMITS = Limits(size=MOST_MEGABYTES * MEGABYTE, rows=100_000, unpacked=200 * MEGABYTE)
"""What a page takes; larger tables come in through the command line."""
AT_ONCE = 256 * 1024
"""Tables up to this size (bytes) are dealt with while the page is waited for, larger ones by the job."""
LEASE = timedelta(minutes=15)
"""After this long without a sign of life a table is taken up again."""
KEPT = timedelta(days=1)
SHOWN_ROWS = 5


def hand_in(registry: Registry, checked: CheckedFile, *, actor: Actor) -> TableFile:
    """Keep an examined table for the importer, and check it at once where it is small."""
    key, now = uuid7(), machine_now()
    table = TableFile.objects.create(
        id=key,
        kind=registry.kind,
        name=checked.name,
        stored_as=default_storage.save(f"{folder_of(FOLDER, key)}/{key}", File(checked.content)),
        size=checked.size,
        handed_in_by=actor.ref,
        language=(translation.get_language() or "ky")[:2],
        handed_in_at=now,
        touched_at=now,
    )
    if table.size <= AT_ONCE:
        _check(table)
    return table


def confirm_table(table: TableFile) -> None:
    """Let a table be written that was checked without errors; asked twice, it is written once."""
    if _moved(table, Stage.CHECKED, Stage.CONFIRMED) and table.size <= AT_ONCE:
        _write(table)


def work_on_tables() -> int:
    """Take up the table that waits longest, or one whose worker died; how many were dealt with (0 or 1)."""
    stale = machine_now() - LEASE
    for begun, again in ((Stage.CHECKING, Stage.WAITING), (Stage.WRITING, Stage.CONFIRMED)):
        TableFile.objects.filter(stage=begun, touched_at__lt=stale).update(stage=again)
    table = (
        TableFile.objects.filter(stage__in=(Stage.WAITING, Stage.CONFIRMED)).order_by("touched_at").first()
    )
    if table is None:
        return 0
    (_check if table.stage == Stage.WAITING else _write)(table)
    return 1


def forget_tables() -> int:
    """Remove the tables handed in more than a day ago, with their content; how many."""
    old = list(TableFile.objects.filter(handed_in_at__lt=machine_now() - KEPT))
    for table in old:
        default_storage.delete(table.stored_as)
        table.delete()
    return len(old)


def _check(table: TableFile) -> None:
    if not _moved(table, Stage.WAITING, Stage.CHECKING):
        return
    report = _imported(table, dry_run=True)
    if not report["errors"]:
        with translation.override(table.language):
            report["first_rows"] = _first_rows(table)
    _ended(table, Stage.REFUSED if report["errors"] else Stage.CHECKED, report)


def _write(table: TableFile) -> None:
    if not _moved(table, Stage.CONFIRMED, Stage.WRITING):
        return
    report = _imported(table, dry_run=False)
    _ended(table, Stage.REFUSED if report["errors"] else Stage.WRITTEN, report)


def _moved(table: TableFile, before: str, after: str) -> bool:
    """Bring the table from one stage to the next; False when somebody else did."""
    found = TableFile.objects.filter(pk=table.pk, stage=before)
    return bool(found.update(stage=after, touched_at=machine_now()))


def _ended(table: TableFile, stage: str, report: dict[str, Any]) -> None:
    table.stage, table.report, table.rows_done = stage, report, report["rows"]
    table.touched_at = machine_now()
    table.save(update_fields=["stage", "report", "rows_done", "touched_at"])


def _imported(table: TableFile, *, dry_run: bool) -> dict[str, Any]:
    """What the importer says of the table, as plain data in its owner's language."""

    def tell(step: str, done: int, total: int | None) -> None:
        if step == "check":  # while rows are written nothing of it shows before the end
            TableFile.objects.filter(pk=table.pk).update(rows_done=done, touched_at=machine_now())

    actor = Actor("person", table.handed_in_by)
    with (
        translation.override(table.language),
        default_storage.open(table.stored_as) as content,
        # The same table confirmed twice, or taken up again after a crash, makes one act.
        answering_request(None if dry_run else table.pk),
    ):
        try:
            report = import_file(
                registries()[table.kind],
                content,
                actor=actor,
                name=table.name,
                dry_run=dry_run,
                limits=LIMITS,
                progress=tell,
            )
        except Refused as refused:
            words = " ".join(reason.sentence for reason in refused.reasons)
            return {"rows": 0, "errors_in_all": 1, "errors": [_said(words)], "warnings": []}
    plain = report.as_dict()
    if report.act is not None:
        plain |= {name: report.act.detail[name] for name in ("rows", "created", "changed", "unchanged")}
    return plain


def _understood(column: Column, value: Any) -> str:
    """A cell as it was understood, in the reader's words; masked if personal, empty if empty."""
    if value is None or value == "":
        return ""
    if column.personal:
        return shown(value, personal=True)
    if isinstance(column.parser, Choice) and value in column.parser.choices:
        return in_language(column.parser.choices[value])
    if isinstance(value, date):
        return date_short(value, current_language())
    return shown(value)


def _said(words: str) -> dict[str, Any]:
    return {"row": None, "column": "", "value": "", "code": "", "sentence": words, "advice": ""}


def _first_rows(table: TableFile) -> list[list[str]]:
    """The first rows as they were understood; personal cells are masked."""
    registry = registries()[table.kind]
    try:
        with (
            default_storage.open(table.stored_as) as content,
            read_table(content, name=table.name, limits=LIMITS) as read,
        ):
            return [
                [_understood(column, row[column.name]) for column in registry.columns]
                for row, _problems in islice(RowReader(registry.columns, read).rows(), SHOWN_ROWS)
            ]
    except ImportRefused:
        return []
