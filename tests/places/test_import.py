"""A table of municipalities becomes entries; the same table again changes nothing."""

import io

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.places.imports import REGISTRIES
from tapshyryk.places.models import Municipality, PopulationFigure
from tests.world import make_world

pytestmark = pytest.mark.django_db

REGISTRY = REGISTRIES[0]
LOADER = System("command line")
HEAD = "id,name_ky,name_ru,kind,rayon_ky,oblast_iso,population,distance_bishkek_km,source\n"
KANYSH = (
    "kanysh-kyya,Каныш-Кыя айылдык аймагы,Каныш-Кыйский айылный аймак,rural,Чаткал,KG-J,,780,journal-2015\n"
)
KARAKOL = "kara-kol,Кара-Көл шаары,,шаар,,Жалал-Абад облусу,23592,,journal-2015\n"


def load(text: str, **options: object):
    return import_file(REGISTRY, io.BytesIO(text.encode()), name="m.csv", actor=LOADER, **options)


def test_rows_become_municipalities_and_silence_stays_silence():
    report = load(HEAD + KANYSH + KARAKOL)
    assert (report.errors, report.created) == ((), 2)
    karakol = Municipality.objects.get(slug="kara-kol")
    kanysh = Municipality.objects.get(slug="kanysh-kyya")
    assert (kanysh.km_to_bishkek, kanysh.rayon.name_ky, kanysh.population_figures.count()) == (
        780,
        "Чаткал",
        0,
    )
    assert (karakol.kind, karakol.rayon, karakol.km_to_bishkek) == ("city", None, None)
    assert PopulationFigure.objects.get().people == 23592
    assert Act.objects.filter(verb="import_municipalities").count() == 1
    assert Act.objects.filter(verb="register_municipality").count() == 2


def test_the_same_table_again_changes_nothing_and_a_new_figure_is_added():
    load(HEAD + KANYSH + KARAKOL)
    again = load(HEAD + KANYSH + KARAKOL)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 2)
    other = load(HEAD + KANYSH.replace(",780,", ",785,") + KARAKOL.replace("23592", "24000"))
    assert (other.created, other.changed) == (0, 2)
    assert Municipality.objects.get(slug="kanysh-kyya").km_to_bishkek == 785
    assert PopulationFigure.objects.count() == 2


def test_a_wrong_row_keeps_everything_out():
    report = load(HEAD + KANYSH + KARAKOL.replace("Жалал-Абад облусу", "Атлантида"))
    assert report.errors[0].row == 3
    assert not Municipality.objects.exists()


def test_strangers_do_not_import():
    world = make_world()
    with pytest.raises(Refused):
        import_file(REGISTRY, io.BytesIO((HEAD + KANYSH).encode()), actor=world.actor("head"))
