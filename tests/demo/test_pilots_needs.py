"""The pilots' needs as the room of needs holds them: what the sources print, and nothing that they do not."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tapshyryk.core.acts.models import Act
from tapshyryk.demo.founding import load
from tapshyryk.demo.founding.files import DATA, in_three
from tapshyryk.needs.domain.most_often import most_often
from tapshyryk.needs.models import NeedsSession
from tapshyryk.needs.queries.most_often import namings

pytestmark = pytest.mark.django_db

PRINTED = {"exact": "exact", "more than": "more_than", "about": "about", "at least": "at_least"}


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / "pilot" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def whole(cell: str) -> int | None:
    return int(cell) if cell else None


@pytest.fixture(scope="module")
def pilots(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """The founding sources loaded once for this module, in a transaction that is let go at the end."""
    from django.db import transaction

    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            load.load(lambda _line: None)
            yield
        finally:
            atomic.__exit__(ArithmeticError, ArithmeticError(), None)


def test_each_session_says_what_its_line_prints_and_no_more(pilots: None) -> None:
    printed = {row["municipality"]: row for row in rows_of("needs")}
    found = {one.municipality.slug: one for one in NeedsSession.objects.select_related("municipality")}
    assert found.keys() == printed.keys()
    for slug, row in printed.items():
        session = found[slug]
        assert session.participants == whole(row["participants"]), slug
        assert session.participants_exactness == PRINTED[row["participants_exact"]], slug
        assert session.women == whole(row["women"]), slug
        assert session.priorities_found == whole(row["priorities_found"]), slug
        assert session.source == row["source"], slug
        (problem,) = session.problems.all()
        assert (problem.title_ky, problem.title_ru, problem.title_en) == (row["chosen_theme_ky"], "", ""), (
            slug
        )
        assert problem.theme == row["theme"], slug
        assert problem.target_group == in_three(row["target_group"])["ky"], slug
        assert problem.unserved == whole(row["unserved"]), slug
        assert problem.is_chosen, slug


def test_what_no_source_tells_is_left_open(pilots: None) -> None:
    for session in NeedsSession.objects.all():
        assert session.held_on is None
        assert not session.venue
        assert not session.settlements.exists()
        assert not session.attendance.exists()
        (problem,) = session.problems.all()
        assert (problem.votes, problem.rank) == (None, None)
    women = {row["municipality"] for row in rows_of("needs") if row["women"]}
    assert set(NeedsSession.objects.exclude(women=None).values_list("municipality__slug", flat=True)) == women


def test_the_act_of_each_session_carries_the_same_numbers(pilots: None) -> None:
    sessions = {str(one.pk): one for one in NeedsSession.objects.all()}
    acts = Act.objects.filter(verb="chronicle_session")
    assert {str(act.subject_id) for act in acts} == set(sessions)
    for act in acts:
        session = sessions[str(act.subject_id)]
        for name in ("participants", "participants_exactness", "women", "priorities_found", "source"):
            assert act.detail[name] == getattr(session, name)


@pytest.mark.parametrize("way", ["theme", "target_group", "oblast", "year"])
def test_the_favourites_are_those_of_the_files(pilots: None, way: str) -> None:
    oblasts = {row["id"]: row["oblast_iso"] for row in rows_of("municipalities")}
    keys = {
        "theme": [row["theme"] for row in rows_of("needs")],
        "target_group": [in_three(row["target_group"])["ky"] for row in rows_of("needs")],
        "oblast": [oblasts[row["municipality"]] for row in rows_of("needs")],
        "year": [2013] * 11,
    }
    counted = most_often(namings(), lambda one: getattr(one, way))
    assert {one.key: one.municipalities for one in counted} == Counter(keys[way])
    assert all(one.chosen_in == one.municipalities for one in counted)


@pytest.mark.parametrize(
    ("language", "chosen"),
    [("ky", "тапшырыкка тандалды"), ("ru", "выбрана для заказа"), ("en", "chosen for an order")],
)
def test_the_page_across_the_country_shows_them_from_one_statement(
    pilots: None, language: str, chosen: str
) -> None:
    for query in ("", "?by=group", "?by=oblast&theme=preschool", "?by=year"):
        with CaptureQueriesContext(connection) as asked:
            page = Client().get(f"/{language}/problems/across/{query}").content.decode()
        assert len([each for each in asked if "needs_problem" in each["sql"]]) == 1
        assert chosen in page
    assert "2013" in page


def test_the_download_has_a_line_for_each_pilot(pilots: None) -> None:
    written = b"".join(Client().get("/data/csv/named-most-often.csv").streaming_content).decode("utf-8-sig")
    rows = {row["municipality"]: row for row in csv.DictReader(written.splitlines())}
    themes = {row["municipality"]: row["theme"] for row in rows_of("needs")}
    assert {place: row["theme"] for place, row in rows.items()} == themes
    assert {(row["year"], row["problems"], row["chosen"]) for row in rows.values()} == {("2013", "1", "1")}
