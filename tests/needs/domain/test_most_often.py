"""What is named most often is counted by municipality; a worked example and properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.needs.domain.most_often import Naming, Narrowed, Often, most_often

pytestmark = pytest.mark.pure

NAMED = (
    Naming("preschool", "балдар", "kok-oi", "KG-N", 2014, 2, 1),
    Naming("preschool", "", "ak-tash", "KG-O", 2014, 1, 0),
    Naming("youth", "жаштар", "kok-oi", "KG-N", 2014, 1, 0),
    Naming("preschool", "балдар", "kok-oi", "KG-N", 2015, 1, 0),
    Naming("culture", "", "ak-tash", "KG-O", None, 4, 1),
)


def test_a_municipality_counts_once_and_those_that_chose_are_marked() -> None:
    assert most_often(NAMED, lambda one: one.theme) == (
        Often("preschool", 2, 1, 4),
        Often("culture", 1, 1, 4),
        Often("youth", 1, 0, 1),
    )
    assert [one.key for one in most_often(NAMED, lambda one: one.oblast)] == ["KG-O", "KG-N"]
    assert [(one.key, one.municipalities) for one in most_often(NAMED, lambda one: one.year)] == [
        (2014, 2),
        (None, 1),
        (2015, 1),
    ]


def test_it_is_narrowed() -> None:
    def fitting(narrowed: Narrowed) -> int:
        return sum(narrowed.fits(one) for one in NAMED)

    assert fitting(Narrowed()) == 5
    assert fitting(Narrowed(theme="preschool")) == 3
    assert fitting(Narrowed(theme="preschool", year=2014)) == 2
    assert fitting(Narrowed(oblast="KG-N", target_group="балдар")) == 2
    assert fitting(Narrowed(year=1999)) == 0


NAMINGS = st.lists(
    st.builds(
        Naming,
        theme=st.sampled_from(["a", "b", "c"]),
        target_group=st.just(""),
        municipality=st.sampled_from(["x", "y", "z"]),
        oblast=st.just("KG-N"),
        year=st.none(),
        problems=st.integers(1, 5),
        chosen=st.integers(0, 1),
    ),
    max_size=12,
)


@given(NAMINGS)
def test_nothing_is_lost_and_nobody_counts_twice(named: list[Naming]) -> None:
    found = most_often(named, lambda one: one.theme)
    assert sum(one.problems for one in found) == sum(one.problems for one in named)
    for one in found:
        assert 1 <= one.municipalities <= 3
        assert 0 <= one.chosen_in <= one.municipalities
    assert list(found) == sorted(found, key=lambda one: -one.municipalities)
