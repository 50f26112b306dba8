"""An order is begun from what residents chose, worded, submitted and approved by another hand."""

from datetime import date
from decimal import Decimal

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.orders.actions import walk
from tapshyryk.orders.actions.budget import add_budget_line, remove_budget_line
from tapshyryk.orders.actions.order import (
    approve_order,
    chronicle_order,
    draft_order,
    return_order,
    submit_order,
    withdraw_order,
)
from tapshyryk.orders.actions.programme import (
    approve_programme,
    chronicle_programme,
    close_programme,
    draft_programme,
)
from tapshyryk.orders.actions.task import (
    check_competence,
    remove_order_indicator,
    set_order_indicator,
    word_technical_task,
)
from tapshyryk.orders.models import Order, Programme
from tapshyryk.orders.steps import order_from, programme_of
from tests.orders.stages import TASK, approved, approved_programme, begun, refusing, submitted, worded
from tests.world import World

pytestmark = pytest.mark.django_db

REASON = "Кеңештин чечими менен мөөнөт узартылган"
"""A written reason long enough to pass a warning."""


def test_an_order_carries_what_the_assembly_chose_and_keeps_the_book(world: World) -> None:
    order = begun(world)
    order.refresh_from_db()
    assert order.slug == "biz-mektepke-dayarbyz"
    assert (order.theme, order.customer, order.municipality) == (
        "preschool",
        world.executive,
        world.municipality,
    )
    assert order.problem is not None
    assert order.problem.slug == "ala-too-preschool"
    assert order.rulebook.startswith("kg@")
    assert order.book().ref == order.rulebook
    assert "биз мектепке даярбыз" in order.search
    act = Act.objects.get(verb="draft_order")
    assert act.order == order.pk
    assert act.detail["assembly"] == "ala-too-preschool-assembly"


def test_an_assembly_that_is_not_minuted_begins_no_order(world: World) -> None:
    begun(world)
    assembly = Order.objects.get().assembly
    assert assembly is not None
    for state, result in (("counted", assembly.result), ("minuted", None)):
        with inside_an_act():
            type(assembly).objects.filter(pk=assembly.pk).update(state=state, result=result)
        assembly.refresh_from_db()
        assert order_from(assembly) is None


def test_a_ministry_begins_an_order_from_its_programme(world: World) -> None:
    programme = programme_of(world.ministry)
    assert programme is not None
    world.add("minister", "ministry_head", body=world.ministry)
    draft_programme(programme, actor=world.actor("ministry specialist"), titles={"ru": "Программа"})
    assert order_from(programme) is None
    approve_programme(programme, actor=world.actor("minister"))
    order = order_from(programme)
    assert order is not None
    draft_order(
        order,
        actor=world.actor("ministry specialist"),
        titles={"ru": "Центр"},
        theme="elderly",
        municipality=world.municipality,
    )
    assert (order.customer, order.programme) == (world.ministry, programme)
    assert programme_of(world.ngo) is None


def test_nobody_of_the_municipality_acts_for_a_state_body_that_sits_there(world: World) -> None:
    with inside_an_act():
        world.ministry.kind = "territorial"
        world.ministry.municipality = world.municipality
        world.ministry.save()
    with pytest.raises(Refused) as refused:
        draft_programme(
            Programme(customer=world.ministry), actor=world.actor("specialist"), titles={"ky": "П"}
        )
    assert refused.value.reasons[0].kind == "permission"


def test_an_organisation_is_no_customer(world: World) -> None:
    programme = Programme(customer=world.ngo, title_ky="П")
    world.add("director", "ministry_specialist", body=world.ngo)
    assert refusing(lambda: draft_programme(programme, actor=world.actor("director"))) == (
        "parties.customer_is_public_body",
    )


def test_the_drafter_does_not_approve_the_programme(world: World) -> None:
    world.add("specialist", "council_chair", body=world.municipality)
    programme = Programme(customer=world.executive, title_ky="П")
    draft_programme(programme, actor=world.actor("specialist"))
    rules = refusing(lambda: approve_programme(programme, actor=world.actor("specialist")))
    assert rules == ("access.proposer_does_not_approve",)


def test_a_complete_order_is_submitted_and_approved(world: World) -> None:
    order = approved(world)
    order.refresh_from_db()
    assert (order.state, order.approval_ground, order.year) == ("approved", "№ 14", 2026)
    assert order.budget().total_tyiyn == 100_000_000
    act = Act.objects.get(verb="approve_order")
    assert act.detail["total_tyiyn"] == 100_000_000
    assert act.actor_role == "council_chair"


def test_an_empty_draft_says_everything_that_is_missing(world: World) -> None:
    order = begun(world)
    with pytest.raises(Refused) as refused:
        submit_order(order, actor=world.actor("specialist"))
    assert refused.value.rules == (
        "orders.belongs_to_approved_programme",
        "orders.technical_task_complete",
        "orders.target_group_named",
        "orders.budget_has_lines",
    )
    missing = refused.value.reasons[1].params["missing"]
    assert len(missing) == 9


def test_a_programme_that_was_closed_binds_no_more(world: World) -> None:
    order = submitted(world)
    close_programme(order.programme, actor=world.actor("chair"))
    rules = refusing(lambda: approve_order(order, actor=world.actor("chair")))
    assert rules == ("orders.belongs_to_approved_programme",)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"minimum_standard": ""}, "orders.minimum_standard_named"),
        ({"ends": date(2031, 6, 1)}, "orders.term_at_most_5_years"),
    ],
)
def test_a_warning_is_passed_with_a_written_reason_that_stays_public(world, change, rule) -> None:
    order = worded(world, **change)
    assert refusing(lambda: submit_order(order, actor=world.actor("specialist"))) == (rule,)
    act = submit_order(order, actor=world.actor("specialist"), override={rule: REASON})
    assert act.overrides == [{"rule": rule, "reason": REASON}]


def test_monitoring_above_five_percent_is_warned_of_with_its_share(world: World) -> None:
    order = worded(world)
    add_budget_line(order, actor=world.actor("specialist"), purpose="monitoring", amount_tyiyn=100)
    with pytest.raises(Refused) as refused:
        submit_order(order, actor=world.actor("specialist"))
    assert refused.value.rules == ("orders.monitoring_budget_at_most_5_percent",)
    assert refused.value.reasons[0].params == {"percent": Decimal("5.01")}


def test_an_order_nobody_studied_or_chose_is_warned_of(world: World) -> None:
    programme = approved_programme(world)
    order = order_from(programme)
    assert order is not None
    specialist = world.actor("specialist")
    draft_order(order, actor=specialist, titles={"ky": "Борбор"}, theme="other")
    word_technical_task(order, actor=specialist, **TASK)
    set_order_indicator(order, actor=specialist, titles={"ky": "К"}, unit="people", target=Decimal(5))
    add_budget_line(order, actor=specialist, purpose="salaries", amount_tyiyn=100)
    check_competence(order, actor=specialist, competence="own", competence_service="legal")
    assert refusing(lambda: submit_order(order, actor=specialist)) == (
        "orders.rests_on_needs_study",
        "orders.residents_chose",
    )


def test_who_drafted_does_not_approve(world: World) -> None:
    order = submitted(world)
    world.add("specialist", "council_chair", body=world.municipality)
    rules = refusing(lambda: approve_order(order, actor=world.actor("specialist")))
    assert rules == ("orders.approver_is_not_drafter",)


def test_an_order_is_returned_with_a_reason_and_submitted_again(world: World) -> None:
    order = submitted(world)
    assert refusing(lambda: return_order(order, actor=world.actor("chair"), reason=" ")) == (
        "orders.reason_written",
    )
    return_order(order, actor=world.actor("chair"), reason="Бюджетти тактаңыз")
    order.refresh_from_db()
    assert (order.state, order.return_reason) == ("draft", "Бюджетти тактаңыз")
    submit_order(order, actor=world.actor("specialist"))
    order.refresh_from_db()
    assert (order.state, order.return_reason) == ("submitted", "")


def test_an_order_is_withdrawn_with_a_reason(world: World) -> None:
    order = approved(world)
    withdraw_order(order, actor=world.actor("head"), reason="Муктаждык калган жок")
    order.refresh_from_db()
    assert (order.state, order.withdrawal_reason) == ("withdrawn", "Муктаждык калган жок")


def test_lines_and_indicators_go_out_and_the_act_keeps_them(world: World) -> None:
    order, specialist = worded(world), world.actor("specialist")
    line = order.budget_lines.get(purpose="monitoring")
    act = remove_budget_line(order, actor=specialist, line=line)
    assert (act.detail["amount_tyiyn"], act.detail["total_tyiyn"]) == (5_000_000, 95_000_000)
    act = remove_order_indicator(order, actor=specialist, indicator=order.indicators.get())
    assert act.detail["target"] == "60.00"
    assert not order.indicators.exists()
    assert refusing(lambda: add_budget_line(order, actor=specialist, purpose="other", amount_tyiyn=0)) == (
        "orders.budget_lines_positive",
    )


def test_nobody_else_words_the_order(world: World) -> None:
    order = begun(world)
    for name in ("head", "chair", "director", "activist", "administrator", "auditor", "resident", "finance"):
        with pytest.raises(Refused) as refused:
            word_technical_task(order, actor=world.actor(name), need="…")
        assert refused.value.reasons[0].kind == "permission", name


def test_dates_in_the_wrong_order_are_refused(world: World) -> None:
    order = begun(world)
    with pytest.raises(Refused) as refused:
        word_technical_task(
            order, actor=world.actor("specialist"), starts=date(2026, 5, 2), ends=date(2026, 5, 1)
        )
    assert refused.value.reasons[0].kind == "input"


def test_only_the_lifecycle_walks_an_order(world: World) -> None:
    order = approved(world)
    with pytest.raises(Refused):
        walk.announce_order(order, actor=world.actor("head"))
    clockwork = System("lifecycle")
    for verb, state in (
        ("announce_order", "announced"),
        ("reopen_order", "approved"),
        ("announce_order", "announced"),
        ("award_order", "awarded"),
        ("contract_order", "contracted"),
        ("deliver_order", "delivering"),
        ("complete_order", "completed"),
        ("follow_order", "followed"),
    ):
        getattr(walk, verb)(order, actor=clockwork)
        assert order.state == state


def test_an_order_of_a_founding_source_keeps_what_is_unknown_empty(world: World) -> None:
    programme = Programme(customer=world.ministry, title_ky="Пилот")
    loader = System("founding sources")
    chronicle_programme(programme, actor=loader, source="journal-2015")
    order = Order(municipality=world.municipality, theme="youth", programme=programme, title_ky="Жаштар")
    act = chronicle_order(order, actor=loader, source="journal-2015", began=date(2014, 12, 1), year=2014)
    order.refresh_from_db()
    assert (order.state, order.rulebook, order.year) == ("completed", "kg@2014-12-01", 2014)
    assert order.recipients_expected is None
    assert order.starts is None
    assert order.customer is None
    assert act.detail == {"source": "journal-2015", "theme": "youth", "year": 2014}
    undated = Order(municipality=world.municipality, theme="culture", title_ky="Маданият")
    chronicle_order(undated, actor=loader, source="journal-2015")
    assert (undated.rulebook, undated.year) == ("", None)
    with pytest.raises(Refused):
        chronicle_order(
            Order(municipality=world.municipality, theme="youth"), actor=world.actor("head"), source="x"
        )
