"""What most tests stand on, asked for by name: a small world, and one with a signed contract."""

from __future__ import annotations

import pytest

from tests.signed import Signed, sign
from tests.world import World, make_world


@pytest.fixture
def world() -> World:
    """One municipality with its people."""
    return make_world()


@pytest.fixture
def signed(db: None) -> Signed:
    """A contract in force."""
    return sign()
