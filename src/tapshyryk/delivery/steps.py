"""The steps people take with recipients, groups and contributions, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Override
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.delivery.actions.attendance import record_attendance
from tapshyryk.delivery.actions.contribution import record_contribution, reverse_contribution
from tapshyryk.delivery.actions.group import end_group, enrol, form_group, start_group
from tapshyryk.delivery.actions.recipient import (
    correct_recipient,
    leave_service,
    register_from_card,
    register_recipient,
)
from tapshyryk.delivery.forms.contribution import ContributionForm, ReversalForm
from tapshyryk.delivery.forms.group import AttendanceForm, DayForm, EnrolForm, GroupForm
from tapshyryk.delivery.forms.recipient import CorrectForm, FromCardForm, LeaveForm, RegisterForm
from tapshyryk.delivery.models import Contribution, Group, Recipient
from tapshyryk.needs.queries.social_cards import open_cards_of
from tapshyryk.orders.models import Order

TAKES_RECIPIENTS = frozenset({"approved", "announced", "awarded", "contracted", "delivering"})
"""From the house-to-house round before the call to the last day of the service."""

TAKES_CONTRIBUTIONS = TAKES_RECIPIENTS - {"approved", "announced"} | {"completed"}


def recipient_of(parent: Order | Contract) -> Recipient | None:
    """A recipient begun on an order that is under way, or from a contract under it by those who deliver."""
    order = parent.order if isinstance(parent, Contract) else parent
    return Recipient(order=order) if order.state in TAKES_RECIPIENTS else None


def recipient_from_card(order: Order) -> Recipient | None:
    """A recipient begun on an order under way whose municipality has an open social card."""
    recipient = recipient_of(order)
    has_cards = order.municipality is not None and open_cards_of(order.municipality).exists()
    return recipient if has_cards else None


def group_of(contract: Contract) -> Group | None:
    """A group begun under a contract in force."""
    return Group(contract=contract) if contract.state == "in_force" else None


def contribution_of(parent: Order | Contract) -> Contribution | None:
    """A contribution begun on an order under way or just completed, or from a contract under it."""
    order = parent.order if isinstance(parent, Contract) else parent
    return Contribution(order=order) if order.state in TAKES_CONTRIBUTIONS else None


def named_group(
    group: Group,
    *,
    actor: Actor,
    name_ky: str,
    name_ru: str,
    name_en: str,
    service: str,
    places: int,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Name the group and form it."""
    group.name_ky, group.name_ru, group.name_en = name_ky, name_ru, name_en
    return form_group(group, actor=actor, service=service, places=places, override=override)


def contracts_last_day(group: Group) -> date | None:
    """The group ends with its contract."""
    return group.contract.ends


STEPS = (
    Step(
        "recipient",
        "register_recipient",
        register_recipient,
        form=RegisterForm,
        begins_at=("order", "contract"),
        begin=recipient_of,
        intro=N_("Who the person is stays sealed: only those who serve them can read it."),
    ),
    Step(
        "recipient",
        "register_from_card",
        register_from_card,
        form=FromCardForm,
        begins_at="order",
        begin=recipient_from_card,
        intro=N_(
            "The card's number and consent are taken over; from now on the service answers for the person."
        ),
    ),
    Step("recipient", "correct_recipient", correct_recipient, form=CorrectForm, waits=False),
    Step("recipient", "leave_service", leave_service, form=LeaveForm, waits=False),
    Step("group", "form_group", named_group, form=GroupForm, begins_at="contract", begin=group_of),
    Step("group", "enrol", enrol, form=EnrolForm, waits=False),
    Step("group", "start_group", start_group, form=DayForm),
    Step("group", "record_attendance", record_attendance, form=AttendanceForm, waits=False),
    Step("group", "end_group", end_group, form=DayForm, due=contracts_last_day, waits=False),
    Step(
        "contribution",
        "record_contribution",
        record_contribution,
        form=ContributionForm,
        begins_at=("order", "contract"),
        begin=contribution_of,
    ),
    Step("contribution", "reverse_contribution", reverse_contribution, form=ReversalForm, waits=False),
)
