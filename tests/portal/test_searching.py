"""A list finds what it holds however the letters of Kyrgyz and Russian were typed."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.actions.problem import reword_problem
from tapshyryk.needs.models import Problem
from tapshyryk.parties.models import Organisation
from tests.needs.joining_stages import joined
from tests.needs.proposals import published
from tests.needs.stages import listed, with_problems
from tests.signed import sign
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

PLACE = {"name_ky": "Көк-Өзөн айыл өкмөтү", "name_ru": "Айыл окмоту Кёк-Озён", "name_en": "Kok-Ozon"}
REST = "аиыл окмоту кек озен kok ozon"
"""What the Russian and English names of the place are, folded."""


def placed() -> World:
    """A world whose municipality has letters that people type in two ways."""
    world = make_world()
    with inside_an_act():
        for name, text in PLACE.items():
            setattr(world.municipality, name, text)
        world.municipality.save()
    return world


def problems_named() -> None:
    listed(placed())


def problems_proposed() -> None:
    published(placed(), "Үйдө караганга киши жок")


def municipalities_joined() -> None:
    joined(placed())


def providers_signed() -> None:
    contractor: Organisation = sign().contract.contractor
    with inside_an_act():
        contractor.name_ky, contractor.name_ru = "Өмүр коомдук фонду", "Общественный фонд «Надёжность»"
        contractor.save()


LISTS: tuple[tuple[str, Callable[[], object], tuple[str, ...]], ...] = (
    ("problems/", problems_named, ("МАДАНИЯТ УЙУ", "маданият үйү", "кок озон", "КӨК-ӨЗӨН", "кек-озен")),
    ("problems/proposed/", problems_proposed, ("уйдо", "ҮЙДӨ", "караганга  уйдо", "кок-озон")),
    ("joined/", municipalities_joined, ("кок озон", "КӨК ӨЗӨН", "кёк-озён", "KOK-OZON")),
    ("municipalities/", placed, ("кок озон", "КӨК ӨЗӨН", "Кёк Озён", "kok-ozon")),
    ("providers/", providers_signed, ("омур", "ӨМҮР", "надежность", "НАДЁЖНОСТЬ")),
)


def found(path: str, words: str) -> int:
    """How many rows the list shows for these words."""
    return Client().get(f"/ky/{path}", {"q": words}).context["page"].paginator.count


@pytest.mark.parametrize(("path", "made", "typed"), LISTS, ids=[path for path, *_ in LISTS])
def test_a_list_is_searched_in_folded_letters(path, made, typed):
    made()
    assert [words for words in typed if found(path, words) == 0] == []
    assert found(path, f"{typed[0]} жокнерсе") == 0


def test_a_reworded_problem_is_found_by_its_new_words_only():
    world = placed()
    session, problems = with_problems(world)
    reword_problem(
        session,
        actor=world.actor("specialist"),
        problem=problems[0],
        titles={"ky": "Жөлөнүүчү үй жок"},
        theme="elderly",
        target_group="Карыялар",
    )
    assert {problem.slug for problem in Problem.objects.filter(search__contains="жолонуучу уи")} == {
        problems[0].slug
    }
    assert not Problem.objects.filter(search__contains="бала бакча").exists()
    assert Problem.objects.get(pk=problems[0].pk).search.endswith("карыялар кок озон аиыл окмоту " + REST)


def test_problems_named_before_the_column_stood_get_their_words():
    _session, problems = with_problems(placed())
    backfill = import_module("tapshyryk.needs.migrations.0013_problems_searched")
    with inside_an_act():
        Problem.objects.update(search="")
        backfill.remember_words(apps, connection.schema_editor())
    kept = dict(Problem.objects.values_list("pk", "search"))
    for problem in problems:
        problem.remember_words()
        assert kept[problem.pk] == problem.search != ""
