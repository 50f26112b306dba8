"""The round of the example: what was found from house to house, as its sheets say and as it is published."""

from __future__ import annotations

import pytest

from tapshyryk.core.acts.models import Act
from tapshyryk.demo.example import people, rounds
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.domain.found import FoundFigures
from tapshyryk.needs.queries.found import found_figures, published_found
from tapshyryk.needs.queries.rounds import coverage
from tapshyryk.needs.sheet import people_in

pytestmark = pytest.mark.django_db
SHEETS = (rounds.SCHOOL_STREET, rounds.SPRING_STREET, rounds.LATER, rounds.CANAL_STREET)


@pytest.fixture
def walked():  # type: ignore[no-untyped-def]
    story = Story(tell=lambda _line: None)
    return rounds.go_round(story, people.set_the_stage(story))


def test_every_line_of_the_sheets_can_be_read() -> None:
    read = [people_in(sheet) for sheet in SHEETS]
    assert [len(one.lines) for one in read] == [4, 2, 1, 5]
    assert not any(one.problems for one in read)


def test_the_figures_are_those_of_the_sheets(walked) -> None:  # type: ignore[no-untyped-def]
    assert walked.state == "closed"
    assert found_figures(walked) == FoundFigures(found=14, cards=12, refused=2, latent=8)
    assert coverage(walked) == Walked(planned=98, answered=84, nobody_home=10, refused=4)


def test_small_groups_of_the_villages_are_hidden(walked) -> None:  # type: ignore[no-untyped-def]
    shown = published_found(walked)
    assert (shown.total, shown.latent, shown.places.rows) == (14, 8, (8, 6))
    assert [row[:2] for row in shown.places.cells] == [(None, None), (None, None)]


def test_the_record_names_nobody_who_was_found(walked) -> None:  # type: ignore[no-untyped-def]
    entries = " ".join(Act.objects.values_list("entry", flat=True))
    names = [line.values["full_name"].split()[0] for sheet in SHEETS for line in people_in(sheet).lines]
    assert not [name for name in names if name in entries]
