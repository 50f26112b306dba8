"""No count by a way of voting tells how somebody voted, neither alone nor by taking others from the whole."""

from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.assemblies.domain.apart import shown_apart, tells_on_somebody

A, B, C = ("a",), ("b",), ("c",)


def test_few_ballots_tell_and_so_do_many_alike():
    assert tells_on_somebody({A: 2, B: 2})
    assert tells_on_somebody({A: 40})
    assert tells_on_somebody({A: 40, B: 1})
    assert not tells_on_somebody({A: 40, B: 2})
    assert not tells_on_somebody({A: 3, B: 2})
    assert not tells_on_somebody({})


def test_ways_stand_apart_together_or_not_at_all():
    fit, few, alike = {A: 10, B: 5}, {C: 2}, {A: 30}
    assert list(shown_apart({"paper": fit, "online": fit})) == [("online",), ("paper",)]
    assert shown_apart({"paper": fit, "online": few}) == {("online", "paper"): {A: 10, B: 5, C: 2}}
    assert shown_apart({"paper": alike, "online": {A: 3}}) == {}
    assert shown_apart({"paper": fit, "online": {}}) == {("paper",): fit}
    assert shown_apart({"online": few}) == {}


piles = st.dictionaries(st.sampled_from([A, B, C, ()]), st.integers(0, 12), max_size=4)


@given(piles, piles)
def test_nothing_shown_tells_and_no_way_is_found_by_taking_away(paper, online):
    shown = shown_apart({"paper": paper, "online": online})
    assert not any(tells_on_somebody(pile) for pile in shown.values())
    if tells_on_somebody(paper) or tells_on_somebody(online):
        assert ("paper",) not in shown
        assert ("online",) not in shown
