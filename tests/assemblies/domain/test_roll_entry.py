"""People typed or pasted for the roll, a line each, and the numbers of those who came."""

from datetime import date

import pytest

from tapshyryk.assemblies.domain.roll_entry import BadLine, RollLine, numbers_in, roll_lines

VILLAGES = {"ала тоо": "1"}


def people(text):
    found, bad = roll_lines(text, settlements=VILLAGES)
    assert bad == []
    return found


@pytest.mark.parametrize("between", ["; ", "\t", ", "])
def test_a_person_a_line_however_the_parts_are_parted(between):
    line = between.join(("Асанов  Үсөн", "05.03.1980", "м", "Ала-Тоо", "Ленин 5"))
    assert people(line) == [RollLine(1, "Асанов Үсөн", date(1980, 3, 5), "male", "1", "Ленин 5")]


def test_all_but_name_and_birthday_may_be_left_out_and_headings_are_passed_over():
    assert people("Аты-жөнү\tТуулган күнү\n\nАсанова Айша\t1980-03-05\t\t") == [
        RollLine(3, "Асанова Айша", date(1980, 3, 5))
    ]


@pytest.mark.parametrize(
    "written", ["5.3.1980", "05-03-1980", "1980-03-05", "5 марта 1980 г.", "5 март 1980"]
)
def test_birthdays_as_people_write_them(written):
    assert people(f"Асанов Үсөн; {written}")[0].born_on == date(1980, 3, 5)


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("123; 05.03.1980", "name"),
        (f"{'А' * 201}; 05.03.1980", "long"),
        (f"Асанов Үсөн; 05.03.1980; м; Ала-Тоо; {'а' * 201}", "long"),
        ("Асанов Үсөн; 31.02.1980", "day"),
        ("Асанов Үсөн; 05/03/1980", "day"),
        ("Асанов Үсөн; 05.03.80", "day"),
        ("Асанов Үсөн; 05.03.1880", "day"),
        ("Асанов Үсөн; 31280", "day"),
        ("Асанов Үсөн; 05.03.1980; x", "sex"),
        ("Асанов Үсөн; 05.03.1980; м; Башка айыл", "settlement"),
    ],
)
def test_a_line_that_is_no_person_says_what_is_wrong(line, code):
    assert roll_lines(line, settlements=VILLAGES) == ([], [BadLine(1, code)])


def test_a_name_on_the_roll_is_not_printed():
    assert "Асанов" not in repr(people("Асанов Үсөн; 05.03.1980"))


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("12 15, 18-20", [12, 15, 18, 19, 20]),
        ("3;1 3", [1, 3]),
        ("7–9", [7, 8, 9]),
        ("20-18", None),
        ("0", None),
        ("1-5001", None),
        ("он эки", None),
        ("", None),
    ],
)
def test_numbers_and_runs(typed, numbers):
    assert numbers_in(typed) == numbers
