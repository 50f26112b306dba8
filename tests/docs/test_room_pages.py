"""Every room says in about ten lines what begins in it, what it hands on and which rules bind it."""

import re
from datetime import date

import pytest

from tapshyryk.config import paths
from tapshyryk.config.rooms import ORDER
from tapshyryk.core.rulebook import load

pytestmark = pytest.mark.pure

BOOK = load("kg", date(2026, 11, 23))


@pytest.mark.parametrize("room", [room for room in ORDER if room != "core"])
def test_a_room_introduces_itself(room):
    page = (paths.PACKAGE / room / "README.md").read_text(encoding="utf-8")
    assert len(page.splitlines()) <= 16
    assert "**Rules:**" in page
    for named in re.findall(r"`([a-z]+\.(?:\*|[a-z0-9_]+))`", page):
        stage = named.partition(".")[0]
        if stage in BOOK.stages and not named.endswith(".py"):
            assert named.endswith(".*") or named in BOOK, named
    assert (f"docs/reference/rules.md#{room}" in page) == (room in BOOK.stages)
