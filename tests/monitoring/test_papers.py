"""The act of a visit stands in its act by its hash, in both languages, and names nobody."""

import io

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.core.documents.storing import documents_of
from tapshyryk.monitoring.actions.visit import report_visit
from tests.monitoring.test_visits import found, held


def text_of(paper):
    with default_storage.open(paper.stored_as) as file:
        pages = PdfReader(io.BytesIO(file.read())).pages
        return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.fixture
def reported(signed):
    visit = held(signed, seen="Бөлмөлөр жылуу.\n\nПандус жок, «лифт» да жок.")
    found(signed, visit)
    act = report_visit(visit, actor=signed.actor("monitor"))
    return visit, act


def test_the_act_is_made_in_both_languages_and_named_by_its_hash(reported):
    visit, act = reported
    kyrgyz, russian = documents_of(visit)
    assert [paper["sha256"] for paper in act.documents] == [kyrgyz.sha256, russian.sha256]
    assert kyrgyz.public
    said = text_of(kyrgyz)
    for words in ("Мониторингге баруу актысы", "Бөлмөлөр жылуу.", "Пандус жок.", "01.04.2026", "«лифт»"):
        assert words in said, words
    assert "Акт посещения" in text_of(russian)
    assert "группа совместного мониторинга" in text_of(russian)
    assert "“Өнөктөш” КБ" in said


def test_nobody_is_named(reported, signed):
    for paper in documents_of(reported[0]):
        for name in ("monitor", "director", "specialist"):
            assert signed.world.people[name].full_name not in text_of(paper)


def test_a_visit_without_findings_says_so_and_has_a_line_for_everyone(signed):
    visit = held(signed, members_present=7)
    report_visit(visit, actor=signed.actor("monitor"))
    said = text_of(documents_of(visit)[0])
    assert "Кемчилик табылган жок." in said
    assert said.count("Мониторинг жүргүзгөн") == 7
