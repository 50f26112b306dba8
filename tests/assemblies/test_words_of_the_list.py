"""Where an assembly chooses from a common list, everybody reads the words of that list, on every surface."""

import io

import pytest
from django.core import mail
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation
from pypdf import PdfReader

from tapshyryk.assemblies.actions.kit import print_assembly_kit
from tapshyryk.assemblies.actions.minutes import sign_minutes
from tapshyryk.assemblies.actions.online import issue_voting_codes
from tapshyryk.assemblies.actions.paper_count import count_papers
from tapshyryk.assemblies.actions.papers import print_tally_sheet
from tapshyryk.assemblies.actions.roll import enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.domain.pabulib import read
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.votes import vote_file
from tapshyryk.core import clock
from tapshyryk.core.documents.models import Document
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.core.steps import step_for
from tapshyryk.needs.actions.priority_list import close_priority_list, join_problems
from tapshyryk.needs.queries.priority_lists import groups_of
from tapshyryk.orders.actions.order import draft_order
from tapshyryk.orders.steps import order_from
from tapshyryk.parties.models import Account
from tests.assemblies.polling import AFTER, UNTIL, people
from tests.assemblies.stages import FEW, GATHERS, TOLD, convened, opens, printed, signed_by_all
from tests.assemblies.test_papers import text_of
from tests.needs.test_priority_list import begun
from tests.world import World

pytestmark = pytest.mark.django_db

OURS = {"ky": "Айылдарда бала бакча жетишпейт", "ru": "Детских садов в сёлах не хватает"}
"""The words of the common list."""
THEIRS = "Бала бакча жок"
"""What the session said of the same."""


@pytest.fixture
def assembly(world) -> Assembly:
    """Convened by all three ways to choose from a list whose words are its own; forty are on the roll."""
    common = begun(world)
    groups = groups_of(common)
    rows = [groups[0].lead, next(g.lead for g in groups if "бакчасы" in str(g.lead.words))]
    join_problems(common, actor=world.actor("specialist"), problems=rows, titles=OURS)
    close_priority_list(common, actor=world.actor("specialist"), count=8)
    given = {"ways": ("hands", "paper", "online"), "sections": 2, "online_until": UNTIL}
    assembly = convened(world, priority_list=common, **given)
    with clock.at(TOLD):
        enter_roll(assembly, actor=world.actor("specialist"), voters=people(40))
    return assembly


def opened(assembly: Assembly, world: World) -> Assembly:
    """In session, with five who vote on paper and ten who raise hands."""
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        printed(assembly, 5, world)
        opens(assembly, world, 15, None)
        register_arrivals(assembly, actor=specialist, numbers=range(1, 11), way="hands")
        register_arrivals(assembly, actor=specialist, numbers=range(11, 16), way="paper")
    return assembly


def closed(assembly: Assembly, world: World) -> Assembly:
    """Voted for what the list words in its own way, by eight hands and five papers."""
    opened(assembly, world)
    specialist = world.actor("specialist")
    with clock.at(AFTER):
        own = {option.pk: 8 if str(option.words) == OURS["ky"] else 0 for option in assembly.ballot()}
        for section, hands in ((1, own), (2, dict.fromkeys(own, 0))):
            count_hands(assembly, actor=specialist, votes=hands, section=section)
        place = next(n for n, key in enumerate(own, start=1) if own[key])
        count_papers(assembly, actor=specialist, text=f"{place} * 5", returned=0, unused=0)
        close_vote(assembly, actor=specialist, override=FEW)
    return assembly


def minuted(assembly: Assembly, world: World) -> Assembly:
    closed(assembly, world)
    with clock.at(AFTER):
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    return assembly


def of_pdf(content: bytes) -> str:
    pages = PdfReader(io.BytesIO(content)).pages
    return " ".join(" ".join(page.extract_text().replace("\u200b", "") for page in pages).split())


def says_ours(told: str, language: str = "ky") -> None:
    assert OURS[language] in told
    assert THEIRS not in told


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_papers_before_the_vote(world, assembly, language):
    specialist = world.actor("specialist")
    act = print_tally_sheet(assembly, actor=specialist, language=language)
    says_ours(text_of(Document.objects.get(sha256=act.documents[0]["sha256"])), language)
    kit = print_assembly_kit(assembly, actor=specialist, language=language, count=2)
    says_ours(of_pdf(kit.content), language)


def test_the_paper_ballot(world, assembly):
    printed(assembly, 3, world)
    ballots = text_of(Document.objects.get(subject_id=assembly.pk))
    says_ours(ballots)
    assert ballots.count(OURS["ky"]) == 3


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_ballot_on_the_screen_and_the_look_over_it(world, assembly, language):
    opened(assembly, world)
    code = issue_voting_codes(assembly, actor=world.actor("specialist")).codes[0].code
    key = next(option.problem.slug for option in assembly.ballot() if str(option.words) == OURS["ky"])
    address = f"/{language}/vote/{assembly.slug}/"
    with clock.at(GATHERS):
        says_ours(Client().get(address).content.decode(), language)
        review = Client().post(address, {"round": 1, "code": code, "marks": key})
    assert review.templates[0].name == "workspace/vote_review.html"
    says_ours(review.content.decode(), language)


@pytest.mark.parametrize("verb", ["count_hands", "count_papers"])
def test_who_enters_the_count(world, assembly, verb):
    opened(assembly, world)
    with translation.override("ru"):
        form = step_for(verb).form(subject=assembly, actor=world.actor("specialist"))
        says_ours(str(form), "ru")


def test_a_problem_put_to_the_vote_later(world, assembly):
    own = next(option for option in assembly.ballot() if str(option.words) == OURS["ky"])
    with inside_an_act():
        own.delete()
    form = step_for("add_option").form(subject=assembly, actor=world.actor("specialist"))
    says_ours(str(form))


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_minutes_page_letter_and_file_of_the_result(world, assembly, language):
    minuted(assembly, world)
    says_ours(text_of(Document.objects.get(subject_id=assembly.pk, language=language, public=True)), language)
    says_ours(Client().get(f"/{language}/assemblies/{assembly.slug}/").content.decode(), language)
    with translation.override(language):
        says_ours(render_to_string("assemblies/subject_assembly.html", {"subject": assembly}), language)
        file = vote_file(assembly, 1)
    says_ours(file, language)
    assert OURS[language] in read(file).names.values()


def test_the_letter_of_the_result(world, assembly):
    with inside_an_act():
        account = Account.objects.open_for(world.people["activist"], "activist@example.org", None)
        account.language = "ru"
        account.save(update_fields=["language"])
    minuted(assembly, world)
    deliver_waiting()
    says_ours(mail.outbox[-1].body, "ru")


def test_the_life_of_the_order_that_came_of_it(world, assembly):
    order = order_from(minuted(assembly, world))
    draft_order(order, actor=world.actor("specialist"), titles={"ky": "Биз мектепке даярбыз"})
    with inside_an_act():
        order.state = "approved"
        order.save(update_fields=["state"])
    page = Client().get(f"/ru/orders/{order.slug}/").content.decode()
    stage = page[page.index('id="vote"') :]
    says_ours(stage[: stage.index("</table>")], "ru")


def test_a_list_of_one_session_speaks_in_its_words(world):
    assembly = convened(world)
    assert str(assembly.ballot()[0].words) == THEIRS
