"""The ways to look at problems: named at sessions, proposed by residents, counted across the country."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tapshyryk.core.components import Cell, Column
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import current_language, wording
from tapshyryk.places.models import Municipality
from tapshyryk.portal import words
from tapshyryk.portal.listing import Listing, mark


def problem_tabs(current: str) -> list[tuple[str, str, bool]]:
    """Label and address of each list of problems, and whether it is `current`, named by its address."""
    ways = (
        (_("Named at sessions"), "problems"),
        (_("Proposed by residents"), "proposed"),
        (_("Across the country"), "across"),
    )
    return [(label, address(f"portal:{name}"), name == current) for label, name in ways]


def problem_listing(
    current: str,
    *,
    title: str,
    intro: str,
    between: Column,
    row: Callable[[Any], tuple[Any, ...]],
    place: str,
    sorts: Mapping[str, str],
    default_sort: str,
    exports: list[tuple[str, str]],
    empty_text: str,
) -> Listing:
    """The list of problems `current` of the tabs: what and where it is, one column more, what became of it.

    `row` gives the cells of `head_cells`, then its own two; `place` is the way from a row to its place.
    """
    return Listing(
        title=title,
        intro=intro,
        columns=(
            Column(_("Problem"), sort="title"),
            Column(_("Municipality"), sort="place"),
            Column(_("Theme")),
            between,
            Column(_("What became of it")),
        ),
        row=row,
        count=lambda n: ngettext("%(n)s problem", "%(n)s problems", n) % {"n": words.number(n)},
        sorts={
            "title": f"title_{current_language()}",
            "place": f"{place}__name_{current_language()}",
            **sorts,
        },
        default_sort=default_sort,
        exports=exports,
        empty_text=empty_text,
        tabs=problem_tabs(current),
        action=(_("Propose a problem"), address("proposing:propose")),
    )


def head_cells(problem: Any, *, title: Any, page: str, place: Municipality) -> tuple[Any, Any, Any]:
    """The cells every list of problems begins with; `page` names the address of the problem's page."""
    return (
        Cell(title, href=address(page, problem.slug), note=mark(place)),
        Cell(wording(place, "name"), href=address("portal:municipality", place.slug)),
        words.choice(problem, "theme"),
    )
