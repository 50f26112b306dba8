"""The order page: one order's whole life on one page."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from tapshyryk.calls.models import ContributionKind, Source
from tapshyryk.core.charts import writing
from tapshyryk.core.charts.contributions import contribution_bars
from tapshyryk.core.charts.drawing import Chart
from tapshyryk.core.charts.targets import Aim, target_bullets
from tapshyryk.core.components import MoneyLine, MoneyTable
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.portal import stages, stages_after, words
from tapshyryk.portal.doors import closing, doors
from tapshyryk.portal.freshness import about, concerns_order, public_page
from tapshyryk.portal.queries.order_life import OrderLife, order_life
from tapshyryk.portal.timelines import chapters_of

LATEST_ACTS = 30


@public_page(touches=concerns_order)
def order(request: HttpRequest, slug: str) -> HttpResponse:
    """One order's whole life: nine steps, the money, the results and the acts."""
    life = order_life(slug)
    if life is None:
        raise Http404
    about(request, life.order.pk, until=closing(life.call))
    return render(
        request,
        "portal/order.html",
        {
            "life": life,
            "order": life.order,
            "title": wording(life.order, "title"),
            "place": wording(life.order.municipality, "name"),
            "theme": words.choice(life.order, "theme"),
            "stages": all_stages(life),
            "remarks": source_remarks(life),
            "money": (money := money_of(life)),
            "given": contribution_bars(money) if money else None,
            "targets": targets_of(life),
            "doors": doors((life.call,), (life.contract,), named=False),
            "example": life.order.is_example,
            **acts_of(life),
        },
    )


def all_stages(life: OrderLife) -> list[Any]:
    """The nine steps in the order of the life."""
    makers = (
        stages.needs,
        stages.vote,
        stages.order,
        stages.call,
        stages_after.contract,
        stages_after.delivery,
        stages_after.monitoring,
        stages_after.results,
        stages_after.after,
    )
    return [make(life) for make in makers]


def money_of(life: OrderLife) -> MoneyTable | None:
    """Who gave what to the order, by source and kind; None when nothing is reported.

    Where contributions are reported, a kind that nobody gave is nothing, 0. Only where the source leaves open
    of which kind something was, the kinds it does not name stay "not reported".
    """
    from django.utils.translation import gettext as _

    if not life.given:
        return None
    lines: dict[str, dict[str, int]] = {}
    for giver in ("", *Source.values):
        for kind in ContributionKind.values:
            amount = life.given.get((giver, kind), 0)
            if amount:
                who = str(Source(giver).label) if giver else _("all sources together")
                shown = "equipment" if kind == "premises" else kind
                line = lines.setdefault(who, {})
                line[shown] = line.get(shown, 0) + amount
    told = life.remarks_on(life.order, "contributions")
    other = None if any(remark.remark and not remark.other_value for remark in told) else 0
    rows = [
        MoneyLine(
            who,
            cash=kinds.get("cash", other),
            labour=kinds.get("labour", other),
            equipment=kinds.get("equipment", other),
        )
        for who, kinds in lines.items()
    ]
    return MoneyTable(_("Who gave what"), rows)


def source_remarks(life: OrderLife) -> list[dict[str, Any]]:
    """What founding sources say of the order in words, with the source; empty for any other order."""
    parts = (life.session, life.order, life.contract, life.report)
    said = [
        {"words": remark.remark, "source": words.source(remark.source)}
        for part in parts
        if part is not None
        for (key, _field), remarks in life.remarks.items()
        if key == str(part.pk)
        for remark in remarks
        if remark.remark and not remark.other_value and remark.field != "target_group"
    ]
    return said


def targets_of(life: OrderLife) -> Chart | None:
    """What was aimed at and what came of it, each indicator on its own scale; None before any is reported."""
    from django.utils.translation import gettext as _

    if not life.results:
        return None
    aims = [
        Aim(
            str(wording(wanted, "title")),
            wanted.target,
            each.value,
            wanted.get_unit_display(),
            wanted.baseline,
        )
        for each in life.results
        for wanted in [each.indicator]
    ]
    return target_bullets(
        _("Target against result"),
        aims,
        columns=(_("Indicator"), _("Target"), _("Result")),
        write=writing.plain,
        silent=_("not reported"),
        empty=_("Nothing has been reported yet."),
        short=_("Target not reached"),
        began=_("Before"),
        own_scales=True,
    )


def acts_of(life: OrderLife) -> dict[str, Any]:
    """The public acts from the need to the result, and where to read those that do not stand here."""
    chapters, more = chapters_of(life, LATEST_ACTS)
    return {
        "chapters": chapters,
        "more_acts": f"{address('portal:record')}?order={life.order.slug}" if more else "",
    }
