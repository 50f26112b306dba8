"""The voters' roll taken out as a table: formula-safe, an act of its own, no name in the record."""

from __future__ import annotations

import io
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook

from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tests.assemblies.stages import GATHERS, convened
from tests.workspace.door import in_session, press, taken_out
from tests.workspace.test_pages import signed_in
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(world: World) -> Client:
    return signed_in(world, "specialist")


@pytest.fixture
def assembly(world: World):
    found = in_session(world)
    with clock.at(GATHERS):
        yield found


def test_the_roll_is_taken_out_as_a_table_and_no_cell_is_a_formula(client, world, assembly):
    sly = [VoterGiven("=1+1 Сатаров", date(1970, 1, 1))]
    enter_roll(assembly, actor=world.actor("specialist"), voters=sly)
    press(client, assembly, number=2, way="paper")
    answer = taken_out(client, assembly)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 6
    assert lines[2].startswith("2,Асанова Гүлнара,1980-01-02,")
    assert lines[2].endswith(",кагаз бюллетень менен")
    assert lines[3].split(",")[4] == "Көк-Жар"
    assert lines[5].startswith("5,'=1+1 Сатаров,")
    book = taken_out(client, assembly, kind="xlsx")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    assert rows[5][:2] == [5.0, "=1+1 Сатаров"]
    assert len(rows) == 6


def test_taking_the_roll_out_is_an_act_that_names_nobody_on_it(client, world, assembly):
    key = str(uuid4())
    assert taken_out(client, assembly, reason="Асанова сурады", request_key=key).status_code == 200
    act = Act.objects.get(verb="take_roll_out")
    assert act.actor_ref == world.people["specialist"].ref
    assert act.detail == {"lines": 4, "kind": "csv"}
    assert act.private_part.content == {"reason": "Асанова сурады"}
    assert act.public
    assert taken_out(client, assembly, request_key=key).status_code == 409
    assert taken_out(client, assembly, reason="").status_code == 422
    assert Act.objects.filter(verb="take_roll_out").count() == 1


def test_an_empty_roll_is_not_taken_out(client, world, assembly):
    empty = convened(world, ways=("hands",), needs_session=assembly.needs_session)
    assert taken_out(client, empty).status_code == 409
    assert not Act.objects.filter(verb="take_roll_out").exists()


def test_no_name_is_in_an_act_or_an_address(client, assembly):
    answer = press(client, assembly, number=1, way="hands")
    press(client, assembly, number=1, undo="yes", reason="Ката номер")
    taken_out(client, assembly)
    told = "".join(Act.objects.values_list("entry", flat=True))
    assert "take_roll_out" in told
    for name in ("Үсөнов", "Гүлнара", "усонов"):
        assert name not in told
        assert name not in answer["Location"]
