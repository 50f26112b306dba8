"""The country's problems: one statement, charted, narrowed and downloaded."""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tapshyryk.core.access.actors import System
from tapshyryk.needs.actions.problem import choose_problem
from tapshyryk.needs.queries.most_often import namings
from tests.needs.stages import listed
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_it_is_read_by_one_statement_however_it_is_counted() -> None:
    session, problems = listed(make_world())
    choose_problem(session, actor=System("lifecycle"), problem=problems[0], assembly="a")
    listed(make_world("kok-bel"))
    with CaptureQueriesContext(connection) as asked:
        found = namings()
    assert len(asked) == 1
    assert len(found) == 10
    assert sum(one.chosen for one in found) == 1
    assert {one.year for one in found} == {2026}
    for query in ("", "?by=oblast", "?by=year&theme=preschool", "?by=group&oblast=KG-N", "?by=nonsense"):
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            answer = Client().get(reverse("portal:across") + query)
        assert answer.status_code == 200
        tables = [each["sql"] for each in asked if "needs_problem" in each["sql"]]
        assert len(tables) == 1, query
    page = Client().get(reverse("portal:across")).content.decode()
    assert "<svg" in page
    assert "named-most-often.xlsx" in page


def test_it_is_downloaded_whole() -> None:
    listed(make_world())
    written = b"".join(Client().get("/data/csv/named-most-often.csv").streaming_content).decode("utf-8-sig")
    head, *rows = written.strip().splitlines()
    assert head == "theme,target_group,oblast,year,municipality,problems,chosen,is_example"
    assert len(rows) == 5
    assert rows[0] == "culture,,KG-N,2026,ala-too,1,0,false"


def test_nothing_named_yet_is_said() -> None:
    assert Client().get(reverse("portal:across")).status_code == 200
