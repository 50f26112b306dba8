"""What is published of found people hides small groups in every table, and by no other table either."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.suppression import LEAST
from tapshyryk.needs.domain.found import Found, FoundFigures, figures, published

pytestmark = pytest.mark.pure

PLACES, BANDS = ("a", "b"), ("0-6", "7-13")
PEOPLE = st.lists(
    st.builds(
        lambda settlement, band, state, known: Found(
            settlement, band, "female", state, known, state == "opened"
        ),
        st.sampled_from(PLACES),
        st.sampled_from(BANDS),
        st.sampled_from(("found", "opened", "refused")),
        st.sampled_from((True, False, None)),
    ),
    max_size=60,
)


def people(count, settlement="a", band="0-6", state="opened", known_before=False):
    return [Found(settlement, band, "female", state, known_before, state == "opened")] * count


def test_the_round_of_five_villages():
    round_ = [*people(20), *people(33, known_before=True), *people(5, state="refused", known_before=True)]
    assert figures(round_) == FoundFigures(found=58, cards=53, refused=5, latent=20)
    shown = published(round_, PLACES, BANDS)
    assert (shown.total, shown.latent) == (58, 20)
    assert shown.outcome == (53, 0, 5)


def test_few_people_are_not_told():
    shown = published([*people(3), *people(30, known_before=True)], PLACES, BANDS)
    assert shown.latent is None
    assert shown.bands is None
    assert shown.outcome is None


@given(PEOPLE)
def test_no_small_count_is_published_anywhere(found):
    shown = published(found, PLACES, BANDS)
    tables = [shown.places, *([shown.bands] if shown.bands else [])]
    counts = [c for t in tables for line in (*t.cells, t.rows, t.columns, (t.total,)) for c in line]
    counts += [*(shown.outcome or ()), shown.total]
    assert all(count is None or count == 0 or count >= LEAST for count in counts)
    if shown.bands is not None:
        assert None not in (*shown.places.columns, *shown.bands.columns)
