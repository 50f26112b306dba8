"""Who is told of programmes and orders: those who are to approve them, and those who drafted them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from tapshyryk.core import formats
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.needs.notices.proposed_problem import letters_on_heard
from tapshyryk.orders.access import customer, customers_town
from tapshyryk.orders.models import Order, Programme
from tapshyryk.parties.queries.holders import refs_holding


def people_of_customer(subject: Any, municipal: str, ministerial: str) -> tuple[str, ...]:
    """Who holds the role with the customer today: `municipal` in its municipality, or `ministerial` in it."""
    town, body = customers_town(subject), customer(subject)
    if town is not None:
        return refs_holding(town, (municipal,))
    return refs_holding(body, (ministerial,)) if body is not None else ()


def _order(act: Any) -> Order:
    return Order.objects.select_related("customer__municipality", "municipality", "drafted_by").get(
        pk=act.subject_id
    )


def _work(order: Order) -> str:
    return f"{settings.SITE_URL}/{current_language()}/work/order/{order.pk}/"


def _drafter(subject: Order | Programme) -> tuple[str, ...]:
    return (subject.drafted_by.ref,) if subject.drafted_by is not None else ()


def _letters(refs: Iterable[str], order: Order, subject: Any, words: Callable[[], str]) -> Iterable[Letter]:
    for ref in refs:
        yield Letter(
            to=ref,
            subject=lambda: gettext("%(what)s: %(title)s") % {"what": subject, "title": order.title},
            body=lambda: f"{words()}\n\n{_work(order)}",
        )


@tell("submit_order")
def order_waits_for_approval(act: Any) -> Iterable[Letter]:
    """Tell those who approve that an order waits for them, with its sum."""
    order = _order(act)
    approvers = people_of_customer(order, "council_chair", "ministry_head")
    total = act.detail["total_tyiyn"]
    return _letters(
        approvers,
        order,
        gettext_lazy("An order waits for your approval"),
        lambda: (
            gettext("%(place)s. The budget comes to %(sum)s.")
            % {"place": order.municipality.name, "sum": formats.som(total, current_language())}
        ),
    )


@tell("return_order")
def order_is_returned(act: Any) -> Iterable[Letter]:
    """Tell the drafter what is to be changed."""
    order = _order(act)
    return _letters(
        _drafter(order),
        order,
        gettext_lazy("The order was returned for changes"),
        lambda: gettext("Reason: %(reason)s") % {"reason": act.detail["reason"]},
    )


@tell("approve_order")
def order_is_approved(act: Any) -> Iterable[Letter]:
    """Tell the drafter and the head that a call can begin."""
    order = _order(act)
    heads = people_of_customer(order, "municipal_head", "ministry_head")
    return _letters(
        dict.fromkeys((*_drafter(order), *heads)),
        order,
        gettext_lazy("The order is approved"),
        lambda: gettext("A call for it can be drafted now."),
    )


@tell("approve_order")
def followers_learn_of_the_order(act: Any) -> Iterable[Letter]:
    """Who follows the proposed problem that the order answers learns that it is ordered now."""
    order = Order.objects.select_related("problem__proposed__merged_into").get(pk=act.subject_id)
    if order.problem is None:
        return ()
    return letters_on_heard(
        [order.problem],
        N_("It became a social order: %(title)s"),
        N_("%(title)s\nThe council approved a social order from it: %(order)s"),
        order=lambda: str(order.title),
    )


@tell("approve_programme")
def programme_is_approved(act: Any) -> Iterable[Letter]:
    """Tell the drafter that orders can follow."""
    programme = Programme.objects.select_related("drafted_by").get(pk=act.subject_id)
    for ref in _drafter(programme):
        yield Letter(
            to=ref,
            subject=lambda: gettext("The programme is approved: %(title)s") % {"title": programme.title},
            body=lambda: gettext("Orders can be begun in it now."),
        )
