"""Roles are given by heads where they lead, for a term, and never two that check one another."""

import threading
from datetime import date

import pytest
from django.db import connection

from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, System, holdings_of
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.actions.organisation import register_organisation
from tapshyryk.parties.actions.person import register_person
from tapshyryk.parties.actions.role import end_role, give_role
from tapshyryk.parties.holdings import person_actor
from tapshyryk.parties.models import Account, Membership, Organisation, Person
from tapshyryk.parties.queries.holders import memberships_of, people_holding, refs_holding
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


def given(
    world: World, actor: Actor, role: str, person: str = "resident", body: object = None, **options: object
) -> Membership:
    """A role given today to somebody of this world, by default in its municipality."""
    where = body or world.municipality
    key = "organisation" if isinstance(where, Organisation) else "municipality"
    membership = Membership(**{key: where})
    with clock.at(NOON):
        give_role(membership, actor=actor, role=role, person=world.people[person], since=TODAY, **options)
    return membership


def test_the_head_gives_a_role_and_it_is_held_at_once(world):
    membership = given(world, world.actor("head"), "monitoring_member")
    act = Act.objects.get(subject_id=membership.pk)
    assert act.detail == {
        "person": world.people["resident"].ref,
        "role": "monitoring_member",
        "body": world.municipality.body,
        "since": "2026-03-02",
        "until": None,
    }
    assert act.actor_role == "municipal_head"
    held = holdings_of(world.actor("resident"))
    assert [(one.role, one.body) for one in held] == [("monitoring_member", world.municipality.body)]


def test_somebody_new_is_registered_in_the_same_step_without_a_name_in_the_record(world):
    membership = Membership(municipality=world.municipality)
    with clock.at(NOON):
        act = give_role(
            membership,
            actor=world.actor("head"),
            role="municipal_specialist",
            full_name="Жаңы  Адис",
            email="Jany@Example.org",
            since=TODAY,
        )
    account = Account.objects.get(email="jany@example.org")
    assert account.person.full_name == "Жаңы Адис"
    assert not account.has_usable_password()
    assert membership.person == account.person
    registration = Act.objects.get(verb="register_person")
    for entry in (act.entry, registration.entry):
        assert "Адис" not in entry
        assert "example.org" not in entry.lower()
    assert registration.private_part.content["full_name"] == "Жаңы Адис"
    assert not registration.public


def test_an_address_taken_or_a_name_missing_is_refused_and_nothing_is_kept(world):
    register_person(Person(full_name="Бирөө"), actor=System("installation"), email="one@example.org")
    for name, email in (("Экинчи", "ONE@example.org"), ("", "two@example.org"), ("Үчүнчү", "no address")):
        with pytest.raises(Refused) as refused:
            give_role(
                Membership(municipality=world.municipality),
                actor=world.actor("head"),
                role="resident",
                full_name=name,
                email=email,
                since=TODAY,
            )
        assert refused.value.reasons[0].kind == "input"
    assert not Act.objects.filter(verb="give_role").exists()
    assert Account.objects.count() == 1


@pytest.mark.parametrize(
    ("actor", "role", "body", "may"),
    [
        ("head", "municipal_head", "municipality", True),
        ("head", "finance_officer", "municipality", True),
        ("specialist", "resident", "municipality", True),
        ("specialist", "working_group_member", "municipality", True),
        ("specialist", "monitoring_member", "municipality", False),
        ("specialist", "municipal_head", "municipality", False),
        ("finance", "resident", "municipality", False),
        ("head", "ngo_worker", "ngo", False),
        ("director", "ngo_worker", "ngo", True),
        ("director", "ngo_head", "ngo", True),
        ("director", "ngo_worker", "other_ngo", False),
        ("worker", "ngo_worker", "ngo", False),
        ("ministry specialist", "ministry_expert", "ministry", False),
        ("administrator", "resident", "municipality", False),
        ("auditor", "ministry_expert", "ministry", False),
    ],
)
def test_who_may_give_which_role(world, actor, role, body, may):
    if may:
        assert given(world, world.actor(actor), role, body=getattr(world, body)).state == "held"
        return
    with pytest.raises(Refused) as refused:
        given(world, world.actor(actor), role, body=getattr(world, body))
    assert refused.value.reasons[0].kind == "permission"


def test_the_head_of_the_state_body_gives_its_roles(world):
    minister = world.add("minister", "ministry_head", body=world.ministry)
    assert given(world, minister, "ministry_expert", body=world.ministry).state == "held"


def test_the_first_head_of_an_organisation_is_given_by_its_municipality(world):
    organisation = Organisation(municipality=world.municipality)
    register_organisation(organisation, actor=world.actor("specialist"), names={"ky": "Жаңы"}, kind="ngo")
    given(world, world.actor("specialist"), "ngo_head", body=organisation)
    with pytest.raises(Refused):
        given(world, world.actor("specialist"), "ngo_head", person="activist", body=organisation)
    with pytest.raises(Refused):
        given(world, world.actor("ministry specialist"), "ngo_head", person="activist", body=organisation)


def test_roles_belong_to_their_kind_of_body(world):
    for role, body in (
        ("ngo_worker", world.municipality),
        ("municipal_head", world.ngo),
        ("ministry_expert", world.ngo),
    ):
        with pytest.raises(Refused) as refused:
            given(world, System("installation"), role, body=body)
        assert "parties.role_fits_body" in refused.value.rules


def test_roles_that_check_one_another_are_refused_in_words(world):
    with pytest.raises(Refused) as refused:
        given(world, world.actor("head"), "finance_officer", person="specialist")
    assert refused.value.rules == ("parties.incompatible_roles",)
    assert "муниципалитеттин адиси" in refused.value.reasons[0].sentence
    with pytest.raises(Refused) as refused:
        given(world, world.actor("director"), "ngo_worker", person="administrator", body=world.ngo)
    assert refused.value.rules == ("parties.incompatible_roles",)


def test_a_role_that_has_run_out_does_not_stand_in_the_way(world):
    with clock.at(NOON):
        give_role(
            Membership(municipality=world.municipality),
            actor=world.actor("head"),
            role="finance_officer",
            person=world.people["resident"],
            since=date(2025, 1, 1),
            until=date(2025, 12, 31),
        )
    assert given(world, world.actor("head"), "municipal_specialist").state == "held"


def test_the_same_role_is_not_given_twice(world):
    given(world, world.actor("head"), "resident")
    with pytest.raises(Refused) as refused:
        given(world, world.actor("head"), "resident")
    assert refused.value.rules == ("parties.role_held_once",)


def test_a_term_ends_after_it_begins(world):
    with pytest.raises(Refused) as refused:
        given(world, world.actor("head"), "resident", until=date(2026, 3, 1))
    assert "parties.membership_dates" in refused.value.rules
    assert given(world, world.actor("head"), "resident", until=TODAY).until == TODAY


def test_a_role_ends_today_and_its_power_with_it(world):
    membership = given(world, world.actor("head"), "monitoring_member")
    with clock.at(NOON):
        act = end_role(membership, actor=world.actor("head"), reason="Көчүп кетти")
    assert act.detail["until"] == "2026-03-02"
    assert "Көчүп" not in act.entry
    assert act.private_part.content == {"reason": "Көчүп кетти"}
    assert holdings_of(world.actor("resident")) == ()
    assert given(world, world.actor("head"), "monitoring_member").state == "held"


def test_everybody_may_lay_down_their_own_role_and_nobody_elses(world):
    membership = Membership.objects.get(person=world.people["activist"])
    with pytest.raises(Refused):
        end_role(membership, actor=world.actor("monitor"))
    end_role(membership, actor=world.actor("activist"))
    assert membership.state == "ended"


def test_who_holds_a_role_on_a_day(world):
    body = world.municipality.body
    assert refs_holding(body, ("council_chair",)) == (world.people["chair"].ref,)
    assert [person.full_name for person in people_holding(body, "municipal_head")] == ["head"]
    assert memberships_of(body).count() == 7
    membership = Membership.objects.get(person=world.people["chair"])
    with clock.at(NOON):
        end_role(membership, actor=world.actor("chair"))
    assert refs_holding(body, ("council_chair",)) == ()
    assert [one.person for one in memberships_of(body, on=date(2026, 3, 1)).filter(role="council_chair")] == [
        world.people["chair"]
    ]
    assert not memberships_of(body, on=date(2019, 1, 1)).exists()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_heads_giving_clashing_roles_at_once_give_one():
    world = make_world()
    second = world.add("second head", "municipal_head", body=world.municipality)
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def give(actor: Actor, role: str) -> None:
        membership = Membership(municipality=world.municipality)
        person = Person.objects.get(pk=world.people["resident"].pk)
        together.wait()
        try:
            give_role(membership, actor=actor, role=role, person=person, since=TODAY)
            outcomes.append("given")
        except Refused as refused:
            outcomes.append(refused.rules[0])
        finally:
            connection.close()

    pairs = ((world.actor("head"), "finance_officer"), (second, "municipal_specialist"))
    threads = [threading.Thread(target=give, args=pair) for pair in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["given", "parties.incompatible_roles"]
    assert person_actor(world.people["resident"]).ref == world.people["resident"].ref
    assert Membership.objects.filter(person=world.people["resident"], state="held").count() == 1
