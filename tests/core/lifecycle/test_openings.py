"""What an actor could do now is read from the table of moves, with what stands against it."""

import pytest

from tapshyryk.core.lifecycle.openings import moves_open_to
from tests.core.lifecycle.test_engine import planned
from tests.world import World

pytestmark = pytest.mark.django_db


def test_the_buttons_come_from_the_table_with_reasons(world: World) -> None:
    session = planned(world)
    for_specialist = {o.move.verb: o.is_open for o in moves_open_to(world.actor("specialist"), session)}
    assert for_specialist["hold_session"] is True
    for_resident = moves_open_to(world.actor("resident"), session)
    assert not any(o.permitted for o in for_resident)
    assert all(o.reasons for o in for_resident)
