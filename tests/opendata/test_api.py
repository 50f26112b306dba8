"""The read-only API: what it answers, what it refuses, and how much it gives."""

import json

import pytest
from django.core.cache import cache

from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.api.addresses import api
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tests.opendata.life import SECRETS, whole_life
from tests.signed import sign

pytestmark = pytest.mark.django_db

LISTS = ("municipalities", "orders", "calls", "contracts", "acts")


@pytest.fixture(autouse=True)
def _fresh_counters():
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def life(db):
    return whole_life(order_state="delivering")


def get(client, path, status=200, **query):
    response = client.get(f"/api/v1/{path}", query)
    assert response.status_code == status, response.content
    return response.json()


def test_the_description_is_openapi_3_1_and_complete(client, db):
    said = get(client, "openapi.json")
    assert said["openapi"].startswith("3.1")
    paths = {path.removeprefix("/api/v1/") for path in said["paths"]}
    assert paths == {
        "municipalities", "municipalities/{slug}", "orders", "orders/{slug}", "calls", "calls/{slug}",
        "contracts", "contracts/{slug}", "acts", "acts/{act_id}",
    }  # fmt: skip
    for operations in said["paths"].values():
        assert set(operations) == {"get"}
        assert operations["get"]["summary"]


def test_an_order_with_its_life(client, life):
    order = get(client, "orders/ala-too-day-centre")
    assert order["ocid"] == "ocds-unregistered-ala-too-day-centre"
    assert order["title"] == {"ky": "Күндүзгү борбор", "ru": "Дневной центр", "en": "Day centre"}
    assert (order["budget_tyiyn"], order["paid_tyiyn"]) == (100_000_050, 60_000_000)
    assert (order["calls"], order["contracts"]) == (["ala-too-call"], ["ala-too-day-centre-contract"])
    assert order["recipients_served"] == 42
    first, second = order["results"]
    assert (first["value"], first["way_percent"]) == ("30.00", "75.00")
    assert second["value"] is None
    assert order["continuation"]["path"] == "local_budget"
    assert order["ocds_url"].endswith("/data/ocds/ala-too-day-centre.json")


def test_a_call_a_contract_and_a_municipality(client, life):
    call = get(client, "calls/ala-too-call")
    assert [one["weight"] for one in call["criteria"]] == [60, 40]
    assert [(one["organisation"], one["score"]) for one in call["opened"]] == [
        ("ala-too-ngo", "8.60"), ("ala-too-other-ngo", "7.10"),
    ]  # fmt: skip
    contract = get(client, "contracts/ala-too-day-centre-contract")
    assert [(one["number"], one["paid_tyiyn"]) for one in contract["tranches"]] == [(1, 60_000_000), (2, 0)]
    assert [one["number"] for one in contract["amendments"]] == [1]
    assert contract["partners"] == ["ala-too-partner"]
    place = get(client, "municipalities/ala-too")
    assert (place["orders"], place["population"]) == (["ala-too-day-centre"], [])


def test_lists_are_filtered(client, life):
    sign("kara-suu")
    with inside_an_act():
        Order.objects.filter(slug="kara-suu-day-centre").update(
            theme="youth", year=2025, search="жаштар борбору"
        )
    assert get(client, "orders")["count"] == 2
    for query, slugs in (
        ({"theme": "youth"}, ["kara-suu-day-centre"]),
        ({"municipality": "ala-too"}, ["ala-too-day-centre"]),
        ({"year": 2025}, ["kara-suu-day-centre"]),
        ({"q": "Жаштар"}, ["kara-suu-day-centre"]),
        ({"state": "delivering"}, ["ala-too-day-centre"]),
        ({"state": "absent"}, []),
        ({"is_example": True}, []),
    ):
        found = get(client, "orders", **query)
        assert [order["slug"] for order in found["items"]] == slugs, query


def test_pages_hold_what_they_say(client, life):
    for number in range(3):
        sign(f"place-{number}")
    first = get(client, "contracts", limit=2)
    rest = get(client, "contracts", limit=2, offset=2)
    slugs = [one["slug"] for one in (*first["items"], *rest["items"])]
    assert (first["count"], len(slugs), len(set(slugs))) == (4, 4, 4)


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "offset=-1", "limit=many", "offset=99999999"])
@pytest.mark.parametrize("name", LISTS[:4])
def test_a_page_beyond_the_limits_is_refused(client, db, name, query):
    assert client.get(f"/api/v1/{name}?{query}").status_code == 422


@pytest.mark.parametrize("query", ["limit=0", "limit=101", "before=yesterday", "actor_kind=ghost"])
def test_acts_refuse_what_they_cannot_read(client, db, query):
    assert client.get(f"/api/v1/acts?{query}").status_code == 422


@pytest.mark.parametrize("path", [f"{name}/absent" for name in LISTS[:4]])
def test_what_is_not_there_says_so(client, db, path):
    assert "There is no" in get(client, path, 404)["detail"]
    assert get(client, "acts/0197f0a0-0000-7000-8000-000000000000", 404)


@pytest.mark.parametrize("query", ["q=%00", "theme=a%00", "municipality=%D3%A9", "state='", "q=" + "a" * 101])
def test_what_no_database_takes_is_refused(client, db, query):
    assert client.get(f"/api/v1/orders?{query}").status_code == 422


@pytest.mark.parametrize(
    "path", ["orders/a%00", "calls/%D3%A9", "contracts/a'b", "acts/1", "orders/" + "a" * 121]
)
def test_a_name_that_cannot_be_one_is_refused(client, db, path):
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 422
    assert response["Content-Type"].startswith("application/json")


def test_acts_page_by_page_with_content_and_proof(client, life):
    from tapshyryk.core.acts.actions.seal import seal_all
    from tests.monitoring.test_complaints import answered

    complaint = answered(life)
    seal_all()
    page = get(client, "acts", limit=1)
    (act,) = page["items"]
    assert (act["verb"], act["order"]) == ("answer_service_complaint", "ala-too-day-centre")
    assert page["older"] is None
    whole = get(client, f"acts/{act['id']}")
    assert json.loads(whole["entry"])["verb"] == act["verb"]
    assert whole["root"]
    assert whole["tree_size"] == 2
    assert str(complaint.filed_by.pk) not in json.dumps(whole)
    assert get(client, "acts", order="absent") == {"items": [], "older": None}
    assert len(get(client, "acts", order="ala-too-day-centre", verb=act["verb"])["items"]) == 1


def test_nobody_stands_in_any_answer(client, life):
    for name in LISTS:
        said = json.dumps(get(client, name), ensure_ascii=False)
        for item in get(client, name)["items"]:
            key = item.get("slug") or item["id"]
            said += json.dumps(get(client, f"{name}/{key}"), ensure_ascii=False)
        for secret in SECRETS:
            assert secret not in said, (name, secret)


def test_an_example_is_marked_everywhere(client, life):
    with inside_an_act():
        Municipality.objects.update(is_example=True)
    for name in LISTS[:4]:
        (item,) = get(client, name)["items"]
        assert item["is_example"] is True
        assert get(client, f"{name}/{item['slug']}")["is_example"] is True


def test_drafts_are_not_there(client, db):
    sign(state="draft", order_state="draft")
    assert get(client, "orders")["count"] == 0
    assert get(client, "contracts")["count"] == 0
    get(client, "orders/ala-too-day-centre", 404)
    get(client, "contracts/ala-too-day-centre-contract", 404)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written(client, db, method):
    for name in LISTS:
        assert getattr(client, method)(f"/api/v1/{name}").status_code == 405


def test_who_asks_too_often_waits(client, db, monkeypatch):
    (throttle,) = api.throttle
    monkeypatch.setattr(throttle, "num_requests", 3)
    answers = [client.get("/api/v1/orders").status_code for _ in range(4)]
    assert answers == [200, 200, 200, 429]
    assert client.get("/api/v1/orders", REMOTE_ADDR="10.0.0.9").status_code == 200
    forged = client.get("/api/v1/orders", headers={"X-Forwarded-For": "10.0.0.10"})
    assert forged.status_code == 429


def test_every_program_may_read_it(client, life):
    response = client.get("/api/v1/orders")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert response["Cache-Control"] == "public, max-age=60"
    assert "Set-Cookie" not in response


@pytest.mark.parametrize("name", LISTS)
def test_lists_take_a_few_queries_whatever_their_length(client, life, name, django_assert_max_num_queries):
    for number in range(5):
        sign(f"place-{number}")
    with django_assert_max_num_queries(5):
        get(client, name)
