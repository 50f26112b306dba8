"""Lines typed in short codes, people counted, and small groups hidden: by worked examples and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.attendance import (
    BANDS,
    GROUPS,
    Came,
    Slip,
    Villages,
    WrongCode,
    age_band_of,
    counts_of,
    group_of,
    public,
    repeated,
    sex_of,
    typed,
)

pytestmark = pytest.mark.pure

TWO = Villages((("a", ("Ак-Суу",)), ("b", ("Көк-Бел айылы", "с. Кок-Бель"))))


def test_a_line_is_read_from_its_codes():
    came, slips = typed("2 ж 34 5 Асанова Айша\n\n1 м е\n0 э - - Үсөн\n", TWO)
    assert slips == ()
    assert came == {
        1: Came("female", "b", "29-62", "low_income", "Асанова Айша"),
        3: Came("male", "a", "63+"),
        4: Came("male", "", "", "", "Үсөн"),
    }


def test_one_village_needs_no_code_and_none_takes_none():
    one = Villages((("a", ("Ак-Суу",)),))
    assert typed("ж 70 1", one)[0] == {1: Came("female", "a", "63+", "pensioner")}
    assert typed("ж 70 1", Villages())[0] == {1: Came("female", "", "63+", "pensioner")}


def test_what_cannot_be_read_is_told_by_line():
    text = "ж 34\n3 ж\n1 к 20\n1 ж 111\n1 ж сорок\n1 ж 20 11\n1\n1 ж 20 1 Айша"
    came, slips = typed(text, TWO)
    assert list(came) == [8]
    assert slips == (
        Slip(1, "attendance.settlement_first"),
        Slip(2, "attendance.settlement_code"),
        Slip(3, "attendance.sex"),
        Slip(4, "attendance.age_impossible"),
        Slip(5, "attendance.age"),
        Slip(6, "attendance.group"),
        Slip(7, "attendance.sex"),
    )


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("0", "0-6"), ("6", "0-6"), ("7", "7-13"), ("14", "14-17"), ("18", "18-28"), ("28", "18-28"),
        ("29", "29-62"), ("62", "29-62"), ("63", "63+"), ("110", "63+"),
        ("а", "0-6"), ("В", "14-17"), ("е", "63+"), ("c", "14-17"), ("f", "63+"),
        ("29 – 62", "29-62"), ("63+", "63+"), ("-", ""), ("", ""),
    ],
)  # fmt: skip
def test_an_age_is_a_band_a_letter_or_years(written, band):
    assert age_band_of(written) == band


@pytest.mark.parametrize("written", ["ж", "А", "аял", "жен", "f", " Женский "])
def test_a_woman_is_written_in_many_ways(written):
    assert sex_of(written) == "female"


def test_a_group_is_its_number_on_the_sheet():
    assert [group_of(str(number)) for number in range(1, 11)] == list(GROUPS)
    assert group_of("-") == group_of("0") == ""
    with pytest.raises(WrongCode):
        group_of("11")


def test_a_settlement_is_its_number_or_any_of_its_names():
    assert [TWO.key_of(text) for text in ("2", "көк-бел", "КОК-БЕЛЬ", "Кок-Бел айылы", "0", "-")] == [
        "b", "b", "b", "b", "", "",
    ]  # fmt: skip
    with pytest.raises(WrongCode):
        TWO.key_of("Нарын")


def test_a_person_repeated_is_found_whatever_the_letters():
    lines = [
        (1, Came("female", "a", name="Асанова Гүлнара")),
        (2, Came("female", "a", name="асанова гулнара")),
        (3, Came("female", "b", name="Асанова Гүлнара")),
        (4, Came("male", "a")),
        (5, Came("male", "a")),
    ]
    assert repeated(lines) == (2,)
    other_order = [
        (1, Came("female", "a", name="Асанова Гүлнара")),
        (2, Came("female", "a", name="Гyлнара Асанова")),
    ]
    assert repeated(other_order) == (2,), "the names stand the other way round, one letter is Latin"
    assert repeated(lines, {("асанова гулнара", "b")}) == (2, 3)


def test_people_are_counted_by_hand():
    lines = [
        Came("female", "a", "18-28", "student"),
        Came("female", "b", "63+", "pensioner"),
        Came("male", "", "", ""),
    ]
    counts = counts_of(lines, ["a", "b", "c"])
    assert (counts.total, counts.women) == (3, 2)
    assert counts.sex == {"female": 2, "male": 1}
    assert counts.settlement == {"a": 1, "b": 1, "c": 0, "": 1}
    assert counts.age_band == {**dict.fromkeys(BANDS, 0), "18-28": 1, "63+": 1, "": 1}
    assert counts.social_group["student"] == 1


def _people(**bands: int) -> list[Came]:
    return [Came("female", "a", band) for band, many in bands.items() for _ in range(many)]


def test_a_small_group_is_hidden_with_another_that_would_tell_it():
    lines = (
        [Came("male", "a", "18-28")] * 3
        + [Came("female", "a", "29-62")] * 40
        + [Came("male", "a", "63+")] * 9
    )
    shown = public(counts_of(lines, ["a"]))
    assert (shown.total, shown.women) == (52, 40)
    assert shown.age_band == {
        "0-6": 0, "7-13": 0, "14-17": 0, "18-28": None, "29-62": 40, "63+": None, "": 0,
    }  # fmt: skip
    assert shown.settlement == {"a": 52, "": 0}
    assert shown.hides_something


def test_of_four_people_only_their_number_is_told():
    shown = public(counts_of([Came("female", "a", "63+")] * 4))
    assert (shown.total, shown.women, shown.age_band, shown.settlement) == (4, None, {}, {})


people = st.lists(
    st.builds(
        Came,
        sex=st.sampled_from(["female", "male"]),
        settlement=st.sampled_from(["", "a", "b"]),
        age_band=st.sampled_from(["", *BANDS]),
        social_group=st.sampled_from(["", *GROUPS]),
    ),
    max_size=60,
)


@given(people)
def test_every_count_adds_up_to_all(lines):
    counts = counts_of(lines, ["a", "b"])
    for part in (counts.sex, counts.age_band, counts.social_group, counts.settlement):
        assert sum(part.values()) == counts.total == len(lines)


@given(people)
def test_nothing_small_is_shown_and_nothing_hidden_follows_from_the_rest(lines):
    shown = public(counts_of(lines, ["a", "b"]))
    for part in (shown.age_band, shown.social_group, shown.settlement):
        told = [count for count in part.values() if count is not None]
        assert all(count == 0 or count >= 5 for count in told)
        hidden = sum(count is None for count in part.values())
        assert hidden != 1
        if hidden:
            assert shown.total - sum(told) >= 5


@given(people, people)
def test_a_list_with_itself_repeats_every_name_once_more(one, other):
    named = [Came(came.sex, came.settlement, name=f"Аты {at}а") for at, came in enumerate([*one, *other])]
    assert len(repeated(enumerate([*named, *named]))) == len(named)
