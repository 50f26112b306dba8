"""Releases merge by the standard's own program, so that others can build records of them."""

import json

import pytest
from ocdsmerge import Merger

from tapshyryk.opendata.ocds.gathering import public_orders
from tapshyryk.opendata.ocds.package import releases_of
from tapshyryk.opendata.ocds.validation import FOLDER
from tests.opendata.life import whole_life

pytestmark = pytest.mark.django_db


def test_a_release_merges_into_what_it_says():
    whole_life(order_state="delivering")
    (release,) = releases_of(public_orders())
    schema = json.loads((FOLDER / "release-schema.json").read_text())
    merged = Merger(schema).create_compiled_release([release])
    for name in ("ocid", "parties", "buyer", "tender", "awards", "contracts", "planning"):
        assert merged[name] == release[name]
    assert merged["tag"] == ["compiled"]


def test_what_belongs_together_has_ids_of_its_own():
    """The standard merges lists by id, so within a list no id stands twice."""
    whole_life(order_state="delivering")
    (release,) = releases_of(public_orders())

    def look(value, place=""):
        if isinstance(value, dict):
            for name, item in value.items():
                look(item, f"{place}/{name}")
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            ids = [item["id"] for item in value]
            assert len(ids) == len(set(ids)), place
            for item in value:
                look(item, place)

    look(release)
