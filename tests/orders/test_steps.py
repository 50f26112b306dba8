"""What a specialist types into the guided pages of programmes and orders arrives in the actions."""

import pytest
from django.utils import translation

from tapshyryk.core.lifecycle.registry import lifecycles
from tapshyryk.core.steps import step_for, steps_beginning_at
from tapshyryk.orders.models import Order, Programme
from tests.orders.stages import begun, chosen_problem, submitted, worded
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

TAKEN_BY_MACHINES = {
    "chronicle_programme", "chronicle_order", "announce_order", "reopen_order", "award_order",
    "contract_order", "deliver_order", "complete_order", "follow_order",
}  # fmt: skip


def take(verb: str, subject: object, world: World, by: str = "specialist", **typed: object):
    """Fill the form of a step, as a browser would send it, and take the step."""
    step, actor = step_for(verb), world.actor(by)
    form = step.form(data=typed, subject=subject, actor=actor)
    assert form.is_valid(), form.errors
    return step.action(subject, actor=actor, **form.arguments())


def faults(verb: str, subject: object, world: World, **typed: object) -> set[str]:
    """The fields a form finds fault with."""
    form = step_for(verb).form(data=typed, subject=subject, actor=world.actor("specialist"))
    assert not form.is_valid()
    return set(form.errors)


def test_every_move_people_take_has_a_page() -> None:
    for lifecycle in lifecycles():
        if lifecycle.name in {"programme", "order"}:
            for move in lifecycle.moves:
                assert (step_for(move.verb) is None) == (move.verb in TAKEN_BY_MACHINES), move.verb


def test_an_order_by_its_pages(world: World) -> None:
    programme = step_for("draft_programme").begin(world.executive)
    take(
        "draft_programme", programme, world, title_ky="Программа", starts="01.01.2026", ends="2027-12-31",
        money_tyiyn="5 000 000",
    )  # fmt: skip
    take("approve_programme", programme, world, by="chair", approval_ground="№ 12")
    order = step_for("draft_order").begin(chosen_problem(world))
    assert set(step_for("draft_order").form(subject=order, actor=world.actor("specialist")).fields) == {
        "title_ky", "title_ru", "title_en", "theme",
    }  # fmt: skip
    take("draft_order", order, world, title_ky="Даярдык", theme="preschool")
    take(
        "word_technical_task", order, world, programme=str(programme.pk), form="voucher",
        target_group="Балдар", recipients_expected="60", need="Н", aim="М", services="К",
        minimum_standard="№ 381", monitoring_plan="Ай сайын", cofinancing_percent="20",
        starts="01.06.2026", ends="31.05.2027",
    )  # fmt: skip
    take("set_order_indicator", order, world, title_ky="Балдар", unit="children", baseline="", target="60,5")
    take("set_order_indicator", order, world, title_ky="Ашыкча", unit="children", baseline="1", target="2")
    extra = order.indicators.get(title_ky="Ашыкча")
    take("remove_order_indicator", order, world, indicator=str(extra.pk))
    take(
        "add_budget_line", order, world, purpose="salaries", description="Педагог", amount_tyiyn="950 000,50"
    )
    take("add_budget_line", order, world, purpose="other", description="", amount_tyiyn="1")
    take("remove_budget_line", order, world, line=str(order.budget_lines.get(purpose="other").pk))
    take(
        "check_competence", order, world, competence="own", competence_service="pedagogical",
        competence_ground="Мыйзам",
    )  # fmt: skip
    take("submit_order", order, world)
    take("return_order", order, world, by="chair", reason="Тактаңыз")
    take("submit_order", order, world)
    take("approve_order", order, world, by="chair", approval_ground="№ 14")
    assert (order.state, order.budget().total_tyiyn) == ("approved", 95_000_050)
    assert str(order.indicators.get().target) == "60.50"
    take("withdraw_order", order, world, by="head", reason="Кереги жок")
    take("close_programme", programme, world, by="chair")


def test_impossible_input_is_refused_at_its_field(world: World) -> None:
    order = begun(world)
    assert faults("word_technical_task", order, world, starts="02.02.2026", ends="01.02.2026") == {"ends"}
    impossible = {"cofinancing_percent": "101", "recipients_expected": "0"}
    assert faults("word_technical_task", order, world, **impossible) == set(impossible)
    assert faults("add_budget_line", order, world, purpose="gifts", amount_tyiyn="көп") == {
        "purpose", "amount_tyiyn",
    }  # fmt: skip
    assert faults("set_order_indicator", order, world, unit="", target="x") == {
        "title_ky", "unit", "target",
    }  # fmt: skip
    assert faults("check_competence", order, world) == {"competence"}
    assert faults("check_competence", order, world, competence="state") == {"competence_service"}
    assert faults("draft_programme", Programme(customer=world.executive), world, title_ky="П") == {
        "starts", "ends",
    }  # fmt: skip


def test_the_task_opens_with_what_is_written(world: World) -> None:
    order = worded(world)
    form = step_for("word_technical_task").form(subject=order, actor=world.actor("specialist"))
    page = str(form)
    assert "180 бала бала бакчага барбайт." in page
    assert 'value="2026-06-01"' in page


def test_only_the_customers_approved_programmes_are_offered(world: World) -> None:
    order = worded(world)
    other = worded(make_world("other"))
    form = step_for("word_technical_task").form(subject=order, actor=world.actor("specialist"))
    assert list(form.fields["programme"].queryset) == [order.programme]
    assert faults("word_technical_task", order, world, programme=str(other.programme_id)) == {"programme"}


def test_what_waits_is_what_is_missing(world: World) -> None:
    specialist = world.actor("specialist")

    def waiting(order: Order) -> set[str]:
        verbs = [move.verb for move in Order.lifecycle.moves_from(order.state)]
        return {v for v in verbs if (step := step_for(v)) and step.waits_for(specialist, order)}

    begun_order = begun(make_world("other"))
    assert waiting(begun_order) == {
        "word_technical_task", "set_order_indicator", "add_budget_line", "check_competence", "submit_order",
    }  # fmt: skip
    assert waiting(worded(world)) == {"submit_order"}


def test_an_order_begins_at_an_assembly_and_at_a_programme() -> None:
    for kind in ("assembly", "programme"):
        assert "draft_order" in {step.verb for step in steps_beginning_at(kind)}
    assert "draft_programme" in {step.verb for step in steps_beginning_at("organisation")}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_forms_speak_the_readers_language(world: World, language: str) -> None:
    order = submitted(world)
    labels = {"ky": "Максаттуу топ", "ru": "Целевая группа", "en": "Target group"}
    with translation.override(language):
        form = step_for("word_technical_task").form(subject=order, actor=world.actor("specialist"))
        assert labels[language] in str(form)
