"""The public table of rounds: settlements and counts, with small groups hidden and nobody to be found."""

from __future__ import annotations

import csv
import io

import pytest

from tapshyryk.needs.actions.round import cancel_round
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.tables.writing import table_as_csv
from tests.needs.finding import found, refusing
from tests.needs.walking import planned_round, running_round
from tests.world import make_world

pytestmark = pytest.mark.django_db


def written() -> str:
    return b"".join(table_as_csv(TABLES["rounds"])).decode("utf-8-sig")


def counts(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[name] for name in ("latent", "known_before", "not_looked_up", "found", "hides_some"))


def test_a_row_for_each_settlement() -> None:
    world = make_world()
    this = running_round(world)
    for number in range(6):
        found(world, this, f"Планттын Уулу {number}")
    table = written()
    first, second = csv.DictReader(io.StringIO(table))
    assert [(row["round"], row["number"], row["settlement"]) for row in (first, second)] == [
        (this.slug, "1", "Ак-Жар"),
        (this.slug, "2", "Кең-Суу"),
    ]
    assert counts(first) == ("6", "0", "0", "6", "false")
    assert counts(second) == ("0", "0", "0", "0", "false")
    assert not [secret for secret in ("Планттын", "Ленин", "Манас", "Жашыруун") if secret in table]


def test_fewer_than_five_are_not_told() -> None:
    world = make_world()
    this = running_round(world)
    for number in range(6):
        found(world, this, f"Планттын Уулу {number}")
    refusing(world, this)
    _first, second = csv.DictReader(io.StringIO(written()))
    assert second["not_looked_up"] == second["found"] == ""
    assert second["hides_some"] == "true"


def test_a_planned_round_has_nothing_counted_and_a_cancelled_one_is_not_there() -> None:
    world = make_world()
    this = planned_round(world)
    row = next(csv.DictReader(io.StringIO(written())))
    assert (row["state"], row["visited"], *counts(row)) == ("planned", "", "", "", "", "", "false")
    cancel_round(this, actor=world.actor("specialist"), reason="Жол жабык")
    assert list(csv.DictReader(io.StringIO(written()))) == []
