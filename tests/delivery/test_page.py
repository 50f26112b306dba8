"""The pages of groups and recipients show names to those who serve and to nobody else."""

import pytest
from django.template.loader import render_to_string

from tapshyryk.core import clock
from tapshyryk.delivery.actions.attendance import record_attendance
from tapshyryk.delivery.actions.contribution import record_contribution
from tapshyryk.delivery.models import Contribution, Recipient
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import TODAY, running_group
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def group(world):
    group = running_group(world, signed(world, awarded_order(world)))
    first = group.enrolments.order_by("pk").first()
    record_attendance(group, actor=world.actor("worker"), day=TODAY, present=[first.pk])
    return group


def page_of(template, subject, actor):
    return render_to_string(f"delivery/subject_{template}.html", {"subject": subject, "actor": actor})


def test_the_page_of_a_group(world, group):
    page = page_of("group", group, world.actor("worker"))
    assert page.count("Планттын Уулу") == 3
    assert "1 / 3" in page
    for who in ("monitor", "head", "other director", "administrator"):
        assert "Планттын" not in page_of("group", group, world.actor(who))


def test_the_page_of_a_recipient(world, group):
    recipient = Recipient.objects.order_by("pk").first()
    page = page_of("recipient", recipient, world.actor("worker"))
    assert all(text in page for text in ("Планттын Уулу", "Жашыруун көчө 7", recipient.card_number))
    hidden = page_of("recipient", recipient, world.actor("head"))
    assert recipient.card_number in hidden
    assert not any(text in hidden for text in ("Планттын", "Жашыруун", "+996"))


def test_the_page_of_a_contribution(world, group):
    contribution = Contribution(order=group.contract.order)
    given = {"source_kind": "community", "kind": "labour", "amount_tyiyn": 957_000, "day": TODAY}
    record_contribution(contribution, actor=world.actor("worker"), description="Чатыр оңдоо", **given)
    assert "Чатыр оңдоо" in page_of("contribution", contribution, world.actor("worker"))
