"""A choice, a hearing and a talk over another matter go by one mechanism, up to signed minutes."""

import io
from datetime import timedelta

import pytest
from pypdf import PdfReader

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.kit import print_assembly_kit
from tapshyryk.assemblies.actions.minutes import correct_minutes, note_hearing, sign_minutes
from tapshyryk.assemblies.actions.voting import open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.steps import step_for
from tests.assemblies.stages import GATHERS, TELLERS, TOLD, convened, opened, signed_by_all
from tests.assemblies.test_papers import text_of
from tests.world import World

pytestmark = pytest.mark.django_db

KINDS = ["choice", "hearing", "general"]
WITHOUT_A_VOTE = ["hearing", "general"]


def form_of(verb: str, assembly: Assembly, world: World):
    return step_for(verb).form(subject=assembly, actor=world.actor("specialist"))


def test_every_kind_is_offered(world):
    form = form_of("convene_assembly", Assembly(municipality=world.municipality), world)
    assert [key for key, _label in form.fields["purpose"].choices] == KINDS


@pytest.mark.parametrize("purpose", KINDS)
def test_each_is_told_of_in_time(world, purpose):
    with clock.at(GATHERS - timedelta(days=6)), pytest.raises(Refused) as refused:
        convene_assembly(
            Assembly(municipality=world.municipality),
            actor=world.actor("specialist"),
            purpose=purpose,
            convened_for=GATHERS,
            venue="Мектеп",
            agenda="Жол",
            needs_session=convened(world).needs_session if purpose == "choice" else None,
            titles={"ky": "Жыйын"},
        )
    assert refused.value.rules == ("assemblies.notice_days",)


@pytest.mark.parametrize("purpose", KINDS)
def test_each_needs_as_many_as_were_set_and_a_secretary_beside_the_chair(world, purpose):
    assembly = convened(world, purpose=purpose, quorum=50)
    given = {"actor": world.actor("specialist"), "chair": world.people["head"], "women": None}
    given["counting_group"] = TELLERS if purpose == "choice" else ()
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            open_assembly(assembly, present=49, secretary=world.people["activist"], **given)
        assert refused.value.rules == ("assemblies.quorum",)
        with pytest.raises(Refused) as refused:
            open_assembly(assembly, present=50, secretary=world.people["head"], **given)
        assert refused.value.rules == ("assemblies.chair_and_secretary_differ",)
        open_assembly(assembly, present=50, secretary=world.people["activist"], **given)
    assert len(assembly.officials()) == (5 if purpose == "choice" else 2)


@pytest.mark.parametrize("purpose", KINDS)
def test_a_counting_group_is_asked_for_where_votes_are_counted(world, purpose):
    form = form_of("open_assembly", convened(world, purpose=purpose), world)
    assert ("counting_group" in form.fields) == (purpose == "choice")


@pytest.mark.parametrize("purpose", WITHOUT_A_VOTE)
def test_without_a_vote_what_was_heard_makes_the_minutes(world, client, purpose):
    assembly = opened(world, purpose=purpose)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            sign_minutes(assembly, actor=world.actor("head"))
        assert "assemblies.hearing_noted" in refused.value.rules
        note_hearing(assembly, actor=specialist, heard="Жол жайга чейин оңдолот.")
        assert assembly.minutes_draft().number == 1
        assert documents_of(assembly) == ()
        correct_minutes(
            assembly,
            actor=specialist,
            venue=assembly.venue,
            agenda=assembly.agenda,
            heard="Жол күзгө чейин оңдолот.",
            reason="Мөөнөтү ката жазылган",
        )
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    kyrgyz, russian = documents_of(assembly)
    for paper in (kyrgyz, russian):
        said = text_of(paper)
        assert "Жол күзгө чейин оңдолот." in said
        assert world.people["head"].full_name in said
        assert "Мектеп" in said
    assert "Добуш берүү" not in text_of(kyrgyz)
    assert "Голосование" not in text_of(russian)
    page = client.get(f"/ky/assemblies/{assembly.slug}/").content.decode()
    assert "Мөөнөтү ката жазылган" in page
    assert {"hearing": "жыйынтыктарды угуу", "general": "башка маселе"}[purpose] in page


@pytest.mark.parametrize(
    ("purpose", "language", "invitation"),
    [
        ("general", "ky", "күн тартибиндеги маселелерди чогуу талкуулаңыз"),
        ("general", "ru", "Приходите обсудить вопросы повестки дня"),
        ("hearing", "ru", "что дал социальный заказ"),
    ],
)
def test_its_papers_invite_to_what_it_is_for(world, purpose, language, invitation):
    assembly = convened(world, purpose=purpose)
    with clock.at(TOLD):
        kit = print_assembly_kit(assembly, actor=world.actor("specialist"), language=language)
    poster, *_rest = PdfReader(io.BytesIO(kit.content)).pages
    assert invitation in " ".join(poster.extract_text().replace("\u200b", "").split())
