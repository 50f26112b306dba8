"""Every string a room shows is there in Kyrgyz and Russian, whole and with its placeholders."""

from pathlib import Path

import django
import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from tapshyryk.config import messages
from tapshyryk.config.paths import shipped

pytestmark = pytest.mark.pure
ROOMS = messages.collect()


@pytest.mark.parametrize("language", messages.TRANSLATIONS)
def test_every_room_has_all_its_words(language):
    found = []
    for room in ROOMS:
        file = messages.catalogue_file(shipped("locale"), room.name, language)
        found += [
            f"{room.name} {flaw}"
            for flaw in messages.flaws(messages.read(file, language), room.used.values(), language)
        ]
    assert found == []


def _django(folder: str, language: str) -> Catalog:
    file = Path(django.__file__).parent / folder / "locale" / language / "LC_MESSAGES" / "django.po"
    with file.open("rb") as stream:
        return read_po(stream, locale=language, ignore_obsolete=True)


def _says(catalogue: Catalog, message: Message) -> bool:
    found = catalogue.get(messages.key_of(message), message.context)
    return bool(found and found.string and not found.fuzzy)


@pytest.mark.parametrize("folder", ["conf", "contrib/auth"])
@pytest.mark.parametrize("language", messages.TRANSLATIONS)
def test_nothing_django_says_is_left_in_english(folder, language):
    theirs = _django(folder, language)
    ours = messages.read(messages.catalogue_file(shipped("locale"), messages.FOREIGN, language), language)
    missing = [
        message.id
        for message in _django(folder, "en")
        if message.id and not any(_says(each, message) for each in (theirs, ours))
    ]
    assert missing == []


def test_what_we_add_to_django_keeps_its_placeholders():
    ours = messages.read(messages.catalogue_file(shipped("locale"), messages.FOREIGN, "ky"), "ky")
    used = [messages.Used(message.id, message.context) for message in ours if message.id]
    assert len(used) == 27
    assert messages.flaws(ours, used, "ky") == []
