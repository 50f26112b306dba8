"""Orders brought to each stage of their draft, through the room's own actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.models import NeedsSession, Problem
from tapshyryk.orders.actions.budget import add_budget_line
from tapshyryk.orders.actions.order import approve_order, draft_order, submit_order
from tapshyryk.orders.actions.programme import approve_programme, draft_programme
from tapshyryk.orders.actions.task import check_competence, set_order_indicator, word_technical_task
from tapshyryk.orders.models import Order, Programme
from tapshyryk.orders.steps import order_from
from tests.world import World

TASK: dict[str, Any] = {
    "form": "grant",
    "target_group": "2–6 жаштагы балдар",
    "recipients_expected": 60,
    "need": "180 бала бала бакчага барбайт.",
    "aim": "60 бала мектепке даяр болот.",
    "services": "Күн сайын эки топ.",
    "minimum_standard": "№ 381 токтом",
    "monitoring_plan": "Айына бир жолу барып текшерүү.",
    "cofinancing_percent": 20,
    "starts": date(2026, 6, 1),
    "ends": date(2027, 5, 31),
}
"""A technical task without a gap."""


def chosen_problem(world: World, slug: str = "preschool") -> Assembly:
    """A minuted assembly that chose a problem from a closed list."""
    slug = f"{world.municipality.slug}-{slug}"
    with inside_an_act():
        session = NeedsSession.objects.create(
            slug=f"{slug}-session", municipality=world.municipality, state="listed", participants=122
        )
        problem = Problem.objects.create(
            session=session,
            slug=slug,
            theme="preschool",
            title_ky="Бала бакча жетишпейт",
            title_ru="Не хватает детского сада",
            is_priority=True,
        )
        return Assembly.objects.create(
            slug=f"{slug}-assembly",
            municipality=world.municipality,
            purpose="choice",
            convened_for=datetime(2026, 2, 1, 5, 0, tzinfo=UTC),
            state="minuted",
            result=problem,
        )


def approved_programme(world: World) -> Programme:
    """A programme of the municipality, approved by its council."""
    programme = Programme(customer=world.executive)
    draft_programme(
        programme,
        actor=world.actor("specialist"),
        titles={"ky": "2026–2027-жылдардын программасы"},
        starts=date(2026, 1, 1),
        ends=date(2027, 12, 31),
        money_tyiyn=500_000_000,
    )
    approve_programme(programme, actor=world.actor("chair"), approval_ground="№ 12")
    return programme


def begun(world: World, *, titles: dict[str, str] | None = None) -> Order:
    """An order begun from the assembly's result."""
    order = order_from(chosen_problem(world))
    assert order is not None
    draft_order(order, actor=world.actor("specialist"), titles=titles or {"ky": "Биз мектепке даярбыз"})
    return order


def worded(world: World, **task: Any) -> Order:
    """A draft with everything a council asks for; `task` changes parts of the technical task."""
    order, specialist = begun(world), world.actor("specialist")
    programme = approved_programme(world)
    word_technical_task(order, actor=specialist, programme=programme, **{**TASK, **task})
    set_order_indicator(
        order,
        actor=specialist,
        titles={"ky": "Даярдыкка келген балдар"},
        unit="children",
        baseline=Decimal(0),
        target=Decimal(60),
    )
    add_budget_line(order, actor=specialist, purpose="salaries", amount_tyiyn=95_000_000)
    add_budget_line(order, actor=specialist, purpose="monitoring", amount_tyiyn=5_000_000)
    check_competence(order, actor=specialist, competence="own", competence_service="pedagogical")
    return order


def submitted(world: World) -> Order:
    """An order before the council."""
    order = worded(world)
    submit_order(order, actor=world.actor("specialist"))
    return order


def approved(world: World) -> Order:
    """An order the council has approved."""
    order = submitted(world)
    approve_order(order, actor=world.actor("chair"), approval_ground="№ 14")
    return order


def refusing(call: Callable[[], Any]) -> tuple[str, ...]:
    """The rules that refuse what `call` tries."""
    with pytest.raises(Refused) as refused:
        call()
    return refused.value.rules
