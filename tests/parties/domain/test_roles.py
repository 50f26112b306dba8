"""Duties that check one another are in different hands."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.parties.domain.roles import GIVEN_ROLES, POWERLESS, Held, clash, roles_of

pytestmark = pytest.mark.pure

HERE, THERE = "municipality:a", "municipality:b"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("council_chair", "municipal_head"),
        ("council_chair", "municipal_specialist"),
        ("council_chair", "finance_officer"),
        ("municipal_specialist", "finance_officer"),
        ("municipal_head", "finance_officer"),
    ],
)
def test_pairs_are_apart_in_one_municipality_only(one, other):
    assert clash(Held(one, HERE), [Held(other, HERE)]) == other
    assert clash(Held(other, HERE), [Held(one, HERE)]) == one
    assert clash(Held(one, HERE), [Held(other, THERE)]) is None


def test_auditor_and_administrator_are_apart_from_power_everywhere():
    assert clash(Held("auditor", HERE), [Held("ngo_worker", "organisation:x")]) == "ngo_worker"
    assert clash(Held("ngo_head", THERE), [Held("technical_administrator", HERE)]) == (
        "technical_administrator"
    )
    assert clash(Held("auditor", HERE), [Held("technical_administrator", HERE)]) is None
    assert clash(Held("auditor", HERE), [Held("resident", THERE)]) is None


def test_ordinary_duties_go_together():
    assert clash(Held("monitoring_member", HERE), [Held("council_chair", HERE)]) is None
    assert (
        clash(Held("working_group_member", HERE), [Held("resident", HERE), Held("ngo_worker", "x")]) is None
    )


HELD = st.builds(Held, st.sampled_from(GIVEN_ROLES), st.sampled_from([HERE, THERE]))


@given(one=HELD, other=HELD)
def test_incompatibility_does_not_depend_on_the_order(one, other):
    assert (clash(one, [other]) is None) == (clash(other, [one]) is None)


@given(role=st.sampled_from(GIVEN_ROLES))
def test_no_role_clashes_with_itself_elsewhere(role):
    assert clash(Held(role, HERE), [Held(role, THERE)]) is None


def test_every_role_given_somewhere_is_known_and_powerless_ones_are_given_too():
    kinds = ("municipality", "ministry", "territorial", "public_foundation", "company")
    given_somewhere = {role for kind in kinds for role in roles_of(kind)}
    assert given_somewhere == set(GIVEN_ROLES)
    assert set(GIVEN_ROLES) <= set(ROLE_LABELS)
    assert set(GIVEN_ROLES) >= POWERLESS
    assert roles_of("executive") == ()
    assert roles_of("council") == ()
