"""Rows of a table: escaped, marked, and never of another length than the head."""

import pytest
from django.template import engines
from django.utils.translation import override

from tapshyryk.core.components import Cell, Column, Table
from tapshyryk.core.wording import Wording

pytestmark = pytest.mark.pure


def written(source, language="en", **values):
    with override(language):
        return engines["django"].from_string("{% load look figures i18n %}" + source).render(values)


def test_a_table_escapes_marks_and_totals():
    table = Table(
        "Orders",
        (Column("Order"), Column("<Sum>", "number"), Column("Note")),
        [
            [Cell(Wording("Бала", "ky"), href='/x"'), 5, None],
            ["<b>", Cell("late", tone="attention", badge=True), ""],
        ],
        total=["All", 5, ""],
    )
    page = written('{% part "table" table=table %}', table=table)
    assert '<a href="/x&quot;"><span lang="ky">Бала</span></a>' in page
    assert 'data-label="&lt;Sum&gt;">5</td>' in page
    assert '<span class="not-reported">not reported</span>' in page
    assert "&lt;b&gt;" in page
    assert '<span class="badge badge--attention">late</span>' in page
    assert 'class="is-text is-blank"' in page
    assert page.index("<tfoot") < page.index("All")


def test_a_table_refuses_a_row_of_another_length():
    table = Table("Orders", (Column("Order"), Column("Sum", "number")), [["one", 2, 3]])
    with pytest.raises(ValueError, match="zip"):
        list(table.lines)
