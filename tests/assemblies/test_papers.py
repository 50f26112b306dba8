"""The papers of an assembly stand in its acts by their hash and say what was decided."""

import hashlib
import io

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.assemblies.actions.minutes import note_hearing, sign_minutes
from tapshyryk.assemblies.actions.papers import print_tally_sheet
from tapshyryk.assemblies.actions.voting import close_vote, count_hands, run_off
from tapshyryk.core import clock
from tapshyryk.core.documents.models import Document
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.stages import GATHERS, TELLERS, closed, convened, opened, signed_by_all

pytestmark = pytest.mark.django_db


def text_of(paper: Document) -> str:
    """What the stored paper says, line breaks as spaces."""
    with default_storage.open(paper.stored_as) as file:
        content = file.read()
    assert hashlib.sha256(content).hexdigest() == paper.sha256
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_signed_minutes_stand_in_the_act_in_both_languages(world):
    assembly = closed(world, [101, 60, 20, 0, 5])
    with clock.at(GATHERS):
        signed_by_all(assembly)
        act = sign_minutes(assembly, actor=world.actor("head"))
    kyrgyz, russian = documents_of(assembly)
    assert [paper["sha256"] for paper in act.documents] == [kyrgyz.sha256, russian.sha256]
    assert [paper["name"] for paper in act.documents] == [
        "minutes-ala-too-assembly-2026-03-02-ky.pdf",
        "minutes-ala-too-assembly-2026-03-02-ru.pdf",
    ]
    assert kyrgyz.public
    said = text_of(kyrgyz)
    assert "Элдик жыйындын токтому" in said
    assert "200 (анын ичинде аялдар: 110)" in said
    assert "катышкандардын жарымынан көбү колдоду (200 адамдын 101)" in said
    assert "калыс: 14" in said
    assert "больше половины участвовавших (101 из 200)" in text_of(russian)
    for name in ("head", "activist"):
        assert world.people[name].full_name in said
    for teller in TELLERS:
        assert teller in said


def test_minutes_of_a_run_off_show_both_counts(world):
    assembly = closed(world, [70, 70, 20, 14, 5])
    with clock.at(GATHERS):
        run_off(assembly, actor=world.actor("specialist"))
        first, second = assembly.ballot()
        count_hands(assembly, actor=world.actor("specialist"), votes={first.pk: 88, second.pk: 89})
        close_vote(assembly, actor=world.actor("specialist"))
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    said = text_of(documents_of(assembly)[0])
    assert "Кайра добуш берүү" in said
    assert "70 88" in said
    assert "70 89" in said


def test_minutes_of_a_hearing_say_what_was_heard(world):
    assembly = opened(world, purpose="hearing")
    with clock.at(GATHERS):
        note_hearing(
            assembly, actor=world.actor("specialist"), heard="Аткаруучу отчет берди.\n\nСуроолор болду."
        )
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    said = text_of(documents_of(assembly)[0])
    assert "Аткаруучу отчет берди. Суроолор болду." in said
    assert "Добуш берүү" not in said


def test_a_tally_sheet_lists_what_is_put_to_the_vote(world):
    assembly = convened(world)
    act = print_tally_sheet(assembly, actor=world.actor("specialist"), language="ky")
    said = text_of(documents_of(assembly)[0])
    assert act.documents[0]["name"] == "tally-ala-too-assembly-2026-03-02-ky.pdf"
    assert "Бала бакча жок" in said
    assert "тең чыккандар боюнча кайра добуш берүү" in said


def test_a_hearing_has_no_tally_sheet(world):
    with pytest.raises(Refused) as refused:
        print_tally_sheet(convened(world, purpose="hearing"), actor=world.actor("specialist"), language="ky")
    assert refused.value.rules == ("assemblies.options_at_least_two",)
