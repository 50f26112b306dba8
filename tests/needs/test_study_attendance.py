"""A needs study tells who came and whom rounds found by village and group, and never of small groups."""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from pypdf import PdfReader

from tapshyryk.core import clock
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.needs.domain.adding_up import Together
from tapshyryk.needs.queries.needs_studies import gathered
from tests.needs.attendance_stage import closed
from tests.needs.finding import found
from tests.needs.test_needs_study import drafted, issued
from tests.needs.walking import running_round

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _now():
    with clock.at(datetime(2026, 3, 2, 6, 0, tzinfo=UTC)):
        yield


def test_who_came_is_told_by_village_age_and_group_without_the_small_ones(world):
    closed(world)
    closed(world, (*(("male", "29-62", "farmer"),) * 5, *(("female", "63+", "pensioner"),) * 8))
    with translation.override("ky"):
        told = gathered(drafted(world))
    assert {part.heading: dict(part.rows) for part in told.came} == {
        "Айыл": {"Ак-Суу": Together(28, is_exact=True)},
        "Жашы": {
            "18–28 жаш": Together(0, is_exact=False),
            "29–62 жаш": Together(5, is_exact=False),
            "63 жаш жана андан улуу": Together(8, is_exact=True),
        },
        "Социалдык тобу": {
            "пенсионер": Together(8, is_exact=False),
            "майыптыгы бар адам": Together(0, is_exact=False),
            "дыйкан же ишкер": Together(12, is_exact=True),
        },
    }


def test_villages_of_a_round_are_told_with_their_latent_need(world):
    this = running_round(world)
    for number in range(6):
        found(world, this, f"Планттын Уулу {number}")
    found(world, this, "Жалгыз Бала", settlement=this.places.last().settlement)
    with translation.override("ky"):
        (one,) = gathered(drafted(world, until=date(2026, 3, 12))).rounds
    assert [(each.name, each.walked.planned, each.latent) for each in one.villages] == [
        ("Ак-Жар", 20, None),
        ("Кең-Суу", 30, None),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", ("кеминде 5", "көрсөтүлбөйт", "Ак-Суу 28", "Беш кишиден аз топтор")),
        ("ru", ("не менее 5", "не показано", "Ак-Суу 28", "Группы меньше пяти человек")),
    ],
)
def test_the_paper_tells_the_groups_and_that_small_ones_are_left_out(world, language, words):
    closed(world)
    closed(world, (*(("male", "29-62", "farmer"),) * 5, *(("female", "63+", "pensioner"),) * 8))
    (paper,) = (each for each in documents_of(issued(world)) if each.language == language)
    with default_storage.open(paper.stored_as) as file:
        said = " ".join(
            " ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(file.read())).pages
        )
    assert [each for each in words if each not in said] == []
    assert "Жашыруун" not in said
