"""What is typed into the pages of organisations, roles and delegations arrives in the actions."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tapshyryk.core.steps import step_for, steps_beginning_at
from tapshyryk.parties.models import Account, Delegation, Membership, Organisation
from tests.world import World

pytestmark = pytest.mark.django_db


def form_of(verb: str, subject: object, world: World, by: str, **typed: object):
    """The form of a step as the actor gets it, filled where something was typed."""
    return step_for(verb).form(data=typed or None, subject=subject, actor=world.actor(by))


def take(verb: str, subject: object, world: World, by: str, **typed: object):
    """Fill the form of a step, as a browser would send it, and take the step."""
    form = form_of(verb, subject, world, by, **typed)
    assert form.is_valid(), form.errors
    return step_for(verb).action(subject, actor=world.actor(by), **form.arguments())


def test_an_organisation_from_its_registration_to_its_end(world):
    organisation = step_for("register_organisation").begin(world.municipality)
    take(
        "register_organisation",
        organisation,
        world,
        "specialist",
        name_ky="“Бакыт” КФ",
        kind="public_foundation",
        registration_number="55",
    )
    form = form_of("correct_organisation", organisation, world, "specialist")
    assert form.initial["registration_number"] == "55"
    take(
        "correct_organisation", organisation, world, "specialist", name_ky="“Бакыт” фонду", contact_public="5"
    )
    assert organisation.registration_number is None
    for verb in ("suspend_organisation", "restore_organisation", "close_organisation"):
        take(verb, organisation, world, "ministry specialist", reason="Себеп")
    assert organisation.state == "closed"
    assert not organisation.takes_part


def test_ministries_are_not_registered_through_a_page(world):
    form = form_of(
        "register_organisation", Organisation(municipality=world.municipality), world, "specialist"
    )
    kinds = {value for value, _ in form.fields["kind"].choices}
    assert "public_foundation" in kinds
    assert "executive" in kinds
    assert not kinds & {"ministry", "territorial"}


@pytest.mark.parametrize(
    ("by", "body", "roles"),
    [
        ("specialist", "municipality", {"working_group_member", "resident"}),
        ("director", "ngo", {"ngo_head", "ngo_worker"}),
        ("resident", "municipality", set()),
        ("ministry specialist", "ngo", set()),
    ],
)
def test_only_roles_one_may_give_are_offered(world, by, body, roles):
    membership = step_for("give_role").begin(getattr(world, body))
    form = form_of("give_role", membership, world, by)
    assert {value for value, _ in form.fields["role"].choices if value} == roles
    assert membership.role == ""


def test_a_role_is_given_to_somebody_known_by_their_address(world):
    Account.objects.open_for(world.people["resident"], "known@example.org", None)
    membership = Membership(municipality=world.municipality)
    take(
        "give_role",
        membership,
        world,
        "head",
        email="Known@example.org",
        role="monitoring_member",
        since="02.03.2026",
    )
    assert membership.person == world.people["resident"]
    take("end_role", membership, world, "head", reason="")


def test_somebody_new_needs_a_name(world):
    typed = {"email": "new@example.org", "role": "resident", "since": "02.03.2026"}
    form = form_of("give_role", Membership(municipality=world.municipality), world, "head", **typed)
    assert not form.is_valid()
    assert set(form.errors) == {"full_name"}
    take(
        "give_role",
        Membership(municipality=world.municipality),
        world,
        "head",
        full_name="Жаңы Адам",
        **typed,
    )
    assert Account.objects.get(email="new@example.org").person.full_name == "Жаңы Адам"


def test_a_power_is_delegated_and_revoked(world):
    world.add("minister", "ministry_head", body=world.ministry)
    delegation = step_for("delegate_power").begin(world.ministry)
    take(
        "delegate_power",
        delegation,
        world,
        "minister",
        municipality="ala-too",
        service_kind="residential",
        ground="Буйрук № 12",
        since="2026-01-01",
        money_tyiyn="500 000",
    )
    assert delegation.money_tyiyn == 50_000_000
    take("revoke_power", delegation, world, "minister", reason="Себеп")
    assert delegation.state == "revoked"


def test_roles_begin_at_municipalities_and_organisations():
    for kind in ("municipality", "organisation"):
        assert "give_role" in {step.verb for step in steps_beginning_at(kind)}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_their_pages_show_what_they_hold(world, language):
    delegation = Delegation(
        delegated_by=world.ministry, municipality=world.municipality, service_kind="legal",
        ground="Буйрук № 12", since="2026-01-01", money_tyiyn=50_000_000,
    )  # fmt: skip
    delegation.clean_fields(exclude=["state"])
    membership = Membership.objects.get(person=world.people["director"])
    with translation.override(language):
        organisation_page = render_to_string("parties/subject_organisation.html", {"subject": world.ngo})
        role_page = render_to_string("parties/subject_membership.html", {"subject": membership})
        power_page = render_to_string("parties/subject_delegation.html", {"subject": delegation})
    assert "director" in organisation_page
    assert "director" in role_page
    assert "500\N{NO-BREAK SPACE}000" in power_page or "500,000" in power_page
