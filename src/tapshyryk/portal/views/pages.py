"""Pages of the product itself: effects, data, rules, help."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from tapshyryk.core import rulebook
from tapshyryk.core.charts.lines import Slope, slope_chart
from tapshyryk.core.components import MoneyLine, MoneyTable
from tapshyryk.core.navigation import address
from tapshyryk.core.rulebook.domain import labels
from tapshyryk.core.wording import current_language
from tapshyryk.impact.queries import country
from tapshyryk.impact.queries.grounds import Scope
from tapshyryk.portal import words
from tapshyryk.portal.factors import factor_lines
from tapshyryk.portal.freshness import changes_figures, public_page
from tapshyryk.portal.printed import printed_beside_computed, trust_slopes


@public_page(touches=changes_figures)
def effects(request: HttpRequest) -> HttpResponse:
    """What social orders bring, computed beside what the founding sources print."""
    figures, scope = country.country_figures(), Scope()
    trust = trust_slopes(scope.trust)
    chart = slope_chart(
        _("Trust before and after"),
        [Slope(label, before, after) for label, before, after in trust],
        sides=("2014", "2015"),
        subject=_("Question"),
        write=lambda value: words.percent(Decimal(str(value)), 1) or "",
        empty=_("Not reported."),
        most=100,
    )
    money = MoneyTable(
        _("Given to all orders, by kind"),
        [
            MoneyLine(
                _("all sources together"),
                cash=figures.money.get("cash"),
                labour=figures.money.get("labour"),
                equipment=(figures.money.get("equipment", 0) + figures.money.get("premises", 0)) or None,
            )
        ],
    )
    return render(
        request,
        "portal/effects.html",
        {
            "checked": printed_beside_computed(figures, scope.printed),
            "chart": chart,
            "money": money if figures.money else None,
            "factors": factor_lines(scope),
        },
    )


@public_page
def rules(request: HttpRequest) -> HttpResponse:
    """The rulebook in force: every rule with its source and standing."""
    book = rulebook.current()
    language = current_language()
    stages = [
        {
            "name": labels.stage(stage, language),
            "rules": [_rule(rule, language) for rule in book.rules_of(stage)],
        }
        for stage in book.stages
    ]
    return render(
        request,
        "portal/rules.html",
        {"book": book, "title": book.title_in(language), "stages": stages, "count": words.number(len(book))},
    )


def _rule(rule: Any, language: str) -> dict[str, Any]:
    return {
        "id": rule.id,
        "sentence": rule.sentence_in(language),
        "source": rule.source.text_in(language),
        "status": labels.status(rule.status, language),
        "severity": labels.severity(rule.severity, language),
        "refuses": rule.severity == "refuse",
    }


@public_page
def data(request: HttpRequest) -> HttpResponse:
    """Everything to download, with how to check it."""
    from tapshyryk.portal.downloads import downloads

    return render(request, "portal/data.html", {"groups": downloads(), "api": address("api-1:openapi-view")})


@public_page
def help_page(request: HttpRequest) -> HttpResponse:
    """What a social order is, in the order of its life, and the words used here."""
    from tapshyryk.portal.glossary import TERMS

    return render(request, "portal/help.html", {"terms": TERMS})
