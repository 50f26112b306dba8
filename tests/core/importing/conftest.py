"""What the importer's tests share: the permission and the deed of their registry, and an empty book."""

import pytest

from tapshyryk.core.access import table
from tapshyryk.core.access.table import allow, system
from tapshyryk.core.lifecycle import registry as lifecycles
from tapshyryk.core.lifecycle.registry import DeedKind
from tests.core.importing.registry import LOADER, VERB, Book


@pytest.fixture(autouse=True)
def permitted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only the loader may import villagers; the deed is known for the length of a test."""
    deed = DeedKind(VERB, permission="villagers.import", label="Import villagers", done="Villagers imported")
    monkeypatch.setitem(lifecycles._deeds, VERB, deed)
    line = allow("villagers.import", system(LOADER.name))
    monkeypatch.setitem(table._table, line.name, line)


@pytest.fixture
def book() -> Book:
    """An empty book."""
    return Book()
