"""Groups take recipients, run, and mark who came."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest

from tapshyryk.contracts.actions.end import complete_contract
from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.acts.models import PrivatePart
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.actions.attendance import record_attendance
from tapshyryk.delivery.actions.group import end_group, enrol, form_group, start_group
from tapshyryk.delivery.actions.recipient import leave_service
from tapshyryk.delivery.models import Attendance, Group, Recipient
from tapshyryk.delivery.queries.recipients import attendance_by_month
from tests.contracts.agreed import awarded_order, signed
from tests.delivery.running import TODAY, registered, running_group
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world) -> Contract:
    return signed(world, awarded_order(world))


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_with_the_first_running_group_the_order_is_delivered(world, contract):
    group = running_group(world, contract)
    contract.order.refresh_from_db()
    assert (group.state, contract.order.state) == ("running", "delivering")
    assert set(Recipient.objects.values_list("state", flat=True)) == {"served"}
    running_group(world, contract)


def test_a_group_is_formed_under_a_contract_in_force(world, contract):
    complete_contract(contract, actor=world.actor("head"))
    group = Group(contract=contract, name_ky="Топ")
    assert refused(form_group, group, actor=world.actor("director"), service="x", places=3) == (
        "delivery.contract_in_force",
    )


def test_after_the_last_day_nobody_is_enrolled(world, contract):
    group = running_group(world, contract)
    recipient = registered(world, contract.order)
    with clock.at(datetime(2027, 1, 1, 6, tzinfo=UTC)):
        assert refused(enrol, group, actor=world.actor("worker"), recipient=recipient) == (
            "delivery.contract_in_force",
        )


def test_nobody_holds_two_places_in_a_group(world, contract):
    group = running_group(world, contract, recipients=1)
    recipient = Recipient.objects.get()
    assert refused(enrol, group, actor=world.actor("worker"), recipient=recipient) == (
        "delivery.recipient_once_in_group",
    )


def test_a_full_group_takes_another_only_with_a_written_reason(world, contract):
    group = running_group(world, contract, recipients=2, places=2)
    recipient = registered(world, contract.order)
    with pytest.raises(Refused) as trouble:
        enrol(group, actor=world.actor("worker"), recipient=recipient)
    assert trouble.value.only_warnings
    assert trouble.value.reasons[0].params == {"count": 3, "places": 2}
    reason = {"delivery.group_has_places": "Бир бала убактылуу ооруканада жатат."}
    enrol(group, actor=world.actor("worker"), recipient=recipient, override=reason)
    assert group.enrolments.count() == 3


def test_a_recipient_of_another_order_is_not_enrolled(world, contract):
    group = running_group(world, contract)
    other = signed(world, awarded_order(world, slug="other"))
    stranger = registered(world, other.order)
    assert refused(enrol, group, actor=world.actor("worker"), recipient=stranger) == (
        "delivery.enrolled_on_own_order",
    )


@pytest.mark.parametrize("who", ["other director", "specialist", "head", "resident", "administrator"])
def test_others_touch_no_group(world, contract, who):
    group = running_group(world, contract)
    actor, recipient = world.actor(who), registered(world, contract.order)
    assert refused(enrol, group, actor=actor, recipient=recipient) == ("permission",)
    assert refused(record_attendance, group, actor=actor, day=TODAY, present=[]) == ("permission",)
    assert refused(end_group, group, actor=actor, day=TODAY) == ("permission",)


def test_one_page_is_one_act_and_is_corrected_with_a_trace(world, contract):
    group = running_group(world, contract)
    first, second, third = group.enrolments.order_by("pk")
    act = record_attendance(group, actor=world.actor("worker"), day=TODAY, present=[first.pk, second.pk])
    assert act.detail == {"day": "2026-03-02", "present": 2, "absent": 1, "corrected": 0}
    again = record_attendance(group, actor=world.actor("worker"), day=TODAY, present=[first.pk, third.pk])
    assert again.detail == {"day": "2026-03-02", "present": 2, "absent": 1, "corrected": 2}
    marks = dict(Attendance.objects.values_list("enrolment_id", "present"))
    assert marks == {first.pk: True, second.pk: False, third.pk: True}
    assert PrivatePart.objects.get(act=act).content["absent"] == [str(third.pk)]


@pytest.mark.parametrize(
    ("day", "rule"),
    [
        (date(2026, 3, 3), "delivery.attendance_on_a_past_day"),
        (date(2026, 3, 1), "delivery.attendance_after_start"),
    ],
)
def test_attendance_is_marked_for_days_that_were(world, contract, day, rule):
    group = running_group(world, contract)
    assert refused(record_attendance, group, actor=world.actor("worker"), day=day, present=[]) == (rule,)


def test_a_stranger_is_not_marked(world, contract):
    group = running_group(world, contract)
    given = {"day": TODAY, "present": [uuid4()]}
    assert refused(record_attendance, group, actor=world.actor("worker"), **given) == (
        "delivery.attendance_within_group",
    )


def test_whoever_left_is_no_longer_on_the_page(world, contract):
    group = running_group(world, contract)
    gone = group.enrolments.order_by("pk").first()
    leave_service(gone.recipient, actor=world.actor("worker"), day=TODAY)
    with clock.at(datetime(2026, 3, 3, 6, tzinfo=UTC)):
        act = record_attendance(group, actor=world.actor("worker"), day=date(2026, 3, 3), present=[])
        assert act.detail["absent"] == 2
        assert refused(
            record_attendance, group, actor=world.actor("worker"), day=date(2026, 3, 3), present=[gone.pk]
        ) == ("delivery.attendance_within_group",)


def test_a_group_ends_after_it_started(world, contract):
    group = running_group(world, contract)
    assert refused(end_group, group, actor=world.actor("director"), day=date(2026, 3, 1)) == (
        "delivery.group_days_in_order",
    )
    end_group(group, actor=world.actor("director"), day=TODAY)
    assert group.state == "ended"
    assert set(group.enrolments.values_list("until", flat=True)) == {TODAY}


def test_a_group_does_not_start_tomorrow(world, contract):
    group = Group(contract=contract, name_ky="Топ")
    form_group(group, actor=world.actor("director"), service="x", places=3)
    assert refused(start_group, group, actor=world.actor("director"), day=date(2026, 3, 3)) == (
        "delivery.group_days_in_order",
    )


def test_attendance_by_month_is_shown_of_five_people_and_more(world, contract):
    group = running_group(world, contract, recipients=5)
    came = list(group.enrolments.values_list("pk", flat=True))
    record_attendance(group, actor=world.actor("worker"), day=TODAY, present=came[:4])
    (month,) = attendance_by_month(order=contract.order)
    assert (month.month, month.marks, month.present, month.people, month.percent) == (
        date(2026, 3, 1),
        5,
        4,
        5,
        80,
    )
    small = running_group(world, contract, recipients=4)
    record_attendance(small, actor=world.actor("worker"), day=TODAY, present=[])
    (month,) = attendance_by_month(group=small)
    assert month.percent is None
