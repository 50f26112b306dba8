"""The paper of a needs study says in words what was gathered."""

from __future__ import annotations

import io

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.core import clock
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.needs.models import ProblemTree
from tests.needs.test_focus_group import NOW, group_held
from tests.needs.test_needs_study import issued
from tests.needs.test_problem_tree import begin_tree, branch
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_causes_and_effects_are_on_the_paper():
    world = make_world()
    with clock.at(NOW):
        group, _ = group_held(world)
        tree = ProblemTree(session=group.session)
        begin_tree(tree, actor=world.actor("activist"), problem=group.problem)
        root = branch(world, tree, "Борбор курулган эмес")
        branch(world, tree, "Бюджетте акча жок", under=root)
        branch(world, tree, "Энелер иштей албайт", side="effect")
        study = issued(world)
    (paper,) = (each for each in documents_of(study) if each.language == "ky")
    with default_storage.open(paper.stored_as) as file:
        said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)
    for words in ("Борбор курулган эмес", "Бюджетте акча жок", "Энелер иштей албайт"):
        assert words in " ".join(said.split())
