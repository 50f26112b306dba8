"""What a sheet tells beside its values (errors, merged cells), and why a workbook is refused.

The modules of this package run in a process of their own and so know nothing of the rest of the product.
"""

from __future__ import annotations

from typing import Any

Span = tuple[int, int, int, int]
"""First row, first column, last row, last column, from 0."""


class Refused(Exception):
    """The workbook cannot be taken."""

    def __init__(self, code: str, **params: Any) -> None:
        self.code, self.params = code, params
        super().__init__(code)


class Findings:
    """What the reading library leaves out: errors shown in cells, and merged cells."""

    def __init__(self) -> None:
        self.errors: dict[tuple[int, int], str] = {}
        self.merged: list[Span] = []


def range_name(span: Span) -> str:
    """A span as spreadsheets write it: B8:C8."""

    def name(row: int, column: int) -> str:
        letters, column = "", column + 1
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{letters}{row + 1}"

    return f"{name(*span[:2])}:{name(*span[2:])}"
