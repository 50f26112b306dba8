"""Open data on the web: streamed, tagged, the same for everybody."""

import csv
import io
import json
from types import SimpleNamespace

import pytest
from django.core.cache import caches

from tapshyryk.core.acts.actions.seal import seal_all
from tapshyryk.core.entity import inside_an_act
from tapshyryk.opendata.ocds.validation import troubles_of
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.views import downloads
from tapshyryk.orders.models import Order
from tapshyryk.places.models import Municipality
from tests.monitoring.test_complaints import answered
from tests.opendata.life import whole_life

pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.fixture
def life(db):
    return whole_life()


def test_one_order_as_a_package(client, life):
    response = client.get("/data/ocds/ala-too-day-centre.json")
    package = json.loads(body(response))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/json")
    assert response["Access-Control-Allow-Origin"] == "*"
    assert package["uri"].endswith("/data/ocds/ala-too-day-centre.json")
    assert list(troubles_of(package)) == []


def test_all_orders_are_streamed(client, life):
    response = client.get("/data/ocds/orders.json")
    assert response.streaming
    assert list(troubles_of(json.loads(body(response)))) == []


@pytest.mark.parametrize("name", list(TABLES))
def test_every_table_as_csv_and_as_a_workbook(client, life, name):
    response = client.get(f"/data/csv/{name}.csv")
    rows = list(csv.reader(io.StringIO(body(response).decode("utf-8-sig"))))
    assert tuple(rows[0]) == TABLES[name].header
    assert f'filename="{name}.csv"' in response["Content-Disposition"]
    assert body(client.get(f"/data/xlsx/{name}.xlsx"))[:2] == b"PK"
    explained = body(client.get(f"/data/csv/{name}-dictionary.csv")).decode("utf-8-sig")
    assert explained.count("\n") == len(TABLES[name].columns) + 1


def test_the_dictionary_of_all_tables(client, db):
    assert b"very_satisfied_low_percent" in body(client.get("/data/csv/dictionary.csv"))


def test_what_the_reader_has_is_not_sent_again(client, life):
    first = client.get("/data/csv/orders.csv")
    again = client.get("/data/csv/orders.csv", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/data/csv/calls.csv", headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200


def test_a_new_act_makes_a_new_tag(client, life):
    from tests.monitoring.test_complaints import filed

    before = client.get("/data/csv/orders.csv")["ETag"]
    filed(life)
    assert client.get("/data/csv/orders.csv")["ETag"] != before


@pytest.mark.parametrize(
    "path",
    [
        "/data/csv/absent.csv",
        "/data/xlsx/absent.xlsx",
        "/data/csv/absent-dictionary.csv",
        "/data/ocds/absent.json",
        "/data/csv/../secret.csv",
        "/data/record.zip",
    ],
)
def test_what_is_not_there_is_not_found(client, db, path):
    assert client.get(path).status_code == 404


def test_a_draft_is_not_found(client, life):
    with inside_an_act():
        Order.objects.update(state="draft")
    assert client.get("/data/ocds/ala-too-day-centre.json").status_code == 404


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written_here(client, db, method):
    assert getattr(client, method)("/data/csv/orders.csv").status_code == 405


def test_a_table_too_long_for_a_workbook_says_what_to_do(client, life, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_ROWS_ON_A_SHEET", 1)
    response = client.get("/data/xlsx/proposals.xlsx")
    assert response.status_code == 413
    assert "CSV" in response.content.decode()


def test_the_record_as_a_bundle_is_made_once(client, life, settings, tmp_path):
    from tapshyryk.core.acts.domain.verification import verify_bundle

    settings.VAR = tmp_path
    answered(life)
    seal_all()
    first = body(client.get("/data/record.zip"))
    (kept,) = (tmp_path / "bundles").iterdir()
    written = kept.stat().st_mtime_ns
    assert body(client.get("/data/record.zip")) == first
    assert kept.stat().st_mtime_ns == written
    assert verify_bundle(kept, keys=[], kept=None).whole


def test_an_example_order_says_so(client, life):
    with inside_an_act():
        Municipality.objects.update(is_example=True)
    assert json.loads(body(client.get("/data/ocds/ala-too-day-centre.json")))["isExample"] is True
    assert json.loads(body(client.get("/data/ocds/orders.json")))["releases"] == []


def limited_to(monkeypatch, number):
    caches["limits"].clear()
    monkeypatch.setattr(downloads, "current", lambda: SimpleNamespace(api_per_minute=number))


def test_what_is_made_anew_is_limited_like_the_api(client, life, monkeypatch):
    limited_to(monkeypatch, 2)
    statuses = [client.get("/data/csv/orders.csv").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
    refused = client.get("/data/ocds/orders.json", headers={"accept-language": "ru"})
    assert (refused.status_code, refused["Retry-After"]) == (429, "60")
    assert "Подождите минуту" in refused.content.decode()
    assert client.get("/data/csv/orders.csv", REMOTE_ADDR="10.0.0.9").status_code == 200


def test_what_has_not_changed_and_what_is_kept_is_never_refused(
    client, life, monkeypatch, settings, tmp_path
):
    settings.VAR = tmp_path
    answered(life)
    seal_all()
    limited_to(monkeypatch, 2)
    tag = client.get("/data/csv/orders.csv")["ETag"]
    assert body(client.get("/data/record.zip"))
    for _ in range(4):
        assert client.get("/data/csv/orders.csv", headers={"if-none-match": tag}).status_code == 304
        answer = client.get("/data/record.zip")
        assert answer.status_code == 200
        assert body(answer)
