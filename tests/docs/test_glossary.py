"""The glossary's names in the code exist, and every term stands in three languages."""

import re
from functools import reduce
from importlib import import_module

import pytest

from tapshyryk.config import paths
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.lifecycle.registry import words_of

pytestmark = pytest.mark.pure

ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in (paths.CHECKOUT / "docs/guide/glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| English")
]
NAMES = sorted({name for row in ROWS for name in re.findall("`([^`]+)`", row[1])})


def test_every_row_is_whole():
    assert len(ROWS) > 40
    for row in ROWS:
        assert len(row) == 4, row
        assert all(row), row


@pytest.mark.parametrize("name", [name for name in NAMES if re.search(r"\.[A-Z]", name)])
def test_a_name_of_a_thing_exists(name):
    room, thing = re.fullmatch(r"([a-z.]+)\.([A-Z].*)", name).groups()
    module = import_module(f"tapshyryk.{room}" if room.startswith("core") else f"tapshyryk.{room}.models")
    assert reduce(getattr, thing.split("."), module)


@pytest.mark.parametrize("name", [name for name in NAMES if "_" in name and "." not in name])
def test_a_verb_or_role_exists(name):
    assert name in ROLE_LABELS or words_of(name) is not None
