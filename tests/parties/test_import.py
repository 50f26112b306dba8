"""A table of organisations becomes entries found again by their number."""

import io

import pytest

from tapshyryk.core.access.actors import System
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.imports import KINDS, REGISTRIES
from tapshyryk.parties.models import Organisation

pytestmark = pytest.mark.django_db

REGISTRY = REGISTRIES[0]
HEAD = "Кыргызча аталышы;Түрү;Каттоо номери;Муниципалитет;Ачык байланыш маалыматы\n"
BAKYT = "“Бакыт” КФ;КФ;123 КФ;ala-too;Көк-Ой, 5\n"
MERIM = "Мээнет ЖЧК;коммерциялык уюм;;;\n"


LOADER = System("command line")


def load(text: str, actor=LOADER):
    return import_file(REGISTRY, io.BytesIO(text.encode()), name="o.csv", actor=actor)


def test_rows_become_organisations_and_are_found_by_their_number(world):
    report = load(HEAD + BAKYT + MERIM)
    assert (report.errors, report.created) == ((), 2)
    bakyt = Organisation.objects.get(registration_number="123КФ")
    assert (bakyt.kind, bakyt.municipality) == ("public_foundation", world.municipality)
    again = load(HEAD + BAKYT)
    assert (again.created, again.changed, again.unchanged) == (0, 0, 1)
    moved = load(HEAD + BAKYT.replace("Көк-Ой, 5", "Көк-Ой, 7"))
    assert moved.changed == 1
    bakyt.refresh_from_db()
    assert bakyt.contact_public == "Көк-Ой, 7"


def test_an_unknown_municipality_is_told_by_row(world):
    report = load(HEAD + MERIM + BAKYT.replace("ala-too", "atlantis"))
    (problem,) = report.errors
    assert (problem.row, problem.value) == (3, "atlantis")
    assert "kok-oi" in str(problem)
    assert not Organisation.objects.filter(registration_number="123КФ").exists()


def test_every_kind_can_be_written():
    assert set(KINDS) == {kind.value for kind in Organisation.Kind}
    parser = REGISTRY.column("kind").parser
    assert [parser.parse(kind) for kind in KINDS] == list(KINDS)


def test_strangers_do_not_import(world):
    with pytest.raises(Refused):
        load(HEAD + MERIM, actor=world.actor("specialist"))
    assert load(HEAD + MERIM, actor=world.actor("ministry specialist")).created == 1
