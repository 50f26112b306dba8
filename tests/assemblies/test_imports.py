"""The voters' roll from a table: any encoding, all or nothing, every bad row named, one step an assembly."""

import io

import pytest

from tapshyryk.assemblies.imports import REGISTRIES
from tapshyryk.assemblies.models import Voter
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.importing.importer import import_file
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.stages import TOLD, convened
from tests.world import World, make_world

pytestmark = pytest.mark.django_db
HEAD = "Сход;Фамилия, имя, отчество;Дата рождения;Пол;Адрес\n"


def brought(world: World, lines: str, *, by: str = "specialist", encoding: str = "utf-8", **options: object):
    """A table of people brought into the roll."""
    file = io.BytesIO((HEAD + lines).encode(encoding))
    with clock.at(TOLD):
        return import_file(REGISTRIES[0], file, actor=world.actor(by), name="roll.csv", **options)


def lines(slug: str, count: int) -> str:
    """`count` people who differ by name and birthday."""
    return "".join(
        f"{slug};Асанов Тургун{'абвгдежзик'[n % 10]}{'лмнопрстуф'[n // 10 % 10]};{n % 28 + 1:02}."
        f"{n // 28 % 12 + 1:02}.{1930 + n // 336};м;Ленин 5\n"
        for n in range(count)
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_in_any_encoding_is_entered_by_one_step(world, encoding):
    slug = convened(world).slug
    report = brought(world, lines(slug, 30), encoding=encoding)
    assert (report.ok, report.created) == (True, 30)
    assert list(Voter.objects.values_list("number", flat=True)) == list(range(1, 31))
    act = Act.objects.get(verb="enter_roll")
    assert act.detail["entered"] == 30
    assert "Асанов" not in str(list(Act.objects.values()))


def test_a_dry_run_keeps_nothing(world):
    slug = convened(world).slug
    report = brought(world, lines(slug, 5), dry_run=True)
    assert (report.ok, report.created) == (True, 5)
    assert not Voter.objects.exists()


def test_every_bad_row_is_named_and_nothing_is_entered(world):
    slug = convened(world).slug
    report = brought(
        world,
        f"{slug};Асанов Үсөн;01.05.1980;м;\n"
        f"{slug};асанов  усон;01.05.1980;м;\n"
        f"{slug};Жаш Адам;03.03.2008;ж;\n"
        "no-such;Башка Адам;01.01.1970;ж;\n",
    )
    assert [(one.row, one.code) for one in report.errors] == [
        (3, "voter.on_the_roll"),
        (4, "voter.too_young"),
        (5, "voter.unknown_assembly"),
    ]
    assert not Voter.objects.exists()
    assert not any("Асанов" in str(one) for one in report.errors)


def test_who_does_not_keep_this_roll_learns_nothing_of_it(world):
    slug = convened(world).slug
    other = make_world("kok-oi")
    report = brought(other, lines(slug, 2))
    assert {one.code for one in report.errors} == {"voter.unknown_assembly"}
    with pytest.raises(Refused):
        brought(world, lines(slug, 2), by="resident")


def test_a_second_import_names_those_on_the_roll(world, django_assert_max_num_queries):
    slug = convened(world).slug
    with django_assert_max_num_queries(80):
        brought(world, lines(slug, 1500))
    assert Voter.objects.count() == 1500
    report = brought(world, lines(slug, 1))
    assert [one.code for one in report.errors] == ["voter.on_the_roll"]
