"""Headings are found in any of the three languages, below a title, however they are spelled."""

from __future__ import annotations

import io

import pytest
from django.utils import translation

from tapshyryk.core.importing.columns import Column
from tapshyryk.core.importing.headings import find_headings
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.table import read_table
from tests.core.importing import workbooks
from tests.core.importing.registry import COLUMNS

pytestmark = pytest.mark.pure


def headings(content: bytes):
    with read_table(io.BytesIO(content)) as table:
        return find_headings(table, COLUMNS)


@pytest.mark.parametrize(
    "line",
    [
        "code,name,members",
        "Коду,Аты-жөнү,Үй-бүлө мүчөлөрү",
        "Код,ФИО,Членов семьи",
        "КОДУ,АТЫ ЖӨНҮ,үй - бүлө  мүчөлөрү*",
        "коду,аты-жону,уй-було мучолору",
        "Коду:,«Аты-жөнү»,Үй-бүлө\u00a0мүчөлөрү",
        "Code,ФИО,Үй-бүлө мүчөлөрү",
    ],
)
def test_the_same_columns_are_found_in_every_spelling(line):
    found = headings(f"{line}\nA,B,5\n".encode())
    assert found.places == {"code": 0, "name": 1, "members": 2}
    assert found.problems == ()


def test_an_old_russian_letter_makes_no_difference():
    assert headings("Код,ФИО,Членов семьи,Живет один\nA,B,5,да\n".encode()).places["alone"] == 3


def test_a_title_may_stand_above():
    found = headings(
        workbooks.xlsx([["Айылдыктардын тизмеси"], ["2015-жыл"], [], ["Код", "ФИО"], ["A", "B"]])
    )
    assert (found.row, found.places) == (4, {"code": 0, "name": 1})


def test_an_unknown_column_is_told_and_left_out():
    found = headings("Код,ФИО,Членов семьи,Любимый цвет\nA,B,5,x\n".encode())
    assert [(p.code, p.params["heading"], p.warning) for p in found.problems] == [
        ("header.ignored", "Любимый цвет", True)
    ]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ky", "«Үй-бүлө мүчөлөрү» болушу керекпи? Анда ошентип жазыңыз."),
        ("ru", "Имелось в виду «Членов семьи»? Тогда так и напишите."),
        ("en", "Was “Members” meant? Then write it so."),
    ],
)
def test_a_misspelt_heading_gets_a_suggestion_in_the_readers_language(language, sentence):
    (problem,) = headings("Код,ФИО,Членов сьеми\nA,B,5\n".encode()).problems
    with translation.override(language):
        assert problem.advice == sentence


def test_a_repeated_heading_is_named_with_its_places():
    (problem,) = headings("Код,ФИО,Членов семьи,код\nA,B,5,C\n".encode()).problems
    assert problem.params["headings"] == "“Код” (A), “код” (D)"


def test_a_column_needs_its_words_in_three_languages():
    with pytest.raises(ValueError, match="the column x has no words in ky"):
        Column("x", {"en": "X", "ru": "Икс"}, Text(), COLUMNS[0].meaning, "x")
