"""Wording the technical task of an order, its indicators, and checking whose duty the service is."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.wording import first_text, write_texts
from tapshyryk.orders.domain.competence import Duty, finding
from tapshyryk.orders.models import Order, OrderIndicator, Programme


def word_technical_task(
    order: Order,
    *,
    actor: Actor,
    programme: Programme | None = None,
    form: str = "",
    target_group: str = "",
    recipients_expected: int | None = None,
    need: str = "",
    aim: str = "",
    services: str = "",
    minimum_standard: str = "",
    monitoring_plan: str = "",
    cofinancing_percent: int | None = None,
    starts: date | None = None,
    ends: date | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Write the whole technical task anew; a part left out is empty afterwards.

    `cofinancing_percent` is the share of the whole that the call expects from others, None for none.
    """

    def effect(order: Order, ask: Any) -> Deed:
        order.programme = programme or order.programme
        order.form, order.target_group, order.recipients_expected = form, target_group, recipients_expected
        order.need, order.aim, order.services = need, aim, services
        order.minimum_standard, order.monitoring_plan = minimum_standard, monitoring_plan
        order.cofinancing_percent = cofinancing_percent
        order.starts, order.ends = starts, ends
        order.year = starts.year if starts else order.year
        order.search = order.search_text()
        return Deed(
            detail={
                "programme": order.programme.slug if order.programme else "",
                "form": form,
                "target_group": target_group,
                "recipients_expected": recipients_expected,
                "minimum_standard": minimum_standard,
                "cofinancing_percent": cofinancing_percent,
                "starts": starts,
                "ends": ends,
            }
        )

    return perform(order, "word_technical_task", actor=actor, effect=effect, override=override)


def set_order_indicator(
    order: Order,
    *,
    actor: Actor,
    titles: Mapping[str, str],
    unit: str,
    target: Decimal,
    baseline: Decimal | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add an indicator with its baseline (None: not known yet) and target."""

    def effect(order: Order, ask: Any) -> Deed:
        indicator = OrderIndicator(order=order, unit=unit, baseline=baseline, target=target)
        write_texts(indicator, "title", titles)
        checked(indicator).save(force_insert=True)
        return Deed(detail=_indicator(indicator))

    return perform(order, "set_order_indicator", actor=actor, effect=effect, override=override)


def remove_order_indicator(
    order: Order, *, actor: Actor, indicator: OrderIndicator, override: Override = NO_OVERRIDE
) -> Any:
    """Take an indicator out of the draft; the act keeps what it said."""

    def effect(order: Order, ask: Any) -> Deed:
        kept = _indicator(order.indicators.get(pk=indicator.pk))
        order.indicators.filter(pk=indicator.pk).delete()
        return Deed(detail=kept)

    return perform(order, "remove_order_indicator", actor=actor, effect=effect, override=override)


def check_competence(
    order: Order,
    *,
    actor: Actor,
    competence: str,
    competence_service: str,
    competence_ground: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Say whose duty the service is (`own` or `state`) and on what ground, and look up what is delegated.

    The delegations are those in force today for this service in the order's municipality.
    """

    def effect(order: Order, ask: Any) -> Deed:
        facts = order.competence_facts(competence, competence_service, ask.today)
        order.competence, order.competence_service = competence, competence_service
        order.competence_ground = competence_ground
        asks_delegation = facts.duty is Duty.STATE and not facts.customer_is_state
        order.competence_power_delegated = facts.power_delegated if asks_delegation else None
        order.competence_money_delegated = facts.money_delegated if asks_delegation else None
        return Deed(
            detail={
                "competence": competence,
                "service": competence_service,
                "ground": competence_ground,
                "finding": finding(facts).value,
            }
        )

    return perform(order, "check_competence", actor=actor, effect=effect, override=override)


def _indicator(indicator: OrderIndicator) -> dict[str, Any]:
    return {
        "title": first_text(indicator, "title"),
        "unit": indicator.unit,
        "baseline": None if indicator.baseline is None else str(indicator.baseline),
        "target": str(indicator.target),
    }
