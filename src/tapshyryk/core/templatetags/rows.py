"""Writes the rows of a table: in code, since a page of rows through templates costs most of its time."""

from __future__ import annotations

from collections.abc import Sequence

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tapshyryk.core.components import Cell, Column, Table

register = template.Library()


@register.filter
def body_rows(table: Table) -> SafeString:
    """The rows of the table's body."""
    return _rows(list(table.lines))


@register.filter
def total_row(table: Table) -> SafeString:
    """The closing row, or nothing."""
    return _rows([table.total_line] if table.total else [])


def _rows(lines: Sequence[Sequence[tuple[Cell, Column]]]) -> SafeString:
    page = (get_language() or "").split("-")[0]
    silent = f'<span class="not-reported">{conditional_escape(_("not reported"))}</span>'
    written: list[str] = []
    for line in lines:
        written.append('<tr role="row">')
        for index, (cell, column) in enumerate(line):
            inside = _inside(cell, page, silent)
            if index == 0:
                written.append(f'<th role="rowheader" scope="row">{inside}</th>')
            else:
                blank = "" if inside else " is-blank"
                label = conditional_escape(column.label)
                written.append(
                    f'<td role="cell" class="is-{column.kind}{blank}" data-label="{label}">{inside}</td>'
                )
        written.append("</tr>\n")
    return mark_safe("".join(written))  # noqa: S308 every part is escaped where it is put in


def _inside(cell: Cell, page: str, silent: str) -> str:
    if cell.text is None:
        inside = silent
    else:
        inside = conditional_escape(cell.text)
        language = getattr(cell.text, "language", "")
        if language and language != page:
            inside = f'<span lang="{conditional_escape(language)}">{inside}</span>'
        if cell.badge:
            tone = f" badge--{conditional_escape(cell.tone)}" if cell.tone else ""
            inside = f'<span class="badge{tone}">{inside}</span>'
        elif cell.href:
            inside = f'<a href="{conditional_escape(cell.href)}">{inside}</a>'
    return f"{inside}<small>{conditional_escape(cell.note)}</small>" if cell.note else inside
