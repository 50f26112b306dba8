"""Focus groups as the public may see them: small counts are hidden so that nobody is known by them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tapshyryk.core.suppression import LEAST, shown_list
from tapshyryk.core.wording import Wording
from tapshyryk.needs.models import FocusGroup, Problem
from tapshyryk.needs.models.focus_group import AGES


@dataclass(frozen=True, slots=True)
class NeedLine:
    """What people need; `people` is None where not counted or, with `is_few`, too few to be told."""

    words: Wording
    people: int | None
    is_few: bool


@dataclass(frozen=True, slots=True)
class PublicGroup:
    """A focus group without anything by which somebody could be known; None stands for what is not told."""

    group: FocusGroup
    present: int | None
    women: int | None
    ages: tuple[tuple[str, int | None], ...]
    needs: tuple[NeedLine, ...]


def focus_groups_of(problem: Problem) -> QuerySet[FocusGroup]:
    """The focus groups about a problem, earliest first."""
    return FocusGroup.objects.filter(problem=problem).prefetch_related("needs")


def public_groups_of(problem: Problem) -> list[PublicGroup]:
    """The focus groups about a problem as everybody may see them."""
    return [as_public(group) for group in focus_groups_of(problem)]


def as_public(group: FocusGroup) -> PublicGroup:
    """One focus group as everybody may see it."""
    present: int | None = group.present if group.present >= LEAST else None
    women: int | None = None
    if group.women is not None:
        (women, _men), present = shown_list([group.women, group.present - group.women])
    ages: tuple[int | None, ...] = ()
    if group.ages:
        others = group.present - sum(group.ages)
        ages = shown_list([*group.ages, others])[0][: len(AGES)]
    return PublicGroup(
        group=group,
        present=present,
        women=women,
        ages=tuple((band, count) for band, count in zip(AGES, ages, strict=False)),
        needs=tuple(
            NeedLine(
                need.title,
                need.people if need.people is None or need.people >= LEAST else None,
                need.people is not None and need.people < LEAST,
            )
            for need in group.needs.all()
        ),
    )
