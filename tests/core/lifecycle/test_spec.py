"""A table of moves that contradicts itself is refused when it is written down."""

import pytest

from tapshyryk.core.lifecycle.spec import NEW, STAYS, Lifecycle, Move, TableError

pytestmark = pytest.mark.pure


def move(verb: str, sources: frozenset[str] | set[str], target: str | None) -> Move:
    return Move(verb, sources, target, permission="x.y", label="L", done="D")


def table(
    *moves: Move, states: tuple[str, ...] = ("draft", "open"), final: set[str] | None = None
) -> Lifecycle:
    names = {state: state for state in states}
    return Lifecycle("thing", label="Thing", states=names, moves=moves, final=final or {"open"})


def test_a_sound_table_answers_which_moves_start_where() -> None:
    lifecycle = table(
        move("begin", NEW, "draft"), move("word", {"draft"}, STAYS), move("open", {"draft"}, "open")
    )
    assert [m.verb for m in lifecycle.moves_from("draft")] == ["word", "open"]
    assert [m.verb for m in lifecycle.moves_from("")] == ["begin"]
    assert lifecycle.moves_from("open") == ()


@pytest.mark.parametrize(
    ("moves", "says"),
    [
        ((move("begin", NEW, "draft"), move("begin", {"draft"}, "open")), "stands twice"),
        ((move("begin", NEW, "draft"), move("open", {"drafted"}, "open")), "unknown state drafted"),
        ((move("begin", NEW, "draft"), move("open", {"draft"}, "opened")), "unknown state opened"),
        ((move("open", {"draft"}, "open"),), "no move creates"),
        ((move("begin", NEW, "draft"),), "no move reaches the state open"),
        ((move("begin", NEW, "draft"), move("skip", NEW, "open")), "nothing leaves draft"),
        (
            (move("begin", NEW, "draft"), move("open", {"draft"}, "open"), move("back", {"open"}, "draft")),
            "leaves a final state",
        ),
        ((move("begin", NEW, STAYS), move("open", {"draft"}, "open")), "must lead to a state"),
    ],
)
def test_a_contradiction_is_named(moves: tuple[Move, ...], says: str) -> None:
    with pytest.raises(TableError, match=says):
        table(*moves)
