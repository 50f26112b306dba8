"""Old encodings are told apart by how Kyrgyz and Russian words look in them."""

from __future__ import annotations

import io

import pytest

from tapshyryk.core.importing.encodings import find_encoding, foreign_letters, lost_letters
from tapshyryk.core.importing.problems import ImportRefused
from tapshyryk.core.importing.table import read_table

pytestmark = pytest.mark.pure

RUSSIAN = (
    "Код;Фамилия, имя, отчество;Членов семьи;Доход\n1;Иванов Пётр Сергеевич;4;12 500\n"
    "2;Щербакова Юлия;2;8 000\n3;Ёлкина Анна Яковлевна;1;5 300\n"
)
KYRGYZ = (
    "Коду;Аты-жөнү;Үй-бүлө мүчөлөрү;Кирешеси\n1;Асанов Үсөн Бөрүбай уулу;4;12 500\n"
    "2;Токтогулова Гүлнара;2;8 000\n3;Жээнбеков Чыңгыз;1;5 300\n"
)
PLAIN_KYRGYZ = "Коду;Аты;Айылы\n1;Асанов Бакыт;Кызыл-Суу\n2;Токтоева Айгерим;Чоң-Таш\n".replace("ң", "н")


def found(content: bytes) -> str:
    return find_encoding(io.BytesIO(content)).name


@pytest.mark.parametrize("encoding", ["cp1251", "koi8_r", "cp866", "mac_cyrillic"])
@pytest.mark.parametrize("text", [RUSSIAN, RUSSIAN.upper(), PLAIN_KYRGYZ], ids=["ru", "RU", "ky"])
def test_russian_and_plain_kyrgyz_are_read_right_from_any_old_encoding(encoding, text):
    content = text.encode(encoding)
    assert content.decode(found(content)) == text


@pytest.mark.parametrize("encoding", ["ptcp154", "kz1048"])
@pytest.mark.parametrize("text", [KYRGYZ, KYRGYZ.upper()], ids=["ky", "KY"])
def test_encodings_with_kyrgyz_letters_are_read_with_them(encoding, text):
    content = text.encode(encoding)
    assert content.decode(found(content)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_with_and_without_a_mark(encoding):
    content = KYRGYZ.encode(encoding)
    encoding_found = find_encoding(io.BytesIO(content))
    assert content[encoding_found.mark :].decode(encoding_found.name) == KYRGYZ


def test_plain_ascii_is_utf8():
    assert found(b"code,name\n1,Asan\n") == "utf-8"


def test_damaged_utf8_is_refused_by_its_line_and_not_read_as_something_else():
    content = KYRGYZ.encode().replace("Токтогулова".encode(), "Токто".encode() + b"\xd0" + "гулова".encode())
    with pytest.raises(ImportRefused, match=r"encoding\.broken") as refused:
        found(content)
    assert refused.value.problem.params == {"line": 3, "encoding": "UTF-8"}


def test_a_byte_an_encoding_does_not_have_is_refused_by_its_line():
    content = RUSSIAN.encode("cp1251") * 2000 + b"4;\x98;1;1\n"
    with (
        pytest.raises(ImportRefused, match=r"encoding\.broken") as refused,
        read_table(io.BytesIO(content)) as table,
    ):
        list(table.rows())
    assert refused.value.problem.params["line"] > 7900


@pytest.mark.parametrize(
    ("text", "encoding", "codes"),
    [
        (RUSSIAN, "utf-8", []),
        (KYRGYZ, "ptcp154", []),
        (RUSSIAN, "cp1251", ["encoding.no_kyrgyz"]),
        (
            KYRGYZ.encode("cp1251", "replace").decode("cp1251"),
            "cp1251",
            ["encoding.no_kyrgyz", "encoding.letters_lost"],
        ),
        (KYRGYZ.replace("ө", "є"), "utf-8", ["encoding.foreign_letters"]),
        (KYRGYZ.replace("ө", "\ufffd"), "utf-8", ["encoding.letters_lost"]),
    ],
)
def test_the_reader_is_told_when_letters_seem_lost(text, encoding, codes):
    with read_table(io.BytesIO(text.encode(encoding))) as table:
        assert [warning.code for warning in table.warnings] == codes


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Т?л?г?н", "Т?л?г?н"),
        ("Асан Т\ufffdлөгөн уулу", "Т\ufffdлөгөн"),
        ("Кайда?", ""),
        ("Канча? Качан?", ""),
        ("https://x.example/?a=1", ""),
        ("", ""),
    ],
)
def test_a_question_mark_inside_a_word_is_a_lost_letter(text, word):
    assert lost_letters(text) == word


def test_letters_of_neither_alphabet_are_named_with_their_word():
    assert foreign_letters("Асан Тєлєгєн уулу") == "Тєлєгєн"
    assert foreign_letters("Асан Төлөгөн уулу") == ""
