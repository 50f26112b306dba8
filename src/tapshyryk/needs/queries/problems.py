"""Problems named across municipalities: how often each theme comes up, and where it was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from tapshyryk.needs.models import Problem


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with the number of municipalities that named it and that chose it, and of its problems."""

    theme: str
    municipalities: int
    chosen_in: int
    problems: int

    @property
    def label(self) -> str:
        """The theme in the reader's language."""
        return str(Problem.Theme(self.theme).label)

    @property
    def was_chosen(self) -> bool:
        """Whether residents chose a problem of this theme anywhere."""
        return self.chosen_in > 0


def named_problems(*, theme: str = "", with_examples: bool = True) -> QuerySet[Problem]:
    """Problems named at sessions, of one theme or of all, with their session and municipality.

    They stand by the municipality's Kyrgyz name, within it as they were named.
    """
    found = Problem.objects.select_related("session__municipality").order_by(
        "session__municipality__name_ky", "pk"
    )
    if theme:
        found = found.filter(theme=theme)
    return found if with_examples else found.filter(session__municipality__is_example=False)


def themes_named_most_often(*, with_examples: bool = True) -> tuple[ThemeCount, ...]:
    """Themes by how many municipalities named a problem of it, most first; a municipality counts once.

    Equal themes stand by how many municipalities chose them, then in the order of `Problem.Theme`.
    """
    where = "session__municipality"
    rows = (
        named_problems(with_examples=with_examples)
        .order_by()
        .values("theme")
        .annotate(
            municipalities=Count(where, distinct=True),
            chosen_in=Count(where, distinct=True, filter=Q(is_chosen=True)),
            problems=Count("pk"),
        )
    )
    place = {theme.value: number for number, theme in enumerate(Problem.Theme)}
    counted = [ThemeCount(**row) for row in rows]
    return tuple(sorted(counted, key=lambda one: (-one.municipalities, -one.chosen_in, place[one.theme])))


def problem_by_slug(slug: str) -> Problem:
    """The problem of a permanent address; Problem.DoesNotExist when there is none."""
    return Problem.objects.select_related("session__municipality").get(slug=slug)
