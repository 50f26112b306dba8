"""What the page of a tool is given comes back to the same page as it was written."""

from __future__ import annotations

from typing import Any

import pytest

from tapshyryk.needs.forms.tool_pages import PAGES
from tapshyryk.needs.models import SessionTool
from tests.needs.test_session_tool import named
from tests.world import make_world

pytestmark = pytest.mark.django_db


def brought_back(tool: SessionTool, given: dict[str, Any]) -> dict[str, Any]:
    """What stands on the page of `tool` once `given` was read and kept."""
    page = PAGES[tool.kind](tool)
    assert set(page.fields()) == set(given)
    tool.content = page.content({name: page.read(name, value) for name, value in given.items()})
    return PAGES[tool.kind](tool).initial()


def test_what_was_entered_comes_back_as_it_was_written() -> None:
    world = make_world()
    session, problems = named(world)
    first, second, *rest = (str(one.pk) for one in problems)
    none = {f"points_{key}": None for key in rest}
    pairs = len(problems) * (len(problems) - 1) // 2
    for kind, given in (
        (
            "brainstorm",
            {"sayings": "Башка", **{f"under_{one.pk}": f"Орун жок\n{one.pk}" for one in problems}},
        ),
        ("points", {"givers": 20, "each": 3, f"points_{first}": 0, f"points_{second}": 51, **none}),
        ("pairwise", {f"pair_{at}": (first, "=", "-")[min(at, 2)] for at in range(pairs)}),
        ("map", {"places": "Клуб; жабык; 41.43, 75.99\nКөпүрө; эски"}),
    ):
        assert brought_back(SessionTool(session=session, kind=kind), given) == given, kind
    calendar = SessionTool(
        session=session, kind="calendar", content={"topics": [{"text": "Мал жаюу", "months": []}]}
    )
    assert brought_back(calendar, {"months_0": "333200000123"}) == {"months_0": "333200000123"}
