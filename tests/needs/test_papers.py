"""The attendance sheet of a needs session has a line for everybody who may come."""

import io

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.papers import print_attendance
from tests.needs.stages import held, planned
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("language", "heading"), [("ky", "Айылы"), ("ru", "Село")])
def test_the_sheet_is_printed_before_the_session(language, heading):
    world = make_world()
    session = planned(world)
    act = print_attendance(session, actor=world.actor("specialist"), language=language, rows=60)
    (paper,) = documents_of(session)
    assert act.documents == [{"name": paper.name, "sha256": paper.sha256, "size": paper.size}]
    with default_storage.open(paper.stored_as) as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
        said = " ".join(page.extract_text() for page in pages)
    assert len(pages) > 1
    assert said.count(heading) == len(pages)
    assert "60" in said
    assert "61" not in said
    assert session.state == "planned"


def test_not_after_it_was_held():
    world = make_world()
    with pytest.raises(Refused):
        print_attendance(held(world), actor=world.actor("specialist"), language="ky", rows=5)
