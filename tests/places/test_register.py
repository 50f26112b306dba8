"""The register of places is written only by those who keep it, and every entry leaves an act."""

from decimal import Decimal

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.places.actions.correct import correct_municipality, record_population
from tapshyryk.places.actions.register import enter_oblasts, register_municipality, register_settlement
from tapshyryk.places.models import Municipality, Oblast, Rayon
from tapshyryk.places.queries.municipality import municipalities, municipality_by_slug, oblast_by_iso
from tests.world import make_world

pytestmark = pytest.mark.django_db

INSTALLATION = System("installation")


def registered(name: str = "Көк-Ой айылдык аймагы", rayon: str = "Манас", **fields: object) -> Municipality:
    """A rural municipality of Talas entered by the installation."""
    enter_oblasts(actor=INSTALLATION)
    place = Municipality(name_ky=name, kind="rural", oblast=oblast_by_iso("KG-T"), **fields)
    register_municipality(place, actor=INSTALLATION, rayon_ky=rayon)
    return place


def test_the_nine_oblasts_and_cities_are_entered_once():
    act = enter_oblasts(actor=INSTALLATION)
    assert act.detail["oblasts"] == [
        "KG-B", "KG-C", "KG-GB", "KG-GO", "KG-J", "KG-N", "KG-O", "KG-T", "KG-Y",
    ]  # fmt: skip
    assert enter_oblasts(actor=INSTALLATION) is None
    assert Oblast.objects.count() == 9
    assert oblast_by_iso("KG-Y").name_ru == "Иссык-Кульская область"


def test_an_oblast_that_is_there_is_left_as_it_is():
    make_world()
    assert "KG-N" not in enter_oblasts(actor=INSTALLATION).detail["oblasts"]
    assert Oblast.objects.count() == 9


def test_a_municipality_gets_a_readable_address_and_its_rayon():
    place = registered()
    assert place.slug == "kok-oi"
    assert place.rayon.name_ky == "Манас"
    again = registered("Көк-Ой айылдык аймагы")
    assert again.slug == "kok-oi-2"
    assert Rayon.objects.count() == 1
    act = Act.objects.get(subject_id=place.pk)
    assert (act.verb, act.municipality, act.subject_label) == ("register_municipality", place.pk, "kok-oi")
    assert act.detail["name"] == {"ky": "Көк-Ой айылдык аймагы"}


def test_a_municipality_without_a_name_or_with_a_taken_address_is_refused():
    registered()
    oblast = oblast_by_iso("KG-T")
    for place in (
        Municipality(slug="x", kind="rural", oblast=oblast),
        Municipality(slug="kok-oi", name_ky="Башка", kind="rural", oblast=oblast),
        Municipality(slug="y", name_ky="Башка", kind="kingdom", oblast=oblast),
    ):
        with pytest.raises(Refused) as refused:
            register_municipality(place, actor=INSTALLATION)
        assert refused.value.reasons[0].kind == "input"
    assert Municipality.objects.count() == 1


def test_a_correction_tells_what_changed():
    place = registered()
    act = correct_municipality(
        place, actor=INSTALLATION, name_ru="Кок-Ойский айылный аймак", latitude=Decimal("42.54321"), source=""
    )
    place.refresh_from_db()
    assert place.name_ru == "Кок-Ойский айылный аймак"
    assert act.detail["changes"] == {
        "name_ru": {"before": "", "after": "Кок-Ойский айылный аймак"},
        "latitude": {"before": None, "after": "42.54321"},
    }
    with pytest.raises(TypeError):
        correct_municipality(place, actor=INSTALLATION, slug="other")
    with pytest.raises(Refused):
        correct_municipality(place, actor=INSTALLATION, name_ky="", name_ru="")


def test_figures_of_several_sources_stand_side_by_side():
    place = registered()
    record_population(place, actor=INSTALLATION, people=23592, source="journal-2015")
    record_population(place, actor=INSTALLATION, people=24000, year=2022, source="census")
    record_population(place, actor=INSTALLATION, people=23900, year=2021, source="register")
    assert list(place.population_figures.values_list("people", flat=True)) == [24000, 23900, 23592]
    assert municipalities().get(pk=place.pk).people == 24000


def test_a_settlement_is_registered_under_its_municipality():
    place = registered()
    act = register_settlement(place, actor=INSTALLATION, names={"ky": "Кең-Арал", "ru": "Кенг-Арал"})
    assert [str(one.name) for one in place.settlements.all()] == ["Кең-Арал"]
    assert act.detail == {"name": {"ky": "Кең-Арал", "ru": "Кенг-Арал"}}
    with pytest.raises(Refused):
        register_settlement(place, actor=INSTALLATION, names={"ky": " "})


@pytest.mark.parametrize("name", ["specialist", "head", "director", "resident", "administrator", "auditor"])
def test_only_the_state_body_and_the_installation_keep_the_register(name):
    world = make_world()
    for deed in (
        lambda actor: record_population(world.municipality, actor=actor, people=5, source="x"),
        lambda actor: correct_municipality(world.municipality, actor=actor, name_en="X"),
        lambda actor: enter_oblasts(actor=actor),
    ):
        with pytest.raises(Refused) as refused:
            deed(world.actor(name))
        assert refused.value.reasons[0].kind == "permission"
    assert (
        record_population(
            world.municipality, actor=world.actor("ministry specialist"), people=5, source="x"
        ).actor_role
        == "ministry_specialist"
    )


def test_places_are_found_by_their_address_and_examples_can_be_left_out():
    place = registered(is_example=True)
    assert municipality_by_slug("kok-oi") == place
    assert not municipalities(with_examples=False).exists()
