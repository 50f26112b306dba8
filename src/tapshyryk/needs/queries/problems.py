"""Problems named across municipalities: how often each theme comes up, and where it was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tapshyryk.needs.models import Problem


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """A theme with the number of municipalities that named it, that chose it, and its problems."""

    theme: str
    label: str
    municipalities: int
    chosen_in: int
    problems: tuple[Problem, ...]

    @property
    def was_chosen(self) -> bool:
        """Whether residents chose a problem of this theme anywhere."""
        return self.chosen_in > 0


def named_problems(*, with_examples: bool = True) -> QuerySet[Problem]:
    """Every problem named at a session, with its session and municipality."""
    found = Problem.objects.select_related("session__municipality")
    return found if with_examples else found.filter(session__municipality__is_example=False)


def themes_named_most_often(*, with_examples: bool = True) -> tuple[ThemeCount, ...]:
    """Themes by how many municipalities named a problem of it, most first; a municipality counts once.

    Equal themes stand by how many chose them, then in the order of `Problem.Theme`.
    """
    by_theme: dict[str, list[Problem]] = {theme.value: [] for theme in Problem.Theme}
    for problem in named_problems(with_examples=with_examples).order_by(
        "session__municipality__name_ky", "pk"
    ):
        by_theme[problem.theme].append(problem)
    counted = [
        ThemeCount(
            theme=theme.value,
            label=str(theme.label),
            municipalities=len({one.session.municipality_id for one in by_theme[theme.value]}),
            chosen_in=len({one.session.municipality_id for one in by_theme[theme.value] if one.is_chosen}),
            problems=tuple(by_theme[theme.value]),
        )
        for theme in Problem.Theme
        if by_theme[theme.value]
    ]
    return tuple(sorted(counted, key=lambda one: (-one.municipalities, -one.chosen_in)))


def problem_by_slug(slug: str) -> Problem:
    """The problem of a permanent address; Problem.DoesNotExist when there is none."""
    return Problem.objects.select_related("session__municipality").get(slug=slug)
