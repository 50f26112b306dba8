"""The public lists: orders, municipalities, providers, calls."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tapshyryk.calls.models import Call
from tapshyryk.contracts.models import Contract
from tapshyryk.core.components import Cell, Column
from tapshyryk.core.fields import offer
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm
from tapshyryk.core.wording import current_language, wording
from tapshyryk.orders.models import Order
from tapshyryk.orders.queries.orders import OrdersAsked, orders_found, years_of_orders
from tapshyryk.parties.models import Organisation
from tapshyryk.places.models import Municipality
from tapshyryk.portal import words
from tapshyryk.portal.filters import offer_places_of, place_field, theme_field
from tapshyryk.portal.freshness import changes_figures, public_page
from tapshyryk.portal.listing import Listing, exports_of, holding_words, mark, show
from tapshyryk.portal.queries.order_life import SIGNED


class OrderFilter(SearchForm):
    """What narrows the list of orders."""

    theme = theme_field()
    place = place_field()
    stage = forms.ChoiceField(label=gettext_lazy("Stage"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        states = Order.lifecycle.states.items()
        offer(self, "stage", [(state, _(label)) for state, label in states if state != "draft"])
        offer_places_of(self, Order.objects.all())
        offer(self, "year", [(str(year), str(year)) for year in years_of_orders()])


@public_page(touches=changes_figures)
def orders(request: HttpRequest) -> HttpResponse:
    """Every order, searched, filtered and sorted."""
    form = OrderFilter(request.GET or {})
    asked = OrdersAsked()
    if form.is_valid():
        given = form.cleaned_data
        asked = OrdersAsked(
            words=" ".join(form.words),
            theme=given["theme"],
            municipality=given["place"],
            stage=given["stage"],
            year=int(given["year"]) if given["year"] else None,
        )
    rows = orders_found(asked)
    listing = Listing(
        title=_("Orders"),
        intro=_(
            "Every social order with its whole life: the need, who delivers, what it cost, what came of it."
        ),
        columns=(
            Column(_("Order"), sort="title"),
            Column(_("Municipality"), sort="place"),
            Column(_("Theme")),
            Column(_("Stage"), sort="stage"),
            Column(_("Year"), "number", sort="year"),
        ),
        row=_order_row,
        count=lambda n: ngettext("%(n)s order", "%(n)s orders", n) % {"n": words.number(n)},
        sorts={
            "title": f"title_{current_language()}",
            "place": f"municipality__name_{current_language()}",
            "stage": "state",
            "year": "year",
        },
        default_sort="-year",
        exports=exports_of("orders", "csv"),
        empty_text=_("No order matches. Take a filter away, or search for another word."),
    )
    return show(request, listing, rows, form)


def _order_row(order: Order) -> tuple[Any, ...]:
    title = wording(order, "title")
    return (
        Cell(title, href=address("portal:order", order.slug), note=mark(order)),
        Cell(
            wording(order.municipality, "name"), href=address("portal:municipality", order.municipality.slug)
        ),
        words.choice(order, "theme"),
        Cell(_(Order.lifecycle.states[order.state]), badge=True, tone=_tone(order.state)),
        str(order.year) if order.year else None,
    )


def _tone(state: str) -> Any:
    if state in {"completed", "followed"}:
        return "done"
    return "quiet" if state == "withdrawn" else "going"


@public_page
def municipalities(request: HttpRequest) -> HttpResponse:
    """Every municipality with its orders."""
    form = SearchForm(request.GET or {})
    rows = Municipality.objects.select_related("oblast").annotate(
        order_count=Count("orders", filter=~Q(orders__state="draft"), distinct=True)
    )
    rows = holding_words(rows, form.words, "name_ky", "name_ru", "name_en")
    listing = Listing(
        title=_("Municipalities"),
        intro=_("The communities that found out what they need and ordered it."),
        columns=(
            Column(_("Municipality"), sort="name"),
            Column(_("Oblast"), sort="oblast"),
            Column(_("Kind")),
            Column(_("Orders"), "number", sort="orders"),
        ),
        row=lambda place: (
            Cell(wording(place, "name"), href=address("portal:municipality", place.slug), note=mark(place)),
            wording(place.oblast, "name"),
            words.choice(place, "kind"),
            words.number(place.order_count),
        ),
        count=lambda n: ngettext("%(n)s municipality", "%(n)s municipalities", n) % {"n": words.number(n)},
        sorts={
            "name": f"name_{current_language()}",
            "oblast": f"oblast__name_{current_language()}",
            "orders": "order_count",
        },
        default_sort=f"name_{current_language()}",
        exports=exports_of("municipalities", "csv"),
        empty_text=_("No municipality matches. Search for another word."),
    )
    return show(request, listing, rows, form)


@public_page
def providers(request: HttpRequest) -> HttpResponse:
    """Every organisation that delivers or has offered to."""
    form = SearchForm(request.GET or {})
    signed = Contract.objects.filter(state__in=SIGNED).values("contractor")
    partners = Contract.objects.filter(state__in=SIGNED).values("partners__organisation")
    rows = (
        Organisation.objects.filter(Q(pk__in=signed) | Q(pk__in=partners))
        .select_related("municipality")
        .annotate(contract_count=Count("contracts", filter=Q(contracts__state__in=SIGNED), distinct=True))
    )
    rows = holding_words(rows, form.words, "name_ky", "name_ru", "name_en")
    listing = Listing(
        title=_("Providers"),
        intro=_("The organisations that deliver social orders, alone or in a consortium."),
        columns=(
            Column(_("Organisation"), sort="name"),
            Column(_("Kind")),
            Column(_("Contracts as lead"), "number", sort="contracts"),
        ),
        row=lambda one: (
            Cell(wording(one, "name"), href=address("portal:provider", one.slug), note=mark(one)),
            words.choice(one, "kind"),
            words.number(one.contract_count),
        ),
        count=lambda n: ngettext("%(n)s organisation", "%(n)s organisations", n) % {"n": words.number(n)},
        sorts={"name": f"name_{current_language()}", "contracts": "contract_count"},
        default_sort="-contract_count",
        exports=exports_of("organisations", "csv"),
        empty_text=_("No organisation matches. Search for another word."),
    )
    return show(request, listing, rows, form)


@public_page
def calls(request: HttpRequest) -> HttpResponse:
    """Every call that was published."""
    form = SearchForm(request.GET or {})
    rows = Call.objects.filter(published_at__isnull=False).select_related("order__municipality")
    for word in form.words:
        rows = rows.filter(order__search__contains=word)
    listing = Listing(
        title=_("Calls"),
        intro=_("Open competitions: anyone may read, ask in public and see how the winner was chosen."),
        columns=(
            Column(_("Call")),
            Column(_("Municipality")),
            Column(_("State"), sort="state"),
            Column(_("Open until"), "date", sort="closes"),
        ),
        row=lambda call: (
            Cell(
                wording(call, "title") or wording(call.order, "title"),
                href=address("portal:call", call.slug),
                note=mark(call),
            ),
            wording(call.order.municipality, "name"),
            Cell(
                _(Call.lifecycle.states[call.state]),
                badge=True,
                tone="going" if call.state == "open" else "done" if call.state == "concluded" else "",
            ),
            words.day(call.closes_at),
        ),
        count=lambda n: ngettext("%(n)s call", "%(n)s calls", n) % {"n": words.number(n)},
        sorts={"state": "state", "closes": "closes_at"},
        default_sort="-closes_at",
        exports=exports_of("calls", "csv"),
        empty_text=_("No call has been published yet."),
    )
    return show(request, listing, rows, form)
