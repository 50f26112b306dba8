"""All papers of an assembly come in one file, handed over once; its ballots are recorded, names are not."""

import io
import json
from uuid import uuid4

import pytest
from pypdf import PdfReader

from tapshyryk.assemblies.actions import kit as printing
from tapshyryk.assemblies.actions.kit import print_assembly_kit
from tapshyryk.assemblies.actions.roll import VoterGiven, enter_roll
from tapshyryk.assemblies.models import Assembly, BallotPrint
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.models import Document
from tapshyryk.core.lifecycle.engine import answering_request
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.steps import step_for
from tests.assemblies.polling import UNTIL, people
from tests.assemblies.stages import TOLD, convened, printed
from tests.needs.attendance_stage import villages

pytestmark = pytest.mark.django_db


@pytest.fixture
def assembly(world) -> Assembly:
    """Hands in two sections of the hall, paper and online; three on the roll, one with a settlement."""
    assembly = convened(world, ways=("hands", "paper", "online"), sections=2, online_until=UNTIL)
    home = villages(world)[1]
    named = VoterGiven("Асанова Айгүл", people(1)[0].born_on, "female", home, "")
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=[*people(2), named])
    return assembly


def pages_of(content: bytes) -> list[str]:
    pages = PdfReader(io.BytesIO(content)).pages
    return [" ".join(page.extract_text().replace("\u200b", "").split()) for page in pages]


@pytest.mark.parametrize(
    ("language", "headings", "ways", "until"),
    [
        (
            "ky",
            (
                "Элдик жыйынга чакырабыз",
                "эшик алдындагы баракча",
                "Добуш берүү бюллетендери",
                "Залдын бөлүгү 1 / 2",
                "Залдын бөлүгү 2 / 2",
                "Элдик жыйындын токтому (толтуруу үчүн)",
            ),
            "кол көтөрүп",
            "18:00",
        ),
        (
            "ru",
            (
                "Приглашаем на сход жителей",
                "лист у входа",
                "Бюллетени для голосования",
                "Сектор зала 1 / 2",
                "Сектор зала 2 / 2",
                "Протокол схода (для заполнения)",
            ),
            "поднятием рук",
            "18:00",
        ),
    ],
)
def test_one_file_holds_every_paper_in_its_order(world, assembly, language, headings, ways, until):
    paper = print_assembly_kit(assembly, actor=world.actor("specialist"), language=language, count=3)
    assert paper.name == f"assembly-kit-{assembly.slug}-{language}.pdf"
    pages = pages_of(paper.content)
    assert len(pages) in {6, 7}, "the minutes may need a second page"
    for heading, page in zip(headings, pages[:6], strict=True):
        assert heading in page
    poster, roll, ballots, *_rest = pages
    assert ways in poster
    assert until in poster
    assert "14:00" in poster
    assert f"/{language}/assemblies/{assembly.slug}/" in poster
    assert all(f"{place}." in poster for place in range(1, 6))
    assert "Асанова Айгүл" in roll
    assert {"ky": "Көк-Бел", "ru": "Кок-Бель"}[language] in roll
    assert not [page for page in pages if page is not roll and "Асанова" in page]
    counterfoil = {"ky": "Түбү", "ru": "Корешок"}[language]
    assert [f"{counterfoil} {number}" in ballots for number in (1, 2, 3, 4)] == [True, True, True, False]


def test_without_roll_and_ballots_there_are_three_papers(world):
    paper = print_assembly_kit(convened(world), actor=world.actor("specialist"), language="ky")
    poster, tally, minutes, *_more = pages_of(paper.content)
    assert "кол көтөрүп" in poster
    assert "Добуштарды эсептөө баракчасы" in tally
    assert "толтуруу үчүн" in minutes
    assert not BallotPrint.objects.exists()


def test_a_hearing_has_an_announcement_and_minutes(world):
    hearing = convened(world, purpose="hearing")
    paper = print_assembly_kit(hearing, actor=world.actor("specialist"), language="ru")
    poster, minutes, *_more = pages_of(paper.content)
    assert "социальный заказ" in poster
    assert "Как голосуют" not in poster
    assert "для заполнения" in minutes


def test_ballots_are_recorded_once_and_numbered_on(world, assembly):
    printed(assembly, 10, world)
    request = uuid4()
    with answering_request(request):
        print_assembly_kit(assembly, actor=world.actor("specialist"), language="ky", count=5)
    with answering_request(request), pytest.raises(Refused):
        print_assembly_kit(assembly, actor=world.actor("specialist"), language="ky", count=5)
    print_assembly_kit(assembly, actor=world.actor("specialist"), language="ky", count=0)
    assert list(BallotPrint.objects.values_list("first", "last")) == [(1, 10), (11, 15)]
    assert assembly.printed() == 15


def test_ballots_of_a_paper_that_was_not_made_are_not_recorded(world, assembly, monkeypatch):
    def broken(*_given: object, **_more: object) -> bytes:
        raise OSError("no room")

    monkeypatch.setattr(printing, "render", broken)
    with pytest.raises(OSError, match="no room"):
        print_assembly_kit(assembly, actor=world.actor("specialist"), language="ky", count=5)
    assert not BallotPrint.objects.exists()
    assert not Act.objects.filter(verb="print_assembly_kit").exists()


def test_names_are_in_no_act_and_no_stored_paper(world, assembly):
    before = Document.objects.count()
    print_assembly_kit(assembly, actor=world.actor("specialist"), language="ru", count=2)
    act = Act.objects.get(verb="print_assembly_kit")
    assert act.detail == {"round": 1, "language": "ru", "first": 1, "last": 2}
    assert act.documents == []
    assert not act.public
    assert Document.objects.count() == before
    told = json.dumps([one.detail for one in Act.objects.all()], ensure_ascii=False, default=str)
    assert "Асанова" not in told


@pytest.mark.parametrize("name", ["head", "activist", "chair"])
def test_others_are_refused(world, assembly, name):
    with pytest.raises(Refused):
        print_assembly_kit(assembly, actor=world.actor(name), language="ky")


def test_no_ballots_where_nobody_votes_on_paper(world):
    assembly = convened(world)
    with pytest.raises(Refused):
        print_assembly_kit(assembly, actor=world.actor("specialist"), language="ky", count=1)
    form = step_for("print_assembly_kit").form(
        data={"language": "ky"}, subject=assembly, actor=world.actor("specialist")
    )
    assert form.is_valid(), form.errors
    assert form.arguments() == {"language": "ky"}


def test_the_form_asks_for_a_number_that_may_be_nought(world, assembly):
    def form(count: str):
        return step_for("print_assembly_kit").form(
            data={"language": "ru", "count": count}, subject=assembly, actor=world.actor("specialist")
        )

    assert form("0").is_valid()
    assert set(form("").errors) == {"count"}
    assert set(form("2001").errors) == {"count"}
