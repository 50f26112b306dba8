"""The pattern of every public list: search, filters, order, pages, count and an empty state."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from tapshyryk.core.components import Column, Table
from tapshyryk.core.folding import folded
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm

PER_PAGE = 25


def holding_words(rows: QuerySet[Any], words: Sequence[str], *fields: str) -> QuerySet[Any]:
    """The rows in which every folded word occurs in one of `fields`, folded; all rows where none is asked.

    For registers that fit in memory; longer lists keep a folded column and let the database search it.
    """
    if not words:
        return rows
    named = rows.order_by().values_list("pk", *fields)
    found = {key for key, *texts in named if all(word in folded(" ".join(texts)) for word in words)}
    return rows.filter(pk__in=found)


def mark(thing: Any) -> str:
    """The word that marks what belongs to the played example."""
    return gettext("example") if thing.is_example else ""


def exports_of(table: str, *kinds: str) -> list[tuple[str, str]]:
    """Label and address of each of the `kinds` (csv, xlsx) in which a public table may be taken away."""
    found = ((kind.upper(), address(f"opendata:{kind}", table)) for kind in kinds)
    return [(label, href) for label, href in found if href]


@dataclass(frozen=True, slots=True)
class Listing:
    """What one public list is: its title, its columns, how a row is written, how rows are sorted."""

    title: str
    intro: str
    columns: Sequence[Column]
    row: Callable[[Any], Sequence[Any]]
    count: Callable[[int], str]
    sorts: Mapping[str, str]
    default_sort: str
    exports: Sequence[tuple[str, str]] = ()
    empty_text: str = ""
    tabs: Sequence[tuple[str, str, bool]] = ()
    """Other lists beside this one: label, address, whether it is this one."""
    action: tuple[str, str] = ("", "")
    """What a reader can do here: label and address."""


def show(request: HttpRequest, listing: Listing, rows: QuerySet[Any], form: SearchForm) -> HttpResponse:
    """The page of a list: `rows` are already filtered by `form`."""
    asked = request.GET.get("sort", "")
    backwards, name = asked.startswith("-"), asked.lstrip("-")
    path = listing.sorts.get(name)
    order = (f"-{path}" if backwards else path) if path else listing.default_sort
    page: Page[Any] = Paginator(rows.order_by(order, "pk"), PER_PAGE).get_page(request.GET.get("page"))
    table = Table(
        str(listing.title), listing.columns, [listing.row(each) for each in page], caption_hidden=True
    )
    return render(
        request,
        "portal/listing.html",
        {
            "listing": listing,
            "form": form,
            "chosen": form.chosen(request.GET),
            "page": page,
            "table": table,
            "count_text": listing.count(page.paginator.count),
        },
    )
