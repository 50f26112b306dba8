"""The main job: the pilots' figures as the sources print them, and the example played through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core.access import table
from tapshyryk.core.access.table import ROLE_LABELS
from tapshyryk.core.acts.domain.verification import verify_bundle
from tapshyryk.core.acts.models import Act
from tapshyryk.core.clock import today
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.provenance.models import SourceRemark
from tapshyryk.demo.example.people import SLUG
from tapshyryk.demo.job import run
from tapshyryk.needs.models import NeedsSession
from tapshyryk.orders.models import Order
from tapshyryk.parties.holdings import person_actor
from tapshyryk.parties.models import Person

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def played(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
):  # type: ignore[no-untyped-def]
    """The main job run once for this module, in a transaction that is let go at the end."""
    from django.db import transaction

    class Undo(Exception):
        """Leaves the transaction without keeping what was written."""

    lines: list[str] = []
    folder: Path = tmp_path_factory.mktemp("demo")
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        atomic = transaction.atomic()
        atomic.__enter__()
        try:
            yield run(lines.append, folder, 0.0), lines, folder
        finally:
            atomic.__exit__(Undo, Undo(), None)


def test_the_figures_are_those_of_the_sources(played) -> None:  # type: ignore[no-untyped-def]
    result, _lines, _folder = played
    assert result["municipalities"] == 11
    assert result["orders"] == 11
    assert result["recipients"] == 2556
    assert result["contributions_som"] == 13_952_147
    assert result["beyond_grant_share"] == 0.2116
    assert result["themes"] == {"preschool": 6, "disability-children": 3, "culture": 1, "youth": 1}
    assert json.dumps(result)


def test_what_differs_between_sources_stays_visible(played) -> None:  # type: ignore[no-untyped-def]
    remark = SourceRemark.objects.get(field="participants", other_value="396")
    session = NeedsSession.objects.get(pk=remark.subject_id)
    assert (session.municipality.slug, session.participants) == ("kara-kol", 300)
    assert remark.remark_ky
    assert remark.remark_ru
    others = SourceRemark.objects.filter(field="contractor").values_list("other_value", flat=True)
    assert sorted(others) == ["Белек", "“Оштогу жаштардын медиа борбору” КФ"]


def test_what_the_sources_do_not_say_stays_empty(played) -> None:  # type: ignore[no-untyped-def]
    assert NeedsSession.objects.get(municipality__slug="kara-kol").women is None
    assert NeedsSession.objects.get(municipality__slug="kok-oi").women == 168
    assert Order.objects.get(slug="kara-kol-disability-children").customer is None


def test_every_row_of_the_sources_is_an_act_of_theirs(played) -> None:  # type: ignore[no-untyped-def]
    acts = Act.objects.filter(actor_ref="system:founding sources")
    assert acts.filter(verb="chronicle_order").count() == 11
    assert acts.filter(verb="chronicle_session").count() == 11
    assert acts.filter(verb="chronicle_contribution").count() == 11 + 10 + 9


def test_the_example_has_what_it_promises(played) -> None:  # type: ignore[no-untyped-def]
    result, lines, folder = played
    order = Order.objects.get(municipality__slug=SLUG)
    assert order.state == "followed"
    assert result["example"]["order"] == order.slug
    verbs = set(Act.objects.filter(municipality=order.municipality_id).values_list("verb", flat=True))
    assert {
        "invite_to_consortium",
        "accept_place",
        "accept_amendment",
        "complain_about_service",
        "check_after_a_year",
    } <= verbs
    refused = [line.partition(" ✗ ")[2].partition(":")[0] for line in lines if " ✗ " in line]
    assert len(refused) == 6
    assert set(refused) <= set(ROLE_LABELS.values()) - {"resident"}
    overridden = [act.overrides for act in Act.objects.filter(verb="submit_order")]
    assert [each[0]["rule"] for each in overridden if each] == ["orders.minimum_standard_named"]
    assert all((folder / name).stat().st_size > 1000 for name in result["example"]["documents"])


def test_open_data_and_the_proof_are_written(played) -> None:  # type: ignore[no-untyped-def]
    _result, _lines, folder = played
    package = json.loads((folder / "ocds.json").read_text(encoding="utf-8"))
    assert len(package["releases"]) == 12
    assert (folder / "orders.csv").read_text(encoding="utf-8-sig").count("\n") == 13
    report = verify_bundle(folder / "record.zip")
    assert report.whole, report.findings


def test_a_second_run_finds_everything_there(played) -> None:  # type: ignore[no-untyped-def]
    result, _lines, folder = played
    before = Act.objects.count()
    again = run(lambda line: None, folder, 0.0)
    assert Act.objects.count() == before
    assert {**again, "seconds": 0} == {**result, "seconds": 0}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_order_has_its_page_in_every_language(played, language: str) -> None:  # type: ignore[no-untyped-def]
    for order in Order.objects.all():
        answer = Client().get(f"/{language}/orders/{order.slug}/")
        assert answer.status_code == 200, order.slug


def test_the_example_is_marked_wherever_it_appears(played) -> None:  # type: ignore[no-untyped-def]
    order = Order.objects.get(municipality__slug=SLUG)
    pilot = Order.objects.get(slug="katran-preschool")
    with translation.override("en"):
        marked = Client().get(f"/en/orders/{order.slug}/").content.decode()
        unmarked = Client().get(f"/en/orders/{pilot.slug}/").content.decode()
    assert 'class="example' in marked
    assert 'class="example' not in unmarked


def test_the_technical_administrator_can_do_nothing_with_anything(played) -> None:  # type: ignore[no-untyped-def]
    person = Person.objects.get(memberships__role="technical_administrator")
    own, administrator = person.pk, person_actor(person)
    as_resident = {"calls.ask", "monitoring.complain", "needs.propose_problem"}
    tried = 0
    for model in registry.subject_types().values():
        for subject in model._default_manager.all()[:20]:
            for move in subject.lifecycle.moves:
                answer = table.check(administrator, move.permission, subject, today())
                tried += 1
                if getattr(subject, "person_id", None) == own and move.verb == "end_role":
                    continue  # anybody may lay down a role of their own
                if move.permission in as_resident:
                    assert isinstance(answer, table.Grant)
                    assert answer.role == "resident"
                else:
                    assert isinstance(answer, table.Denial), move.verb
    assert tried > 900
