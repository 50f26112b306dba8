"""Who may do what in needs and assemblies, role by role: the access tables against a list written apart."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from tapshyryk.assemblies.access import PERMISSIONS as OF_ASSEMBLIES
from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import System
from tapshyryk.needs.access import PERMISSIONS as OF_NEEDS
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

STATE = {"ministry_head", "ministry_specialist", "ministry_expert", "auditor"}
SOCIETY = {"ngo_head", "ngo_worker"}
SEATS = {"commission_member", "assembly_official"}
ROLES = tuple(sorted(set(table.ROLE_LABELS) - SEATS))
MACHINES = (
    *("clock", "lifecycle", "public form", "command line", "ballot box", "founding sources"),
    *("installation", "somebody"),
)
SPECIALIST, HEAD = "municipal_specialist", "municipal_head"
EVERYBODY = " ".join(ROLES)

EXPECTED: dict[str, tuple[str, str, str]] = {
    "needs.plan": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.hold": (SPECIALIST, "", ""),
    "needs.list": (SPECIALIST, "", ""),
    "needs.consolidate": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.trace": (f"{SPECIALIST} working_group_member", "", ""),
    "needs.choose": ("", "", "lifecycle"),
    "needs.attendance": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.import_attendance": (f"{SPECIALIST} {HEAD}", f"{SPECIALIST} {HEAD}", ""),
    "needs.issue_minutes": ("", "", "lifecycle"),
    "needs.clear_names": ("", "", "clock"),
    "needs.chronicle": ("", "", "founding sources"),
    "needs.join": (HEAD, "", ""),
    "needs.answer_about_joining": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.review_joining": ("ministry_specialist", "ministry_specialist", ""),
    "needs.orient": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.study": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.issue_study": (HEAD, "", ""),
    "needs.supersede_study": ("", "", "lifecycle"),
    "needs.keep_group": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.hold_group_meeting": (f"{SPECIALIST} {HEAD}", "", ""),
    "needs.advise": ("ministry_specialist ministry_expert", "ministry_specialist ministry_expert", ""),
    "needs.lead_round": (SPECIALIST, "", ""),
    "needs.walk_round": (SPECIALIST, "", ""),
    "needs.send_problem": ("", "", "public form"),
    "needs.propose_problem": (EVERYBODY, EVERYBODY, ""),
    "needs.propose_as_organisation": ("ngo_head ngo_worker", "", ""),
    "needs.propose_on_behalf": (SPECIALIST, "", ""),
    "needs.moderate": (SPECIALIST, "", ""),
    "needs.reword_proposal": ("", "", "public form"),
    "needs.unfollow": ("", "", "public form|clock"),
    "needs.forget_unconfirmed": ("", "", "clock"),
    "needs.see_found": (SPECIALIST, "", ""),
    "needs.keep_cards": (SPECIALIST, "", ""),
    "needs.import_found": (SPECIALIST, SPECIALIST, ""),
    "needs.pass_card_on": ("", "", "lifecycle"),
    "assemblies.convene": (f"{SPECIALIST} {HEAD}", "", ""),
    "assemblies.open": (f"{SPECIALIST} {HEAD}", "", ""),
    "assemblies.count": (SPECIALIST, "", ""),
    "assemblies.roll": (SPECIALIST, "", ""),
    "assemblies.enter_roll": (SPECIALIST, "", "command line"),
    "assemblies.import_voters": (SPECIALIST, SPECIALIST, "command line"),
    "assemblies.cast": ("", "", "ballot box"),
    "assemblies.draft": (f"{SPECIALIST} {HEAD}", "", "lifecycle"),
    "assemblies.minutes": (SPECIALIST, "", ""),
    "assemblies.put_signature": ("", "", ""),
    "assemblies.clear_roll": ("", "", "clock"),
    "assemblies.sign": (f"{SPECIALIST} {HEAD}", "", ""),
}
"""Of each permission: the roles that have it in the body it is about, those that have it held anywhere, and
machines (between bars). Seats, which are of persons and not of roles, are empty here."""


class Nobody:
    """A relation of a subject that has no rows."""

    def filter(self, **_wanted: Any) -> Nobody:
        """Still nobody."""
        return self

    def values_list(self, *_names: str, **_options: Any) -> tuple[()]:
        """No values."""
        return ()


@pytest.fixture
def worlds() -> tuple[World, World]:
    """The world the subject belongs to, and another; each with somebody of every role."""
    here, there = make_world(), make_world("kok-oi")
    for world in (here, there):
        for role in ROLES:
            body = world.ministry if role in STATE else world.ngo if role in SOCIETY else world.municipality
            world.add(f"only {role}", role, body=body)
    return here, there


def subject_of(world: World) -> SimpleNamespace:
    """Something of the world with everything the access tables ask for, in whose seats nobody sits."""
    nobody = Nobody()
    return SimpleNamespace(
        municipality_body=world.municipality.body,
        organisation_id=world.ngo.pk,
        by="resident",
        proposed_by_id=None,
        person_id=None,
        found_by_id=None,
        members=nobody,
        teams=nobody,
        state="under_way",
        round=SimpleNamespace(teams=nobody, state="under_way"),
        officials=list,
    )


def test_the_list_is_whole() -> None:
    assert {one.name for one in (*OF_NEEDS, *OF_ASSEMBLIES)} == set(EXPECTED)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_who_may(worlds: tuple[World, World], name: str) -> None:
    here, there = worlds
    subject = subject_of(here)

    def may(actor: Any) -> bool:
        with clock.at(NOON):
            return isinstance(table.check(actor, name, subject, clock.today()), table.Grant)

    own = {role for role in ROLES if may(here.actor(f"only {role}"))}
    elsewhere = {role for role in ROLES if may(there.actor(f"only {role}"))}
    machines = {machine for machine in MACHINES if may(System(machine))}
    at_home, anywhere, systems = EXPECTED[name]
    assert (own, elsewhere) == (set(at_home.split()), set(anywhere.split()))
    assert machines == set(filter(None, systems.split("|")))


def test_a_role_that_has_ended_or_not_begun_opens_nothing(worlds: tuple[World, World]) -> None:
    here, _there = worlds
    subject = subject_of(here)
    with clock.at(NOON):
        today = clock.today()
        early = here.add("tomorrow's", SPECIALIST, body=here.municipality, since=today.replace(year=2027))
    granted = [
        one.name
        for one in (*OF_NEEDS, *OF_ASSEMBLIES)
        if one.name != "needs.propose_problem"
        and isinstance(table.check(early, one.name, subject, today), table.Grant)
    ]
    assert granted == []
