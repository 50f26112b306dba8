"""What an import did, or why it did nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tapshyryk.core.importing.problems import Problem


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The outcome of one import.

    Either everything was written (`written`), or nothing: because of `errors`, or because it was a dry run.
    A dry run counts what would have been written. `errors_in_all` counts also errors past the listed ones.
    """

    kind: str
    file_name: str
    sha256: str = ""
    sheet: str = ""
    rows: int = 0
    created: int = 0
    changed: int = 0
    unchanged: int = 0
    errors: tuple[Problem, ...] = ()
    errors_in_all: int = 0
    warnings: tuple[Problem, ...] = ()
    dry_run: bool = False
    act: Any = None

    @property
    def ok(self) -> bool:
        """Whether nothing stands against the file."""
        return not self.errors

    @property
    def written(self) -> bool:
        """Whether the rows stand in the database."""
        return self.ok and not self.dry_run

    def as_dict(self) -> dict[str, Any]:
        """The report as plain data, its sentences in the reader's language."""
        return {
            "kind": self.kind,
            "file": self.file_name,
            "sha256": self.sha256,
            "sheet": self.sheet,
            "rows": self.rows,
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "dry_run": self.dry_run,
            "written": self.written,
            "errors_in_all": self.errors_in_all,
            "errors": [problem.as_dict() for problem in self.errors],
            "warnings": [problem.as_dict() for problem in self.warnings],
        }
