"""Counts of several sessions are added up from what each shows, so that no sum tells a hidden count."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.suppression import shown_list
from tapshyryk.needs.domain.adding_up import Together, added_up

PARTS = st.lists(st.lists(st.integers(0, 12), min_size=3, max_size=3), max_size=4)


def published(counts: list[int]) -> dict[str, int | None]:
    return dict(zip("abc", shown_list(counts)[0], strict=True))


def test_what_is_hidden_somewhere_is_told_as_the_least_it_can_be() -> None:
    assert added_up([{"18-28": 7, "63+": None}, {"18-28": 5, "63+": 9, "0-6": 0}]) == {
        "18-28": Together(12, is_exact=True),
        "63+": Together(9, is_exact=False),
        "0-6": Together(0, is_exact=True),
    }
    assert added_up([]) == {}


@given(PARTS)
def test_a_sum_follows_from_what_was_published_and_is_never_too_much(parts: list[list[int]]) -> None:
    found = added_up([published(counts) for counts in parts])
    for at, group in enumerate("abc"):
        if group not in found:
            assert not parts
            continue
        true = sum(counts[at] for counts in parts)
        assert found[group].people <= true
        assert not found[group].is_exact or found[group].people == true
        others = [0 if published(counts)[group] is None else counts[at] for counts in parts]
        assert found[group].people == sum(others)
