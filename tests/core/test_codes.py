"""Codes on paper: drawn by chance, and every slip of the pen is noticed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.codes import ALPHABET, RANDOM_SIGNS, new_code, read_code, sealed

pytestmark = pytest.mark.pure
SIGNS = st.text(ALPHABET, min_size=RANDOM_SIGNS, max_size=RANDOM_SIGNS)


def test_a_code_by_hand():
    """All ones weigh nothing, so a one checks them; a 2 in the first place weighs one, so a 2 checks it."""
    assert sealed("111111111111") == "1111-1111-1111-1"
    assert sealed("211111111111") == "2111-1111-1111-2"
    assert sealed("111111111112") == "1111-1111-1112-D"


def test_codes_are_drawn_and_read():
    drawn = {new_code() for _ in range(200)}
    assert len(drawn) == 200
    assert all(read_code(code) == code for code in drawn)


@pytest.mark.parametrize(
    "typed",
    ["2111-1111-1111-2", "2111111111112", " 2lii 1111 1111 2 ", "2111–1111–1111–2", "2I11.1111.1111.2"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert read_code(typed) == "2111-1111-1111-2"


def test_cyrillic_letters_that_look_latin_are_meant_as_latin():
    code = sealed("ABEKMHPCTX11")
    assert read_code("АВЕК-МНРС-ТХ11-" + code[-1]) == code


@pytest.mark.parametrize(
    "typed", ["", "1", "1111-1111-1111", "0111-1111-1111-1", "1111-1111-1111-1-1", "код"]
)
def test_what_cannot_be_a_code_is_none(typed):
    assert read_code(typed) is None


@given(SIGNS, st.integers(0, RANDOM_SIGNS), st.sampled_from(ALPHABET))
def test_one_wrong_sign_is_always_noticed(signs, at, other):
    plain = sealed(signs).replace("-", "")
    wrong = plain[:at] + other + plain[at + 1 :]
    assert (read_code(wrong) is None) == (wrong != plain)


@given(SIGNS, st.integers(0, RANDOM_SIGNS), st.integers(0, RANDOM_SIGNS))
def test_two_signs_that_changed_places_are_always_noticed(signs, first, second):
    plain = list(sealed(signs).replace("-", ""))
    plain[first], plain[second] = plain[second], plain[first]
    wrong = "".join(plain)
    assert (read_code(wrong) is None) == (wrong != sealed(signs).replace("-", ""))
