"""What tools leave on paper is read line by line, and what cannot be read is told by its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.facilitation import BadLine, MapNote, line_of, lines_of, map_notes_of, months_of

pytestmark = pytest.mark.pure


def test_a_year_is_twelve_digits():
    assert months_of("333 200 000 123") == (3, 3, 3, 2, 0, 0, 0, 0, 0, 1, 2, 3)
    for wrong in ("33320000012", "3332000001234", "333200000124", "январь 3", ""):
        with pytest.raises(ValueError, match="twelve digits"):
            months_of(wrong)


def test_map_notes_are_read_from_lines_and_from_a_sheet():
    text = "Төмөнкү көпүрө; суу ташкындайт; 41.43, 75.99\n\nМектеп\tжолу жок\t41.5\t76,01\nКлуб; жабык"
    assert map_notes_of(text) == (
        MapNote("Төмөнкү көпүрө", "суу ташкындайт", "41.43", "75.99"),
        MapNote("Мектеп", "жолу жок", "41.5", "76.01"),
        MapNote("Клуб", "жабык"),
    )


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("Клуб; жабык\nМектеп", "place_and_what", 2),
        ("; жабык", "place_and_what", 1),
        ("Клуб; жабык; 41.4", "two_degrees", 1),
        ("Клуб; жабык; кырк, жетимиш", "two_degrees", 1),
        ("Клуб; жабык; NaN, 75", "two_degrees", 1),
        ("Клуб; жабык; 75.99, 41.43", "not_in_the_country", 1),
        ("Клуб; " + "ж" * 401, "too_long", 1),
    ],
)
def test_a_line_that_cannot_be_read_is_told(text, code, line):
    with pytest.raises(BadLine) as bad:
        map_notes_of(text)
    assert (bad.value.code, bad.value.line) == (code, line)


def test_lines_that_say_nothing_are_left_out():
    assert lines_of(" Жол   жок \n\n  \nСуу жок") == ("Жол жок", "Суу жок")


WORDS = st.text(st.characters(categories=("L", "Nd")), min_size=1, max_size=20)


@given(notes=st.lists(st.builds(MapNote, WORDS, WORDS), max_size=6))
def test_what_is_written_as_lines_is_read_as_the_same(notes):
    assert map_notes_of("\n".join(line_of(note) for note in notes)) == tuple(notes)
