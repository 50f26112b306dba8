"""What guards and access tables name stands in the rulebook, and they give what its sentences need."""

import ast
import inspect
import textwrap
from datetime import date

import pytest

from tapshyryk.core.access.table import all_permissions
from tapshyryk.core.lifecycle.engine import OVERRIDE_RULE
from tapshyryk.core.lifecycle.registry import all_moves
from tapshyryk.core.rulebook import load

pytestmark = pytest.mark.pure

BOOK = load("kg", date(2026, 11, 23))
GUARDS = sorted({guard for _, move in all_moves() for guard in move.guards}, key=lambda guard: guard.name)


def answers(check):
    """The literal dictionaries a guard's function returns, as sets of their keys."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(check)))
    waiting = [node.value for node in ast.walk(tree) if isinstance(node, ast.Return)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, ast.IfExp):
            waiting += [value.body, value.orelse]
        elif isinstance(value, ast.Dict) and all(isinstance(key, ast.Constant) for key in value.keys):
            yield {key.value for key in value.keys}


@pytest.mark.parametrize("guard", GUARDS, ids=lambda guard: guard.name)
def test_a_guard_names_a_rule_and_gives_what_its_refusal_needs(guard):
    rule = BOOK.rule(guard.rule)
    for given in answers(guard.check):
        assert rule.supplied <= given, f"{guard.name} must give {', '.join(sorted(rule.supplied - given))}"


def test_the_keys_of_answers_are_seen():
    def check(ask):
        if ask:
            return {"a": 1, "b": 2}
        return None if ask is None else {}

    assert sorted(answers(check), key=len) == [set(), {"a", "b"}]


def test_bars_name_rules_whose_refusals_need_nothing_more():
    for permission in all_permissions():
        for bar in permission.never:
            assert BOOK.rule(bar.rule).supplied == frozenset(), permission.name


def test_the_rule_on_overrides_gives_its_minimum():
    assert BOOK.value(OVERRIDE_RULE, "minimum") == 20
