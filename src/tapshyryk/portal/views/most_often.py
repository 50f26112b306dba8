"""The country's problems: what municipalities name most often, by theme, target group, oblast and year."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tapshyryk.core.charts.bars import Stack, stacked_bars
from tapshyryk.core.fields import offer
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.navigation import address
from tapshyryk.core.searching import SearchForm
from tapshyryk.core.wording import wording
from tapshyryk.needs.domain.most_often import Naming, Narrowed, Often, most_often
from tapshyryk.needs.models import Problem
from tapshyryk.needs.queries.most_often import namings
from tapshyryk.places.domain.oblasts import OBLASTS
from tapshyryk.portal import words
from tapshyryk.portal.filters import theme_field
from tapshyryk.portal.freshness import public_page
from tapshyryk.portal.listing import exports_of
from tapshyryk.portal.problem_lists import problem_tabs

WAYS: Final[dict[str, tuple[str, Callable[[Naming], Hashable]]]] = {
    "theme": (N_("Theme"), lambda one: one.theme),
    "group": (N_("Target group"), lambda one: one.target_group),
    "oblast": (N_("Oblast"), lambda one: one.oblast),
    "year": (N_("Year"), lambda one: one.year),
}
"""What may be counted: its English message id and how it is read from a naming."""

MOST_BARS: Final = 30
"""Target groups are written by hand, so there may be hundreds; the table to download has them all."""


class GroupSelect(forms.Select):
    """Target groups as the minutes of sessions write them, which are kept in Kyrgyz."""

    def create_option(self, *args: Any, **options: Any) -> dict[str, Any]:
        """A choice that says in which language it is."""
        made: dict[str, Any] = super().create_option(*args, **options)
        if made["value"]:
            made["attrs"]["lang"] = "ky"
        return made


class CountryFilter(SearchForm):
    """By what to count, and what to narrow the count to; nothing is searched for by words."""

    by = forms.ChoiceField(label=gettext_lazy("Count by"), required=False)
    theme = theme_field()
    group = forms.ChoiceField(label=gettext_lazy("Target group"), required=False, widget=GroupSelect)
    oblast = forms.ChoiceField(label=gettext_lazy("Oblast"), required=False)
    year = forms.ChoiceField(label=gettext_lazy("Year"), required=False)

    def __init__(self, *args: Any, found: tuple[Naming, ...], **options: Any) -> None:
        super().__init__(*args, **options)
        del self.fields["q"]
        groups = sorted({one.target_group for one in found if one.target_group})
        oblasts = sorted({one.oblast for one in found})
        years = sorted({one.year for one in found if one.year is not None}, reverse=True)
        offer(self, "by", [(key, _(label)) for key, (label, _read) in WAYS.items()], none=False)
        offer(self, "group", [(group, group) for group in groups])
        offer(self, "oblast", [(iso, _oblast(iso)) for iso in oblasts])
        offer(self, "year", [(str(year), str(year)) for year in years])

    @property
    def narrowed(self) -> Narrowed:
        """What the reader wants counted."""
        if not self.is_valid():
            return Narrowed()
        given = self.cleaned_data
        year = int(given["year"]) if given["year"] else None
        return Narrowed(given["theme"], given["group"], given["oblast"], year)

    @property
    def way(self) -> str:
        """By what to count; by theme unless the reader says otherwise."""
        return (self.cleaned_data["by"] if self.is_valid() else "") or "theme"


def _oblast(iso: str) -> str:
    entry = next((one for one in OBLASTS if one.iso == iso), None)
    return str(wording(entry, "name")) if entry is not None else iso


@public_page
def across(request: HttpRequest) -> HttpResponse:
    """What is named most often, with what residents chose; the whole page follows from one statement."""
    found = namings()
    form = CountryFilter(request.GET or {}, found=found)
    narrowed = form.narrowed
    counted = most_often([one for one in found if narrowed.fits(one)], WAYS[form.way][1])
    places = len({one.municipality for one in found if narrowed.fits(one)})
    return render(
        request,
        "portal/most_often.html",
        {
            "form": form,
            "chosen": [each for each in form.chosen(request.GET) if form.is_valid()],
            "chart": _chart(form.way, counted),
            "tabs": problem_tabs("across"),
            "count_text": ngettext("%(n)s municipality", "%(n)s municipalities", places)
            % {"n": words.number(places)},
            "exports": exports_of("named-most-often", "csv", "xlsx"),
        },
    )


def _chart(way: str, counted: tuple[Often, ...]) -> Any:
    return stacked_bars(
        _("Problems named most often"),
        [
            Stack(
                _said(way, one.key),
                {"done": one.chosen_in, "quiet": one.municipalities - one.chosen_in},
                href=f"{address('portal:problems')}?theme={one.key}" if way == "theme" else "",
            )
            for one in counted[:MOST_BARS]
        ],
        [("done", _("chosen for an order")), ("quiet", _("named"))],
        columns=(_(WAYS[way][0]), _("Municipalities")),
        write=lambda value: words.number(int(value)) or "",
        empty=_("No problem is recorded yet."),
        note=_("A municipality counts once, however often it named it."),
    )


def _said(way: str, key: Any) -> str:
    """A key in the reader's words."""
    if way == "theme":
        return str(dict(Problem.Theme.choices)[key])
    if way == "oblast":
        return _oblast(key)
    return str(key or _("not reported"))
