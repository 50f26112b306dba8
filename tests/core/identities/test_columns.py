"""A person is told in the same columns whichever table is brought."""

from __future__ import annotations

import pytest

from tapshyryk.assemblies.imports import COLUMNS as ROLL
from tapshyryk.core.identities.columns import (
    ADDRESS,
    BORN_ON,
    FULL_NAME,
    GUARDIAN_NAME,
    PHONE,
    SEX,
)
from tapshyryk.core.identities.domain.identity import OF_IDENTITY, identity_of
from tapshyryk.core.identities.sexes import SEX_BY_WORD
from tapshyryk.core.importing.columns import Column
from tapshyryk.delivery.imports import COLUMNS as RECIPIENTS
from tapshyryk.needs.found_columns import PERSON as FOUND

pytestmark = pytest.mark.pure

TABLES = {"the roll": ROLL, "recipients": RECIPIENTS, "found people": FOUND}


def column(table: tuple[Column, ...], name: str) -> Column:
    return next(one for one in table if one.name == name)


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_word_for_a_sex_is_read_in_every_table(table: tuple[Column, ...]) -> None:
    """жен. and a boy among children as well as the codes; what is neither is refused elsewhere."""
    read = column(table, "sex").parser.parse
    assert {word: read(word) for word in SEX_BY_WORD} == dict(SEX_BY_WORD)
    assert (read(" Жен. "), read("БАЛА")) == ("female", "male")


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_who_a_person_is_stays_hidden_and_keeps_its_headings(table: tuple[Column, ...]) -> None:
    for one in table:
        if one.name in OF_IDENTITY:
            shared = {each.name: each for each in (FULL_NAME, BORN_ON, GUARDIAN_NAME, PHONE, ADDRESS)}
            assert one.personal, one.name
            assert one.headers == shared[one.name].headers


def test_the_examples_make_an_identity() -> None:
    """Each column reads what it shows as its example; together they are every field of an identity."""
    columns = (FULL_NAME, BORN_ON, SEX, GUARDIAN_NAME, PHONE, ADDRESS)
    read = {one.name: one.parser.parse(one.example) for one in columns}
    identity = identity_of(read)
    assert identity.as_mapping() == {
        "full_name": "Асанов Үсөн",
        "born_on": "2020-05-01",
        "guardian_name": "Асанова Айша",
        "address": "Ленин көч., 5",
        "phone": "+996555123456",
    }
    assert read["sex"] == "female"
