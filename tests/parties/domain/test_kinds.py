"""Kinds of organisation say who may order and who may deliver."""

import pytest

from tapshyryk.parties.domain.kinds import (
    is_government_side,
    is_non_commercial,
    is_public_body,
    is_state_body,
    may_contract,
)
from tapshyryk.parties.models import Organisation

pytestmark = pytest.mark.pure

EXPECTED = {
    # kind: orders, of the state, non-commercial, delivers, government side
    "ministry": (True, True, False, False, True),
    "territorial": (True, True, False, False, True),
    "executive": (True, False, False, False, True),
    "council": (True, False, False, False, True),
    "public_foundation": (False, False, True, True, False),
    "public_association": (False, False, True, True, False),
    "ngo": (False, False, True, True, False),
    "company": (False, False, False, True, False),
    "entrepreneur": (False, False, False, True, False),
    "institution": (False, False, False, True, True),
    "media": (False, False, False, True, False),
}


@pytest.mark.parametrize(("kind", "expected"), EXPECTED.items())
def test_each_kind(kind, expected):
    found = (
        is_public_body(kind),
        is_state_body(kind),
        is_non_commercial(kind),
        may_contract(kind),
        is_government_side(kind),
    )
    assert found == expected


def test_every_kind_is_decided():
    assert set(EXPECTED) == {kind.value for kind in Organisation.Kind}


def test_nobody_both_orders_and_delivers():
    assert not [kind for kind in EXPECTED if is_public_body(kind) and may_contract(kind)]
