"""Every move has its words in each language, an action of its name, and permissions of known roles."""

from importlib import import_module
from pkgutil import walk_packages

import pytest
from django.apps import apps
from django.utils import translation

from tapshyryk.config.messages import TRANSLATIONS
from tapshyryk.core.access.table import ROLE_LABELS, all_permissions
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import steps

pytestmark = pytest.mark.pure


def _actions(room: str) -> set[str]:
    """Names defined in a room's actions."""
    package = import_module(f"{room}.actions")
    found: set[str] = set()
    for module in walk_packages(package.__path__, f"{package.__name__}."):
        named = vars(import_module(module.name))
        found |= {name for name, value in named.items() if getattr(value, "__module__", "") == module.name}
    return found


def test_every_role_that_may_do_something_is_known():
    named = {
        name
        for permission in all_permissions()
        for clause in permission.clauses
        if clause.kind in {"holds", "anywhere", "anyone"}
        for name in clause.names
    }
    assert sorted(named - set(ROLE_LABELS)) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_state_and_move_has_its_words(language):
    with translation.override(language):
        untold = [
            f"{table.name}: {text}"
            for table in registry.lifecycles()
            for words in [(table.label, *table.states.values()), *((m.label, m.done) for m in table.moves)]
            for text in words
            if not text or translation.gettext(text) == text
        ]
    assert untold == []


def test_every_move_is_taken_by_an_action_of_its_name():
    lacking = []
    for name, model in registry.subject_types().items():
        actions = _actions(apps.get_app_config(model._meta.app_label).name)
        lacking += [f"{name}: {move.verb}" for move in model.lifecycle.moves if move.verb not in actions]
    assert lacking == []


def test_a_page_begins_something_exactly_where_its_move_creates():
    for step in steps():
        move = registry.subject_type(step.lifecycle).lifecycle.move(step.verb)
        assert bool(step.begins_at) == move.creates, step.verb
        assert bool(step.begin) == move.creates, step.verb
