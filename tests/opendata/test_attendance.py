"""The public table of who came: counts by sex, age and social group, small groups hidden, nobody named."""

from __future__ import annotations

import csv
import io
from collections import defaultdict

import pytest
from django.test import Client

from tapshyryk.core.entity import inside_an_act
from tapshyryk.needs.models import NeedsSession
from tapshyryk.opendata.tables.catalogue import TABLES
from tapshyryk.opendata.tables.writing import table_as_csv
from tapshyryk.portal.downloads import TABLES as OFFERED
from tests.needs.attendance_stage import PEOPLE, closed
from tests.world import make_world

pytestmark = pytest.mark.django_db


def written() -> str:
    return b"".join(table_as_csv(TABLES["attendance"])).decode("utf-8-sig")


def counted() -> dict[str, dict[str, str]]:
    """How many the table tells, by part and group; groups to which nobody belongs left out."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in csv.DictReader(io.StringIO(written())):
        assert (row["people"] == "") is (row["is_hidden"] == "true")
        if row["people"] != "0":
            found[row["counted_by"]][row["group"]] = row["people"]
    return dict(found)


def test_groups_are_told_and_small_ones_hidden_with_what_would_tell_them() -> None:
    session = closed(make_world())
    row = next(csv.DictReader(io.StringIO(written())))
    assert [row[name] for name in ("session", "municipality", "held_on", "participants", "is_example")] == [
        session.slug, "ala-too", "2026-02-02", "15", "false",
    ]  # fmt: skip
    assert counted() == {
        "sex": {"female": "9", "male": "6"},
        "age_band": {"18-28": "", "29-62": ""},
        "social_group": {"farmer": "7", "pensioner": "", "disability": ""},
    }
    assert "Жашыруун" not in written()


def test_of_too_few_people_nothing_is_told() -> None:
    closed(make_world(), PEOPLE[:4])
    assert counted() == {}


def test_a_list_that_can_still_change_is_not_told() -> None:
    session = closed(make_world())
    with inside_an_act():
        NeedsSession.objects.filter(pk=session.pk).update(list_is_whole=False)
    assert counted() == {}


def test_the_data_page_offers_every_table_as_csv() -> None:
    closed(make_world())
    assert [name for name, _label in OFFERED] == list(TABLES)
    page = Client().get("/ky/data/").content.decode()
    (link,) = {part.split('"')[0] for part in page.split('href="') if "attendance" in part.split('"')[0]}
    answer = Client().get(link)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content).decode("utf-8-sig") == written()
