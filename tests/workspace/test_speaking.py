"""Anybody asks about a call and complains about a service without an account, and reads the answer."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.cache import cache, caches
from django.test import Client
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Page

from tapshyryk.calls.actions.question import answer_question
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.monitoring.actions.complaint import answer_service_complaint
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.monitoring.queries.complaints import may_read_words
from tapshyryk.workspace.views import speaking
from tests.browsing import barriers
from tests.calls.stages import CLOSES, published
from tests.contracts.agreed import awarded_order, drafted, signed
from tests.world import NOON, World

pytestmark = pytest.mark.django_db
WORDS = "Окутуучу үч күндөн бери келбейт"


@pytest.fixture(autouse=True)
def at_noon():
    caches["limits"].clear()
    cache.clear()
    with clock.at(NOON):
        yield


def sent(slug: str, *, key: object = None, client: Client | None = None, **given: str):
    address = reverse("speaking:complain", args=[slug])
    fields = {"request_key": str(key or uuid4()), "topic": "quality", "text": WORDS, **given}
    return (client or Client()).post(address, fields)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_complaint_without_an_account_is_answered_to_its_code(world: World, language: str) -> None:
    contract = signed(world, awarded_order(world))
    with translation.override(language):
        page = Client().get(reverse("portal:order", args=[contract.order.slug])).content.decode()
        door = reverse("speaking:complain", args=[contract.slug])
        assert f'href="{door}"' in page
        assert Client().get(door).status_code == 200
        answer = sent(contract.slug)
    assert answer.status_code == 200
    code = answer.context["code"]
    assert code in answer.content.decode()
    complaint = ServiceComplaint.objects.get()
    assert (complaint.filed_by, complaint.text, complaint.topic) == (None, WORDS, "quality")
    assert code not in complaint.receipt
    assert may_read_words(complaint, world.actor("specialist"))
    assert not may_read_words(complaint, world.actor("director"))
    answer_service_complaint(complaint, actor=world.actor("specialist"), answer="Алмаштырылды")
    with translation.override(language):
        address = reverse("speaking:answer")
        read = Client().post(address, {"code": code.lower().replace("-", " ")})
        assert "Алмаштырылды" in read.content.decode()
        wrong = Client().post(address, {"code": "7K2M-9QXC-4TBD-R"})
        assert wrong.status_code == 422
        assert "Алмаштырылды" not in wrong.content.decode()
        cache.clear()
        order = Client().get(reverse("portal:order", args=[contract.order.slug])).content.decode()
        assert str(ServiceComplaint.Topic.QUALITY.label) in order
    assert WORDS not in order
    assert "Алмаштырылды" not in order


def test_the_act_of_an_unsigned_complaint_names_no_person_and_is_not_public(world: World) -> None:
    contract = signed(world, awarded_order(world))
    sent(contract.slug)
    act = Act.objects.get(verb="complain_about_service")
    assert (act.public, act.actor_ref, act.actor_kind) == (False, "system:public form", "system")
    assert WORDS not in act.entry


def test_a_complaint_sent_twice_is_one_and_has_one_code(world: World) -> None:
    contract, key = signed(world, awarded_order(world)), uuid4()
    first, again = sent(contract.slug, key=key), sent(contract.slug, key=key)
    assert first.context["code"] == again.context["code"]
    assert ServiceComplaint.objects.count() == 1


@pytest.mark.parametrize("text", ["", " ", "а" * 4001, "а\0б"])
def test_nothing_too_long_or_empty_is_taken_and_what_was_written_stays(world: World, text: str) -> None:
    contract = signed(world, awarded_order(world))
    answer = sent(contract.slug, text=text)
    assert answer.status_code == 422
    assert answer.context["form"].errors["text"]
    assert not ServiceComplaint.objects.exists()


def test_one_address_is_slowed_down_and_another_is_not(world: World) -> None:
    contract = signed(world, awarded_order(world))
    statuses = [sent(contract.slug).status_code for _ in range(speaking.MOST_AN_HOUR + 1)]
    assert statuses == [200] * speaking.MOST_AN_HOUR + [429]
    refused = sent(contract.slug)
    assert WORDS in refused.content.decode()
    assert ServiceComplaint.objects.count() == speaking.MOST_AN_HOUR
    assert sent(contract.slug, client=Client(REMOTE_ADDR="10.0.0.7")).status_code == 200
    assert not [key for key in caches["limits"]._cache if "127.0.0.1" in key]


def test_a_day_has_its_limit_whatever_the_address(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(speaking, "MOST_A_DAY", 2)
    contract = signed(world, awarded_order(world))
    statuses = [
        sent(contract.slug, client=Client(REMOTE_ADDR=f"10.0.0.{number}")).status_code for number in range(3)
    ]
    assert statuses == [200, 200, 429]


def test_codes_are_not_tried_out(world: World) -> None:
    client, address = Client(), reverse("speaking:answer")
    for _ in range(speaking.MOST_CODES_AN_HOUR):
        assert client.post(address, {"code": "x"}).status_code == 422
    assert client.post(address, {"code": "x"}).status_code == 429


def test_there_is_no_door_where_there_is_no_service_yet(world: World) -> None:
    contract = drafted(world, awarded_order(world))
    assert Client().get(reverse("speaking:complain", args=[contract.slug])).status_code == 404
    assert Client().get(reverse("speaking:complain", args=["nowhere"])).status_code == 404
    page = Client().get(reverse("portal:order", args=[contract.order.slug])).content.decode()
    assert "/complain/" not in page


def test_a_question_without_an_account_is_published_with_its_answer(world: World) -> None:
    call = published(world)
    for name, slug in (
        ("call", call.slug),
        ("order", call.order.slug),
        ("municipality", world.municipality.slug),
    ):
        page = Client().get(reverse(f"portal:{name}", args=[slug])).content.decode()
        assert reverse("speaking:ask", args=[call.slug]) in page, name
    address = reverse("speaking:ask", args=[call.slug])
    assert Client().get(address).status_code == 200
    answer = Client().post(address, {"request_key": str(uuid4()), "text": "Имарат ким тараптан берилет?"})
    assert answer.status_code == 200
    question = call.questions.get()
    assert question.asked_by is None
    answer_question(call, actor=world.actor("specialist"), question=question, answer="Айыл өкмөтү берет")
    cache.clear()
    for name, slug in (("call", call.slug), ("order", call.order.slug)):
        page = Client().get(reverse(f"portal:{name}", args=[slug])).content.decode()
        assert "Имарат ким тараптан берилет?" in page
        assert "Айыл өкмөтү берет" in page


def test_no_question_is_taken_after_the_deadline_and_the_page_says_so(world: World) -> None:
    call = published(world)
    address = reverse("speaking:ask", args=[call.slug])
    with clock.at(CLOSES + timedelta(minutes=1)):
        page = Client().get(address)
        assert page.context["form"] is None
        assert page.context["refusals"]
        late = Client().post(address, {"request_key": str(uuid4()), "text": "Кеч калган суроо"})
    assert late.status_code == 409
    assert not call.questions.exists()


def test_a_contractors_page_leads_to_the_complaint(world: World) -> None:
    contract = signed(world, awarded_order(world))
    page = Client().get(reverse("portal:provider", args=[world.ngo.slug])).content.decode()
    assert reverse("speaking:complain", args=[contract.slug]) in page


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_resident_complains_in_a_browser_without_scripts(plain_page: Page, world: World) -> None:
    contract = signed(world, awarded_order(world))
    plain_page.goto(f"/ky/orders/{contract.order.slug}/")
    with plain_page.expect_navigation():
        plain_page.get_by_role("link", name="Кызматка даттануу").click()
    plain_page.locator("select[name=topic]").select_option("safety")
    plain_page.locator("textarea[name=text]").fill(WORDS)
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name="Жөнөтүү").click()
    code = plain_page.locator(".code").inner_text()
    with plain_page.expect_navigation():
        plain_page.get_by_role("link", name="Даттанууга берилген жоопту окуу").click()
    plain_page.locator("#code").fill(code)
    with plain_page.expect_navigation():
        plain_page.get_by_role("button", name="Окуу").click()
    assert "Жооп азырынча жок" in plain_page.locator("main").inner_text()


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_the_pages_shut_nobody_out(page: Page, world: World) -> None:
    contract = signed(world, awarded_order(world))
    for path in (f"/ky/complain/{contract.slug}/", "/ru/answer/"):
        page.goto(path)
        assert barriers(page) == []
