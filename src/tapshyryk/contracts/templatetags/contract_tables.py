"""The tables and facts that a contract's page in the workspace shows."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.contracts.queries.contracts import tranches_of
from tapshyryk.core import formats
from tapshyryk.core.components import Cell, Column, Fact, Table
from tapshyryk.core.wording import current_language

register = template.Library()


def _som(tyiyn: int | None) -> str | None:
    return None if tyiyn is None else formats.som(tyiyn, current_language())


def _day(day: Any) -> str | None:
    return None if day is None else formats.date_long(day, current_language())


def _number(value: Any) -> str | None:
    return None if value is None else formats.number(value, current_language())


@register.simple_tag
def contract_facts(contract: Contract) -> list[Fact]:
    """Who with whom, on what, for how much and how long."""
    facts = [
        Fact(_("Social order"), contract.order.title),
        Fact(_("Customer"), contract.order.customer.name if contract.order.customer else None),
        Fact(_("Contractor"), contract.contractor.name, note=contract.contractor_other_name),
        Fact(_("Sum of the contract"), _som(contract.amount_tyiyn)),
        Fact(_("First day"), _day(contract.starts) or contract.period_start or None),
        Fact(_("Last day"), _day(contract.ends) or contract.period_end or None),
    ]
    if contract.aim:
        facts.append(Fact(_("Aim"), contract.aim))
    if contract.verification:
        facts.append(Fact(_("How work and money are verified"), contract.verification))
    if contract.ended_reason:
        facts.append(Fact(_("Reason"), contract.ended_reason))
    return facts


@register.simple_tag
def indicator_table(contract: Contract) -> Table:
    """What the contract is measured by."""
    return Table(
        caption=_("Indicators"),
        columns=(
            Column(_("Indicator")),
            Column(_("Unit")),
            Column(_("Baseline"), "number"),
            Column(_("Target"), "number"),
            Column(_("How it is verified")),
        ),
        rows=[
            (
                row.title,
                row.get_unit_display(),
                _number(row.baseline),
                _number(row.target),
                row.verified_by or "—",
            )
            for row in contract.indicators.all()
        ],
    )


@register.simple_tag
def tranche_table(contract: Contract) -> Table:
    """The tranches with what was paid of them."""
    rows = [
        (
            Cell(str(one.tranche.number), note=one.tranche.condition),
            Cell(_day(one.tranche.due), tone="attention", badge=True)
            if one.overdue
            else _day(one.tranche.due),
            _som(one.tranche.amount_tyiyn),
            _som(one.bound - one.paid),
            _som(one.paid),
        )
        for one in tranches_of(contract)
    ]
    return Table(
        caption=_("Tranches"),
        columns=(
            Column(_("Tranche")),
            Column(_("Due"), "date"),
            Column(_("Sum"), "number"),
            Column(_("Being paid"), "number"),
            Column(_("Paid"), "number"),
        ),
        rows=rows,
    )


@register.simple_tag
def partner_table(contract: Contract) -> Table:
    """The partners of the consortium."""
    return Table(
        caption=_("Partners of the consortium"),
        columns=(Column(_("Organisation")), Column(_("Role")), Column(_("Share"), "number")),
        rows=[
            (
                row.organisation.name,
                row.role or None,
                None if row.share_percent is None else formats.percent(row.share_percent, current_language()),
            )
            for row in contract.partners.select_related("organisation")
        ],
    )


@register.simple_tag
def amendment_table(contract: Contract) -> Table:
    """What was to change, why, and what the other side answered."""
    return Table(
        caption=_("Amendments"),
        columns=(
            Column(_("What changes")),
            Column(_("Proposed by")),
            Column(_("New last day"), "date"),
            Column(_("New sum"), "number"),
            Column(_("State")),
        ),
        rows=[
            (
                Cell(f"{row.number}. {row.change}", note=row.reason),
                row.proposed_by.name,
                _day(row.new_ends) or "—",
                _som(row.new_amount_tyiyn) or "—",
                Cell(row.get_standing_display(), note=row.answer),
            )
            for row in contract.amendments.select_related("proposed_by")
        ],
    )


@register.simple_tag
def payment_facts(payment: Payment) -> list[Fact]:
    """What is paid to whom and on what ground."""
    facts = [
        Fact(_("Social order"), payment.contract.order.title),
        Fact(_("Contractor"), payment.contract.contractor.name),
        Fact(_("Tranche"), str(payment.tranche.number), note=payment.tranche.condition),
        Fact(_("Sum"), _som(payment.amount_tyiyn)),
        Fact(_("Whose money"), payment.get_giver_display()),
        Fact(_("Ground"), payment.ground or None),
    ]
    if payment.paid_on:
        facts.append(Fact(_("Day of payment"), _day(payment.paid_on)))
    if payment.refusal_reason:
        facts.append(Fact(_("Reason"), payment.refusal_reason))
    return facts
