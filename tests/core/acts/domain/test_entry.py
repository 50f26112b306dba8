"""Canonical JSON as RFC 8785 asks, checked against a second implementation."""

import json
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.acts.domain.entry import NotRecordable, canonical, exact, rfc3339

pytestmark = pytest.mark.pure

TEXTS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
NAMES = st.text(st.characters(max_codepoint=0xFFFF, exclude_characters="\x00", exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_exact_is_written_as_the_rfc_asks_and_read_back_unchanged(value):
    written = canonical(value, "value")
    assert written == rfc8785.dumps(value)
    assert json.loads(written) == value


def test_the_rfcs_own_example_of_sorting():
    # RFC 8785 section 3.2.3, without its one name beyond the basic plane, which is refused here.
    names = {"\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\u0080": 5, "\u00f6": 6}
    assert list(json.loads(canonical(names, "names")).values()) == [2, 4, 5, 6, 1, 3]
    with pytest.raises(NotRecordable):
        canonical({"\U0001f600": 7}, "names")


def test_moments_days_and_keys_have_one_text_each():
    bishkek = timezone(timedelta(hours=6))
    assert rfc3339(datetime(2026, 3, 2, 12, 0, 0, 5, tzinfo=bishkek)) == "2026-03-02T06:00:00.000005Z"
    key = UUID("018F0000-0000-7000-8000-0000000000C1")
    assert exact([datetime(2026, 1, 1, tzinfo=UTC), date(2026, 1, 1), key, (True, None)], "x") == [
        "2026-01-01T00:00:00.000000Z",
        "2026-01-01",
        "018f0000-0000-7000-8000-0000000000c1",
        [True, None],
    ]


@pytest.mark.parametrize("value", [0.5, float("nan"), b"bytes", {1, 2}, object(), 2**60])
def test_what_has_no_exact_form_is_refused_by_its_place(value):
    with pytest.raises(NotRecordable, match=r"^detail\.rows\[1\]"):
        exact({"rows": ["fine", value]}, "detail")
