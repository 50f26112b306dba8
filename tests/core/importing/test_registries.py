"""Every registry the rooms declare holds together: permitted, explained, its template fillable."""

from __future__ import annotations

import io

import pytest
from django.utils import translation

from tapshyryk.core.access.table import permission_named
from tapshyryk.core.importing.headings import find_headings
from tapshyryk.core.importing.registries import registries
from tapshyryk.core.importing.table import read_table
from tapshyryk.core.importing.writing.template import template_file
from tapshyryk.core.lifecycle.registry import deed_named

pytestmark = pytest.mark.pure


def test_every_import_is_a_declared_deed_with_a_permission():
    for registry in registries().values():
        assert permission_named(deed_named(registry.verb).permission)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_template_has_the_headings_its_registry_looks_for(language):
    for registry in registries().values():
        with translation.override(language), read_table(io.BytesIO(template_file(registry))) as table:
            found = find_headings(table, registry.columns)
            assert list(found.places) == [column.name for column in registry.columns]
            assert found.problems == ()


def test_every_example_is_what_its_column_takes():
    for registry in registries().values():
        for column in registry.columns:
            assert column.parser.parse(column.example) is not None
