"""The catalogues follow the source, keep what was translated, and their flaws are found."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from django.utils import translation
from django.utils.translation.reloader import translation_file_changed

from tapshyryk.config import messages
from tapshyryk.config.messages import Used, flaws

pytestmark = pytest.mark.pure

CODE = """
from django.utils.translation import gettext as _, ngettext, pgettext
N_ = str
A = _("Publish the call")
B = N_("Call")
C = ngettext("%(n)d vote", "%(n)d votes", 2)
D = pgettext("month", "May")
"""
PAGE = """{% load i18n %}
    <p title="{% translate "Shared word" %}">it's {% blocktranslate trimmed with n=orders|length %}
        {{ n }} orders
        stand
      {% endblocktranslate %}</p>
  <b>{{ _("Follow") }}</b>
"""


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A tiny house of two rooms which share a word."""
    calls, needs = tmp_path / "src" / "calls", tmp_path / "src" / "needs"
    for room in (calls, needs):
        (room / "templates").mkdir(parents=True)
        (room / "__init__.py").touch()
    (calls / "lifecycle.py").write_text(CODE)
    (calls / "templates" / "call.html").write_text('{% load i18n %}{% translate "Shared word" %}')
    (needs / "templates" / "need.html").write_text(PAGE)
    return tmp_path


def test_strings_are_found_in_code_and_pages_and_belong_to_the_earliest_room(house):
    rooms = {room.name: set(room.used) for room in messages.collect(house / "src")}
    assert rooms["needs"] == {("Shared word", None), ("%(n)s orders stand", None), ("Follow", None)}
    assert rooms["calls"] == {
        ("Publish the call", None),
        ("Call", None),
        ("%(n)d vote", None),
        ("May", "month"),
    }


def test_an_update_keeps_translations_drops_the_unused_and_repeats_itself_exactly(house):
    locale = house / "locale"
    file = messages.catalogue_file(locale, "calls", "ru")
    file.parent.mkdir(parents=True)
    file.write_text('msgid "Call"\nmsgstr "Конкурс"\n\nmsgid "Gone"\nmsgstr "Ушло"\n')
    missing = messages.update(source=house / "src", locale=locale)
    first = file.read_bytes()
    assert messages.update(source=house / "src", locale=locale) == missing == {"needs": 6, "calls": 7}
    assert file.read_bytes() == first
    text = first.decode()
    assert 'msgid "Call"\nmsgstr "Конкурс"' in text
    assert "Gone" not in text
    assert "msgstr[2]" in text
    assert "Creation-Date" not in text
    assert "lifecycle.py" not in text


def test_a_string_that_moved_to_another_room_keeps_its_translation(house):
    locale = house / "locale"
    old = messages.catalogue_file(locale, "calls", "ky")
    old.parent.mkdir(parents=True)
    old.write_text('msgid "Shared word"\nmsgstr "Орток сөз"\n')
    messages.update(source=house / "src", locale=locale)
    assert "Орток сөз" in messages.catalogue_file(locale, "needs", "ky").read_text()
    assert "Орток сөз" not in old.read_text()


def test_compiling_does_only_what_is_stale(house):
    locale = house / "locale"
    messages.update(source=house / "src", locale=locale)
    assert len(messages.compile_catalogues(locale)) == 4
    assert messages.compile_catalogues(locale) == []


@pytest.fixture
def _forgetting() -> Iterator[None]:
    """What is read of a catalogue in a test is not what later tests speak."""
    yield
    translation_file_changed(None, Path("any.mo"))


@pytest.mark.usefixtures("_forgetting")
def test_words_compiled_while_the_process_runs_are_spoken_at_once(tmp_path, settings):
    """A fresh checkout begins its demonstration in the process that compiles the words."""
    settings.LOCALE_PATHS = [tmp_path / "calls"]
    with translation.override("ky"):
        assert translation.gettext("Not said yet") == "Not said yet"
    file = messages.catalogue_file(tmp_path, "calls", "ky")
    file.parent.mkdir(parents=True)
    with file.open("wb") as stream:
        write_po(stream, _catalogue("Not said yet", "Азырынча айтылган эмес"))
    assert messages.compile_catalogues(tmp_path)
    with translation.override("ky"):
        assert translation.gettext("Not said yet") == "Азырынча айтылган эмес"


def _catalogue(text: str | tuple[str, ...], translated: str | tuple[str, ...], **more) -> Catalog:
    catalogue = Catalog(locale="ru")
    catalogue.add(text, translated, **more)
    return catalogue


@pytest.mark.parametrize(
    ("catalogue", "flaw"),
    [
        (Catalog(locale="ru"), "is missing"),
        (_catalogue("%(n)s orders", ""), "is not translated"),
        (_catalogue("%(n)s orders", "%(n)s заказов", flags=["fuzzy"]), "marked as unsure"),
        (_catalogue("%(n)s orders", "%(m)s заказов"), "other placeholders"),
        (_catalogue("%(n)s orders", "заказы"), "other placeholders"),
    ],
)
def test_every_kind_of_flaw_is_found(catalogue, flaw):
    (found,) = flaws(catalogue, [Used("%(n)s orders")], "ru")
    assert flaw in found


def test_a_sound_translation_has_no_flaw():
    assert flaws(_catalogue("%(n)s orders", "Заказов: %(n)s"), [Used("%(n)s orders")], "ru") == []


def test_a_count_may_be_left_out_where_the_english_leaves_it_out():
    used = Used(("One vote", "%(n)d votes"))
    sound = _catalogue(used.text, ("Один голос", "%(n)d голоса", "%(n)d голосов"))
    assert flaws(sound, [used], "ru") == []
    short = _catalogue(used.text, ("Один голос", "%(n)d голоса"))
    assert "is not translated" in flaws(short, [used], "ru")[0]
