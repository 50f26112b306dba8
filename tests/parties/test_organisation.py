"""Organisations are registered once, corrected in the open, suspended and closed with a reason."""

import threading

import pytest
from django.db import connection

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.openings import moves_open_to
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.actions.organisation import (
    close_organisation,
    correct_organisation,
    register_organisation,
    restore_organisation,
    suspend_organisation,
)
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.organisations import contractors, organisation_by_slug, public_bodies_of
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def registered(world: World, number: str = "123-КФ", **given: object) -> Organisation:
    """A public foundation registered by the municipal specialist."""
    organisation = Organisation(municipality=world.municipality)
    values = {"names": {"ky": "“Бакыт” КФ"}, "kind": "public_foundation", **given}
    register_organisation(organisation, actor=world.actor("specialist"), registration_number=number, **values)
    return organisation


def test_an_organisation_is_registered_with_a_readable_address(world):
    organisation = registered(world, " 123 - КФ ")
    assert (organisation.slug, organisation.state) == ("bakyt-kf", "registered")
    assert organisation.registration_number == "123-КФ"
    act = Act.objects.get(subject_id=organisation.pk)
    assert act.detail == {
        "name": {"ky": "“Бакыт” КФ"},
        "kind": "public_foundation",
        "registration_number": "123-КФ",
        "source": "",
    }
    assert organisation_by_slug("bakyt-kf") == organisation


def test_a_number_belongs_to_one_organisation(world):
    registered(world)
    with pytest.raises(Refused) as refused:
        registered(world, "123-КФ", names={"ky": "Башка"})
    assert refused.value.rules == ("parties.registration_number_unique",)
    assert "123-КФ" in refused.value.reasons[0].sentence


def test_two_without_a_number_stay_apart(world):
    first, second = registered(world, ""), registered(world, "")
    assert (first.registration_number, second.registration_number) == (None, None)
    assert second.slug == "bakyt-kf-2"


def test_a_name_in_some_language_is_needed(world):
    with pytest.raises(Refused) as refused:
        registered(world, names={"ky": " ", "ru": ""})
    assert refused.value.reasons[0].field == "name_ky"
    with pytest.raises(Refused):
        registered(world, kind="choir")


def test_a_correction_tells_what_changed(world):
    organisation = registered(world)
    act = correct_organisation(
        organisation,
        actor=world.actor("specialist"),
        names={"ru": "ОФ «Бакыт»"},
        registration_number="124-КФ",
    )
    assert act.detail["changes"] == {
        "name": {
            "before": {"ky": "“Бакыт” КФ"},
            "after": {"ky": "“Бакыт” КФ", "ru": "ОФ «Бакыт»"},
        },
        "registration_number": {"before": "123-КФ", "after": "124-КФ"},
    }
    again = registered(world, "125-КФ")
    with pytest.raises(Refused) as refused:
        correct_organisation(again, actor=world.actor("specialist"), registration_number="124-КФ")
    assert refused.value.rules == ("parties.registration_number_unique",)
    correct_organisation(again, actor=world.actor("specialist"), registration_number="125-КФ")


def test_its_own_head_corrects_but_another_organisations_does_not(world):
    correct_organisation(world.ngo, actor=world.actor("director"), contact_public="Көк-Ой, 5")
    with pytest.raises(Refused):
        correct_organisation(world.ngo, actor=world.actor("other director"), contact_public="x")
    with pytest.raises(Refused):
        correct_organisation(world.ngo, actor=world.actor("worker"), contact_public="x")


def test_suspended_restored_and_closed_in_the_open(world):
    state_body = world.actor("ministry specialist")
    assert suspend_organisation(world.ngo, actor=state_body, reason="Текшерүү").detail == {
        "reason": "Текшерүү"
    }
    with pytest.raises(Refused):
        correct_organisation(world.ngo, actor=world.actor("director"), contact_public="x")
    restore_organisation(world.ngo, actor=state_body, reason="Текшерүү бүттү")
    close_organisation(world.ngo, actor=world.actor("director"), reason="Жоюлду")
    assert world.ngo.state == "closed"
    assert moves_open_to(state_body, world.ngo) == ()


@pytest.mark.parametrize("name", ["finance", "chair", "director", "resident", "administrator", "auditor"])
def test_others_do_not_register(world, name):
    with pytest.raises(Refused) as refused:
        register_organisation(
            Organisation(municipality=world.municipality),
            actor=world.actor(name),
            names={"ky": "X"},
            kind="ngo",
        )
    assert refused.value.reasons[0].kind == "permission"


def test_a_specialist_registers_only_in_their_municipality(world):
    elsewhere = make_world("kok-oi")
    with pytest.raises(Refused):
        register_organisation(
            Organisation(municipality=elsewhere.municipality),
            actor=world.actor("specialist"),
            names={"ky": "X"},
            kind="ngo",
        )


def test_lists_of_those_who_deliver_and_of_public_bodies(world):
    assert set(contractors()) == {world.ngo, world.other_ngo}
    assert set(public_bodies_of(world.municipality)) == {world.executive, world.council}
    register_organisation(
        Organisation(example=True), actor=System("installation"), names={"ky": "Мисал"}, kind="company"
    )
    assert contractors().count() == 3
    assert contractors(with_examples=False).count() == 2


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_the_same_number_entered_by_two_at_once_stands_once():
    world = make_world()
    together = threading.Barrier(2)
    outcomes: list[str] = []

    def enter(name: str) -> None:
        organisation = Organisation(slug=name, municipality=world.municipality)
        together.wait()
        try:
            register_organisation(
                organisation,
                actor=world.actor("specialist"),
                names={"ky": name},
                kind="ngo",
                registration_number="777",
            )
            outcomes.append("registered")
        except Refused as refused:
            outcomes.append(refused.reasons[0].kind)
        finally:
            connection.close()

    threads = [threading.Thread(target=enter, args=(name,)) for name in ("one", "two")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # The other is refused by the rule or by the database, as it comes a moment later or in the same one.
    assert sorted(outcomes) in (["input", "registered"], ["registered", "rule"])
    assert Organisation.objects.filter(registration_number="777").count() == 1
    assert Act.objects.filter(verb="register_organisation").count() == 1
