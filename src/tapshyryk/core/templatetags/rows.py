"""Writes rows of tables and timelines: in code, since through templates they cost most of a page's time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.components import Cell, Column, Deed, Table
from tapshyryk.core.templatetags.figures import language_now

register = template.Library()


@register.filter
def body_rows(table: Table) -> SafeString:
    """The rows of the table's body."""
    return _rows(list(table.lines))


@register.filter
def total_row(table: Table) -> SafeString:
    """The closing row, or nothing."""
    return _rows([table.total_line] if table.total else [])


@register.filter
def timeline_rows(deeds: Sequence[Deed]) -> SafeString:
    """The lines of a timeline."""
    language, number = language_now(), conditional_escape(_("Number in the record:"))
    return mark_safe("".join(_deed(deed, language, number) for deed in deeds))  # noqa: S308 escaped there


def _deed(deed: Deed, language: str, number: str) -> str:
    at = timezone.localtime(deed.at) if isinstance(deed.at, datetime) else deed.at
    when = formats.date_short(at, language)
    if isinstance(at, datetime) and not deed.day_only:
        hour = formats.time_of_day(at, language)
        when = f'<time datetime="{at.isoformat()}">{when}<span class="deed__hour"> {hour}</span></time>'
    label = conditional_escape(deed.label)
    tone = f" deed--{conditional_escape(deed.tone)}" if deed.tone else ""
    written = [
        f'<li class="deed{tone}"><p class="deed__when">{when}</p><div class="deed__what"><p>',
        f'<a href="{conditional_escape(deed.href)}">{label}</a>' if deed.href else label,
        "</p>",
    ]
    if deed.who:
        written.append(f'<p class="deed__who">{conditional_escape(deed.who)}</p>')
    if deed.note:
        written.append(f'<p class="deed__note">{conditional_escape(deed.note)}</p>')
    if deed.papers:
        written.append(render_to_string("components/papers.html", {"papers": deed.papers}))
    written.append("</div>")
    if deed.number:
        written.append(
            f'<p class="deed__number"><span class="visually-hidden">{number}</span> № {deed.number}</p>'
        )
    written.append("</li>")
    return "".join(written)


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
