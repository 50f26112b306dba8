"""Who sees what in the workspace: work that is one's own, never cards of recipients for a whole village."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.delivery.actions.contribution import record_contribution, reverse_contribution
from tapshyryk.delivery.models import Contribution, Group, Recipient
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import running_group
from tests.workspace.test_pages import signed_in
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def world() -> World:
    made = make_world()
    made.add("neighbour", "resident", body=made.municipality)
    return made


@pytest.fixture
def group(world: World) -> Group:
    return running_group(world, signed(world, awarded_order(world)))


def status_of(client: Client, kind: str, key: object) -> int:
    return client.get(reverse("workspace:subject", args=[kind, key])).status_code


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("specialist", 200),
        ("director", 200),
        ("worker", 200),
        ("neighbour", 404),
        ("administrator", 404),
        ("monitor", 404),
        ("finance", 404),
        ("chair", 404),
        ("other director", 404),
    ],
)
def test_the_card_of_a_recipient_opens_for_those_who_serve(world, group, who, status):
    card = Recipient.objects.order_by("pk").first()
    client = signed_in(world, who)
    assert status_of(client, "recipient", card.pk) == status
    listed = client.get(reverse("workspace:near", args=["recipient"])).content.decode()
    assert (str(card.pk) in listed) is (status == 200)


def test_the_deliverer_keeps_no_cards_when_the_contract_is_over(world, group):
    held = Recipient.near({world.ngo.body})
    assert held.count() == 3
    with inside_an_act():
        type(group.contract).objects.filter(pk=group.contract_id).update(state="completed")
    assert not Recipient.near({world.ngo.body}).exists()


@pytest.mark.parametrize("who", ["neighbour", "administrator"])
def test_living_somewhere_or_minding_the_machine_brings_nobody_near_to_its_procedures(world, group, who):
    client = signed_in(world, who)
    assert status_of(client, "group", group.pk) == 404
    assert status_of(client, "order", group.contract.order_id) == 404
    assert status_of(signed_in(world, "monitor"), "group", group.pk) == 200


def test_the_home_page_leads_only_to_lists_that_can_hold_something(world):
    def lists(who: str) -> set[str]:
        page = signed_in(world, who).get(reverse("workspace:home"))
        return {kind.name for kind in page.context["kinds"]}

    assert lists("neighbour") == {
        "call",
        "finding",
        "following",
        "proposal",
        "proposed_problem",
        "round",
        "service_complaint",
        "visit",
    }
    assert "recipient" in lists("worker")
    assert "recipient" not in lists("finance")
    assert {"order", "contract", "payment"} <= lists("finance")


@pytest.mark.parametrize(("who", "status"), [("director", 200), ("specialist", 200), ("other director", 404)])
def test_who_delivers_sees_what_was_given_to_its_order_though_it_was_taken_back(world, group, who, status):
    order = group.contract.order
    given = Contribution(order=order)
    record_contribution(
        given,
        actor=world.actor("director"),
        source_kind="own",
        kind="cash",
        amount_tyiyn=100,
        day=NOON.date(),
    )
    reverse_contribution(given, actor=world.actor("director"), reason="Эки жолу киргизилген")
    assert status_of(signed_in(world, who), "contribution", given.pk) == status
