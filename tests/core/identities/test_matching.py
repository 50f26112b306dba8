"""The same person is known again however the name was typed, and only with the key."""

from datetime import date

import pytest
from cryptography.fernet import Fernet

from tapshyryk.config import environment
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.identities.matching import mark, marks

BORN = date(2019, 5, 1)


def person(name: str, born_on: date = BORN) -> Identity:
    return Identity(full_name=name, born_on=born_on, address="Ленин 5", phone="+996 000")


@pytest.fixture
def keys(monkeypatch):
    def use(*given: str) -> None:
        settings = environment.parse({"TAPSHYRYK_IDENTITY_KEYS": ",".join(given)})
        monkeypatch.setattr(environment, "current", lambda: settings)

    return use


def test_letters_spaces_and_order_of_a_name_do_not_matter(keys):
    keys(Fernet.generate_key().decode())
    latin_letters_and_an_unseen_sign = "Плaнттын\u200b Үcөн"
    same = ("Планттын Үсөн", "ПЛАНТТЫН  УСОН", "Үсөн Планттын", "планттын-үсөн")
    same = (*same, latin_letters_and_an_unseen_sign)
    assert len({mark(person(name)) for name in same}) == 1


def test_another_name_or_birthday_is_another_person(keys):
    keys(Fernet.generate_key().decode())
    found = {mark(person("Планттын Үсөн")), mark(person("Планттын Үсөн", date(2019, 5, 2)))}
    assert len(found | {mark(person("Планттын Асан"))}) == 3


def test_a_mark_needs_the_key_and_outlives_its_change(keys):
    old, new = (Fernet.generate_key().decode() for _ in range(2))
    keys(old)
    kept = mark(person("Планттын Үсөн"))
    assert "лант" not in kept
    keys(new)
    assert kept not in marks(person("Планттын Үсөн"))
    keys(new, old)
    assert kept in marks(person("Планттын Үсөн"))
    assert mark(person("Планттын Үсөн")) != kept
