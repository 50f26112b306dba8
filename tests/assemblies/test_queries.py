"""An assembly is shown with its tally at every stage of its life."""

import pytest
from django.utils import translation

from tapshyryk.assemblies.actions.voting import run_off
from tapshyryk.assemblies.queries.tally import assemblies, tally_of
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.places.models import Municipality
from tests.assemblies.stages import GATHERS, closed, convened, counted

pytestmark = pytest.mark.django_db


def test_before_anybody_voted(world):
    tally = tally_of(convened(world))
    assert (tally.present, tally.cast, tally.abstained, tally.result, tally.explanation) == (
        None, 0, None, None, (),
    )  # fmt: skip
    assert [line.votes for line in tally.lines] == [None] * 5


def test_counted_but_not_closed(world):
    tally = tally_of(counted(world, [101, 60, 20, 0, 5]))
    assert (tally.present, tally.cast, tally.result) == (200, 186, None)


def test_closed_with_its_explanation_in_words(world):
    assembly = closed(world, [101, 60, 20, 0, 5])
    with translation.override("en"):
        tally = tally_of(assembly)
    assert tally.majority == "absolute"
    assert tally.abstained == 14
    assert [line.is_result for line in tally.lines] == [True, False, False, False, False]
    assert tally.explanation == (
        "Took part: 200; votes given: 186.",
        "Chosen: “Бала бакча жок”, by more than half of those who took part (101 of 200).",
    )


def test_a_run_off_counts_only_the_tied(world):
    assembly = closed(world, [70, 70, 20, 0, 5])
    with translation.override("en"):
        said = tally_of(assembly).explanation
    assert said == (
        "Took part: 200; votes given: 165.",
        "Equal, 70 each: “Бала бакча жок”; “Майып балдарга борбор жок”.",
        "A second vote decides between: “Бала бакча жок”; “Майып балдарга борбор жок”.",
    )
    with clock.at(GATHERS):
        run_off(assembly, actor=world.actor("specialist"))
    tally = tally_of(assembly)
    assert tally.cast == 0
    assert [line.in_run_off for line in tally.lines] == [True, True, False, False, False]
    assert tally.lines[0].votes == 70


@pytest.mark.parametrize("rule", ["session_rank", "run_off"])
def test_every_code_has_its_sentence(world, rule):
    assembly = closed(world, [70, 70, 20, 0, 5], tie_rule=rule)
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            assert all(tally_of(assembly).explanation)


def test_played_assemblies_are_left_out_where_real_ones_are_asked_for(world):
    assembly = convened(world)
    assert list(assemblies(with_examples=False)) == [assembly]
    with inside_an_act():
        Municipality.objects.filter(pk=world.municipality.pk).update(is_example=True)
    assert list(assemblies(with_examples=False)) == []
    assert list(assemblies()) == [assembly]
