"""A list of people becomes social cards; nothing of it is told twice or to strangers."""

import io

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.delivery.imports import REGISTRIES
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import identity_for
from tests.contracts.agreed import awarded_order, signed
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

REGISTRY = REGISTRIES[0]
HEAD = "Тапшырык;Аты-жөнү;Туулган күнү;Жынысы;Макулдук берилген күн;Буга чейин каттоодо турганбы;Телефону\n"
FIRST = "kindergarten;Планттын Уулу;01.05.2020;эркек;01.03.2026;жок;0555 123456\n"
SECOND = "kindergarten;Планттын Кызы;02.06.2019;аял;01.03.2026;ооба;\n"


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def world() -> World:
    world = make_world()
    signed(world, awarded_order(world))
    return world


def load(world, text, who="worker"):
    return import_file(REGISTRY, io.BytesIO(text.encode()), name="list.csv", actor=world.actor(who))


def test_a_list_becomes_social_cards_once(world):
    report = load(world, HEAD + FIRST + SECOND)
    assert (report.errors, report.created) == ((), 2)
    found = Recipient.objects.get(known_before=False)
    identity = identity_for(world.actor("specialist"), found)
    assert (identity.full_name, identity.phone, found.sex) == ("Планттын Уулу", "+996555123456", "male")
    again = load(world, HEAD + FIRST.replace("Планттын Уулу", "ПЛАНТТЫН  УУЛУ") + SECOND)
    assert (again.created, again.unchanged) == (0, 2)
    again = load(world, HEAD + FIRST.replace("Планттын Уулу", "Уулу Планттын"))
    assert (again.created, again.unchanged) == (0, 1)


def test_the_record_of_an_import_names_nobody(world):
    load(world, HEAD + FIRST)
    entries = " ".join(Act.objects.values_list("entry", flat=True))
    assert "import_recipients" in entries
    assert "Планттын" not in entries
    assert "996555" not in entries


def test_a_problem_is_told_by_row_without_the_name(world):
    report = load(world, HEAD + FIRST.replace("kindergarten", "atlantis") + SECOND.replace("2019", "2027"))
    told = " ".join(str(problem) for problem in report.errors)
    assert {problem.row for problem in report.errors} == {2, 3}
    assert "Планттын" not in told
    assert not Recipient.objects.exists()


def test_the_same_person_twice_in_a_file_is_told(world):
    report = load(world, HEAD + FIRST + FIRST)
    assert report.errors
    assert not Recipient.objects.exists()


@pytest.mark.parametrize("who", ["resident", "head", "administrator"])
def test_strangers_import_nobody(world, who):
    with pytest.raises(Refused):
        load(world, HEAD + FIRST, who=who)
    assert not Recipient.objects.exists()


def test_who_serves_elsewhere_imports_nobody_here(world):
    assert load(world, HEAD + FIRST, who="other director").errors
    assert not Recipient.objects.exists()
