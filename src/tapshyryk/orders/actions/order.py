"""Beginning an order, submitting, approving, returning and withdrawing it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core import rulebook
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.documents.storing import DocumentRef, make_document
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.slugs import readable_slug
from tapshyryk.core.wording import first_text, write_texts
from tapshyryk.orders.models import Order
from tapshyryk.orders.queries.papers import PAPER_LANGUAGES, technical_task_on_paper
from tapshyryk.places.models import Municipality


def draft_order(
    order: Order,
    *,
    actor: Actor,
    titles: Mapping[str, str] | None = None,
    theme: str = "",
    municipality: Municipality | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Begin an order that is not saved yet; it keeps the rulebook of today.

    Its customer and the assembly or programme it comes from are already set; `municipality` and `theme` are
    given where they do not follow from those.
    """
    if municipality is not None:
        order.municipality = municipality
    order.theme = theme or order.theme
    _name(order, titles)

    def effect(order: Order, ask: Any) -> Deed:
        order.drafted_by_id = actor.ref.removeprefix("person:")
        order.rulebook = ask.book.ref
        order.search = order.search_text()
        return Deed(
            detail={
                "theme": order.theme,
                "customer": order.customer.slug if order.customer else "",
                "programme": order.programme.slug if order.programme else "",
                "assembly": order.assembly.slug if order.assembly else "",
                "problem": order.problem.slug if order.problem else "",
            }
        )

    return perform(order, "draft_order", actor=actor, effect=effect, override=override)


def submit_order(order: Order, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Submit the finished draft to the council, or to the head of the state body."""

    def effect(order: Order, ask: Any) -> Deed:
        order.return_reason = ""
        return Deed(detail={"total_tyiyn": order.budget().total_tyiyn})

    return perform(order, "submit_order", actor=actor, effect=effect, override=override)


def return_order(order: Order, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Send the order back to its drafters, saying why."""

    def effect(order: Order, ask: Any) -> Deed:
        order.return_reason = reason
        return Deed(detail={"reason": reason})

    return perform(
        order, "return_order", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def approve_order(
    order: Order, *, actor: Actor, approval_ground: str = "", override: Override = NO_OVERRIDE
) -> Any:
    """Approve the order; `approval_ground` names the decision, such as a resolution with its number.

    The technical task as it was approved is printed in Kyrgyz and Russian and kept with the act.
    """

    def effect(order: Order, ask: Any) -> Deed:
        order.approval_ground = approval_ground
        return Deed(
            detail={"approval_ground": approval_ground, "total_tyiyn": order.budget().total_tyiyn},
            documents=_technical_task(order, approval_ground, ask.now),
        )

    return perform(order, "approve_order", actor=actor, effect=effect, override=override)


def withdraw_order(order: Order, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Give the order up before a call, saying why."""

    def effect(order: Order, ask: Any) -> Deed:
        order.withdrawal_reason = reason
        return Deed(detail={"reason": reason})

    return perform(
        order, "withdraw_order", actor=actor, given={"reason": reason}, effect=effect, override=override
    )


def chronicle_order(
    order: Order,
    *,
    actor: Actor,
    source: str,
    titles: Mapping[str, str] | None = None,
    began: date | None = None,
    year: int | None = None,
    form: str = "",
    target_group: str = "",
    recipients_expected: int | None = None,
    need: str = "",
    aim: str = "",
    starts: date | None = None,
    ends: date | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter an order a founding source tells of; what the source does not say stays empty.

    Its municipality and theme are already set. `began` is the day whose rulebook it stands under, where the
    source dates it at all.
    """
    _name(order, titles)

    def effect(order: Order, ask: Any) -> Deed:
        order.rulebook = rulebook.load(ask.book.id, began).ref if began else ""
        order.form, order.target_group, order.recipients_expected = form, target_group, recipients_expected
        order.need, order.aim = need, aim
        order.starts, order.ends = starts, ends
        order.year = year or (starts.year if starts else None)
        order.source = source
        order.search = order.search_text()
        return Deed(detail={"source": source, "theme": order.theme, "year": order.year})

    return perform(order, "chronicle_order", actor=actor, effect=effect, override=override)


def _technical_task(order: Order, approval: str, now: datetime) -> tuple[DocumentRef, ...]:
    papers = []
    for language in PAPER_LANGUAGES:
        with translation.override(language):
            title = gettext("Technical task")
        papers.append(
            make_document(
                "orders/technical-task",
                technical_task_on_paper(order, language, approval),
                subject=order,
                language=language,
                title=title,
                page=f"/{language}/orders/{order.slug}/",
                made_at=now,
            )
        )
    return tuple(papers)


def _name(order: Order, titles: Mapping[str, str] | None) -> None:
    write_texts(order, "title", titles or {})
    order.slug = order.slug or readable_slug(first_text(order, "title"), Order)
