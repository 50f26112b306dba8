"""Who is told of results, of decisions and of what is left undecided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.letters import letters_to
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.impact.models import ResultReport
from tapshyryk.orders import access as orders
from tapshyryk.orders.models import Order
from tapshyryk.parties.queries.holders import refs_holding


def _at_the_customer(order: Order, *roles: str) -> Iterator[str]:
    for body in (orders.customers_town(order), orders.customer(order)):
        if body is not None:
            yield from refs_holding(body, roles)


def _at_the_contractor(report: ResultReport) -> Iterator[str]:
    for body in contract_bodies(report.contract):
        yield from refs_holding(body, ("ngo_head", "ngo_worker"))


def _report(act: Any) -> ResultReport:
    return ResultReport.objects.select_related("contract__order").get(pk=act.subject_id)


@tell("submit_results")
def results_came_in(act: Any) -> Iterable[Letter]:
    """The customer's specialists read what came in."""
    report = _report(act)
    order = report.contract.order
    return letters_to(
        _at_the_customer(order, "municipal_specialist", "ministry_specialist"),
        N_("Results submitted: %(order)s"),
        N_("The contractor has submitted the results of “%(order)s”. Read them, then accept or return them."),
        about=act,
        order=lambda: order.title,
    )


@tell("return_results")
def results_came_back(act: Any) -> Iterable[Letter]:
    """The contractor corrects what was returned."""
    report = _report(act)
    return letters_to(
        _at_the_contractor(report),
        N_("Results returned: %(order)s"),
        N_("The customer has returned the report of “%(order)s” for correction: %(reason)s"),
        about=act,
        order=lambda: report.contract.order.title,
        reason=report.return_reason,
    )


@tell("accept_results")
def results_were_accepted(act: Any) -> Iterable[Letter]:
    """The contractor learns that the work is accepted."""
    report = _report(act)
    return letters_to(
        _at_the_contractor(report),
        N_("Results accepted: %(order)s"),
        N_("The customer has accepted the results of “%(order)s”."),
        about=act,
        order=lambda: report.contract.order.title,
    )


@tell("remind_to_decide")
def nothing_is_decided_yet(act: Any) -> Iterable[Letter]:
    """Who decides, who prepares the decision, and whose service is at stake."""
    order = Order.objects.get(pk=act.subject_id)
    heads = ("municipal_head", "municipal_specialist", "ministry_head", "ministry_specialist")
    contractors = [body for contract in order.contracts.all() for body in contract_bodies(contract)]
    return letters_to(
        [
            *_at_the_customer(order, *heads),
            *(ref for body in contractors for ref in refs_holding(body, ("ngo_head",))),
        ],
        N_("What follows is not decided: %(order)s"),
        N_(
            "“%(order)s” ends on %(ends)s, and what follows it is not decided. Decide before the end, so that"
            " a service that works does not close."
        ),
        about=act,
        order=lambda: order.title,
        ends=date.fromisoformat(act.detail["ends"]),
    )


@tell("decide_what_follows")
def it_is_decided(act: Any) -> Iterable[Letter]:
    """The contractor learns what follows."""
    order = Order.objects.get(pk=act.order)
    contractors = {body for contract in order.contracts.all() for body in contract_bodies(contract)}
    return letters_to(
        (ref for body in sorted(contractors) for ref in refs_holding(body, ("ngo_head", "ngo_worker"))),
        N_("What follows is decided: %(order)s"),
        N_("It is decided what follows “%(order)s”. The decision and its ground stand on the order's page."),
        about=act,
        order=lambda: order.title,
    )
