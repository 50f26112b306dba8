"""The steps people take with programmes and orders, each with its form."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import chosen_by
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.orders.actions.budget import add_budget_line, remove_budget_line
from tapshyryk.orders.actions.order import (
    approve_order,
    draft_order,
    return_order,
    submit_order,
    withdraw_order,
)
from tapshyryk.orders.actions.programme import approve_programme, close_programme, draft_programme
from tapshyryk.orders.actions.task import (
    check_competence,
    remove_order_indicator,
    set_order_indicator,
    word_technical_task,
)
from tapshyryk.orders.domain.task import missing_parts
from tapshyryk.orders.forms.order import (
    BudgetLineForm,
    CompetenceForm,
    DraftOrderForm,
    IndicatorForm,
    ReasonForm,
    RemoveIndicatorForm,
    RemoveLineForm,
    TechnicalTaskForm,
)
from tapshyryk.orders.forms.programme import ApprovalForm, DraftProgrammeForm
from tapshyryk.orders.models import Order, Programme
from tapshyryk.parties.domain.kinds import is_public_body
from tapshyryk.parties.models import Organisation


def programme_of(organisation: Organisation) -> Programme | None:
    """A programme begun by a public body; other organisations have none."""
    return Programme(customer=organisation) if is_public_body(organisation.kind) else None


def order_from(parent: Assembly | Programme) -> Order | None:
    """An order begun from a minuted assembly that chose a problem, or from an approved programme.

    Where several were chosen, it is for the first that has no order of this assembly yet.
    """
    if isinstance(parent, Programme):
        return _order_in(parent) if parent.state == "approved" else None
    if parent.state != "minuted" or parent.result is None:
        return None
    executive = parent.municipality.organisations.filter(kind="executive", state="registered").first()
    begun = set(parent.orders.values_list("problem_id", flat=True))
    problem = next((one for one in chosen_by(parent) if one.pk not in begun), parent.result)
    return Order(
        municipality=parent.municipality,
        customer=executive,
        assembly=parent,
        problem=problem,
        theme=problem.theme,
        title_ky=problem.title_ky,
        title_ru=problem.title_ru,
        title_en=problem.title_en,
    )


def _order_in(programme: Programme) -> Order:
    customer = programme.customer
    order = Order(customer=customer, programme=programme)
    if customer.municipality is not None and customer.kind == Organisation.Kind.EXECUTIVE:
        order.municipality = customer.municipality
    return order


def task_unfinished(order: Order, actor: Actor) -> bool:
    """Whether a part of the technical task is still missing."""
    return bool(missing_parts(order.technical_task()))


def without_indicator(order: Order, actor: Actor) -> bool:
    """Whether the order has no indicator yet."""
    return not order.indicators.exists()


def without_budget(order: Order, actor: Actor) -> bool:
    """Whether the budget has no line yet."""
    return not order.budget_lines.exists()


def unchecked(order: Order, actor: Actor) -> bool:
    """Whether nobody has said yet whose duty the service is."""
    return not order.competence


def _order(verb: str, action: Any, form: Any = None, **options: Any) -> Step:
    return Step("order", verb, action, **({"form": form} if form else {}), **options)


STEPS = (
    Step(
        "programme",
        "draft_programme",
        draft_programme,
        form=DraftProgrammeForm,
        begins_at="organisation",
        begin=programme_of,
        intro=N_(
            "A programme says which orders may follow. The council or the head of the state body approves it."
        ),
    ),
    Step("programme", "approve_programme", approve_programme, form=ApprovalForm),
    Step("programme", "close_programme", close_programme, waits=False),
    _order(
        "draft_order",
        draft_order,
        DraftOrderForm,
        begins_at=("assembly", "programme"),
        begin=order_from,
        intro=N_("The order begins with its name; the technical task is worded afterwards."),
    ),
    _order(
        "word_technical_task",
        word_technical_task,
        TechnicalTaskForm,
        waits=task_unfinished,
        intro=N_("Word it together with the working group. You can save it half filled and come back."),
    ),
    _order("set_order_indicator", set_order_indicator, IndicatorForm, waits=without_indicator),
    _order("remove_order_indicator", remove_order_indicator, RemoveIndicatorForm, waits=False),
    _order("add_budget_line", add_budget_line, BudgetLineForm, waits=without_budget),
    _order("remove_budget_line", remove_budget_line, RemoveLineForm, waits=False),
    _order(
        "check_competence",
        check_competence,
        CompetenceForm,
        waits=unchecked,
        intro=N_(
            "Two centres were closed because a municipality paid for a duty of the state without the "
            "power and the money. Look it up before the order is submitted."
        ),
    ),
    _order("submit_order", submit_order),
    _order("approve_order", approve_order, ApprovalForm),
    _order("return_order", return_order, ReasonForm, waits=False),
    _order("withdraw_order", withdraw_order, ReasonForm, waits=False),
)
