"""A municipality pays for a duty of the state only with the power and the money, or says why."""

from datetime import date

import pytest

from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.orders.actions.order import approve_order, submit_order
from tapshyryk.orders.actions.task import check_competence
from tapshyryk.parties.actions.delegation import revoke_power
from tapshyryk.parties.models import Delegation
from tests.orders.stages import refusing, worded
from tests.world import World

pytestmark = pytest.mark.django_db


def delegated(world: World, money: int, **changes: object) -> None:
    with inside_an_act():
        Delegation.objects.create(
            delegated_by=world.ministry,
            municipality=world.municipality,
            state="in_force",
            money_tyiyn=money,
            **{
                "service_kind": "semi_residential",
                "ground": "№ 1",
                "since": date(2020, 1, 1),
                "until": None,
                **changes,
            },
        )


def revoked(world: World) -> None:
    """The delegation taken back today."""
    world.add("minister", "ministry_head", body=world.ministry)
    revoke_power(Delegation.objects.get(), actor=world.actor("minister"), reason="Каражат жок")


@pytest.mark.parametrize(
    ("money", "changes", "warned", "power"),
    [
        (None, {}, True, False),
        (0, {}, True, True),
        (1, {}, False, True),
        (1, {"until": date(2021, 1, 1)}, True, False),
        (1, {"service_kind": "legal"}, True, False),
        (1, {"since": date(2090, 1, 1)}, True, False),
    ],
)
def test_a_duty_of_the_state_asks_for_power_and_money(world, money, changes, warned, power) -> None:
    order, specialist = worded(world), world.actor("specialist")
    if money is not None:
        delegated(world, money, **changes)
    check_competence(order, actor=specialist, competence="state", competence_service="semi_residential")
    order.refresh_from_db()
    assert order.competence_power_delegated is power
    if not warned:
        submit_order(order, actor=specialist)
        return
    with pytest.raises(Refused) as refused:
        submit_order(order, actor=specialist)
    assert refused.value.rules == ("orders.competence_delegated",)
    cases = order.book().rule("orders.competence_delegated").cases
    assert cases == ("karakol-shelter", "kyzyl-suu-centre")


def test_a_delegation_revoked_after_the_check_counts_no_more(world: World) -> None:
    order, specialist = worded(world), world.actor("specialist")
    delegated(world, 1)
    check_competence(order, actor=specialist, competence="state", competence_service="semi_residential")
    revoked(world)
    assert refusing(lambda: submit_order(order, actor=specialist)) == ("orders.competence_delegated",)


def test_a_delegation_revoked_before_approval_is_passed_only_with_a_reason(world: World) -> None:
    order, chair = worded(world), world.actor("chair")
    delegated(world, 1)
    check_competence(
        order, actor=world.actor("specialist"), competence="state", competence_service="semi_residential"
    )
    submit_order(order, actor=world.actor("specialist"))
    revoked(world)
    assert refusing(lambda: approve_order(order, actor=chair)) == ("orders.competence_delegated",)
    reason = {"orders.competence_delegated": "Министрлик каражатты келишим менен берет"}
    assert approve_order(order, actor=chair, override=reason).overrides[0]["rule"] == (
        "orders.competence_delegated"
    )


def test_what_was_passed_with_a_reason_is_not_asked_again_at_approval(world: World) -> None:
    order, specialist = worded(world), world.actor("specialist")
    check_competence(order, actor=specialist, competence="state", competence_service="semi_residential")
    reason = {"orders.competence_delegated": "Мыйзамдын өзгөрүшү күтүлүүдө, кат жазылды"}
    submit_order(order, actor=specialist, override=reason)
    assert approve_order(order, actor=world.actor("chair")).overrides == []
