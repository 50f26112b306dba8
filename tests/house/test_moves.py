"""Every move of every table is permitted to somebody, bound by rules that exist, worded and drawn."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from tapshyryk.config import paths
from tapshyryk.core import rulebook
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor, Holding
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.lifecycle.commands import page
from tapshyryk.core.lifecycle.drawing import COMMAND
from tapshyryk.core.steps import step_for, steps

MOVES = [pytest.param(lifecycle, move, id=move.verb) for lifecycle, move in registry.all_moves()]


def test_a_verb_is_unique_in_the_product() -> None:
    verbs = [move.verb for _, move in registry.all_moves()] + [deed.verb for deed in registry.deeds()]
    assert sorted(verbs) == sorted(set(verbs))


@pytest.mark.parametrize(("lifecycle", "move"), MOVES)
def test_a_move_has_a_line_in_an_access_table(lifecycle: Any, move: Any) -> None:
    permission = table.permission_named(move.permission)
    assert permission.clauses, f"{move.permission} permits nobody"


@pytest.mark.parametrize(("lifecycle", "move"), MOVES)
def test_the_rules_of_a_move_stand_in_the_rulebook(lifecycle: Any, move: Any) -> None:
    book = rulebook.current()
    for guard in move.guards:
        assert book.rule(guard.rule).severity in {"refuse", "warn", "off"}


@pytest.mark.parametrize(("lifecycle", "move"), MOVES)
def test_a_move_taken_by_people_has_a_page(lifecycle: Any, move: Any) -> None:
    clauses = table.permission_named(move.permission).clauses
    by_people = any(clause.kind != "system" for clause in clauses)
    assert (step_for(move.verb) is not None) == by_people


def test_every_step_belongs_to_a_move_of_its_table() -> None:
    for step in steps():
        assert registry.subject_type(step.lifecycle).lifecycle.move(step.verb).verb == step.verb


def test_the_drawn_diagrams_are_fresh() -> None:
    drawn = paths.CHECKOUT / "docs" / "reference" / "lifecycles.md"
    assert drawn.read_text(encoding="utf-8") == page(), f"draw it again: {COMMAND}"


@pytest.mark.parametrize("role", ["technical_administrator", "auditor"])
def test_the_technical_administrator_and_the_auditor_stand_in_no_access_table(role: str) -> None:
    named = [
        permission.name
        for permission in table.all_permissions()
        for clause in permission.clauses
        if role in clause.names
    ]
    assert named == []


def test_a_role_that_is_in_the_table_would_be_found() -> None:
    """The test above can fail: a clause that names the role is seen."""
    line = table.allow("x.y", table.holds("technical_administrator", of=lambda subject: subject.body))
    assert any("technical_administrator" in clause.names for clause in line.clauses)
    held = (Holding("technical_administrator", "municipality:1", date(2020, 1, 1)),)
    actor = Actor("person", "person:1")
    thing = SimpleNamespace(body="municipality:1")
    before = dict(table._table)
    table._table["x.y"] = line
    try:
        assert isinstance(table.check(actor, "x.y", thing, date(2026, 1, 1), held), table.Grant)
    finally:
        table._table.clear()
        table._table.update(before)
