"""Pages and parts are kept until an act that can change them, and never longer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.demo.example.people import SLUG
from tapshyryk.orders.models import Order
from tapshyryk.portal.freshness import (
    LEAVE_FIGURES,
    about,
    changes_figures,
    concerns_order,
    kept,
    public_page,
)
from tests.core.acts.drafts import recorded
from tests.portal.watching import Written, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("played")]

SHARED = ("places_", "parties_", "needs_", "assemblies_", "orders_programme", "provenance_")
"""Tables whose rows the pages of several orders may show."""


@pytest.fixture(autouse=True)
def _nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def drawn_again(path: str, happened: Callable[[], object]) -> bool:
    """Whether the page is drawn anew after something happened: three statements tell that it is not."""
    Client().get(path)
    happened()
    with CaptureQueriesContext(connection) as asked:
        Client().get(path)
    return len(asked) > 2


def test_acts_that_leave_the_figures_write_nothing_the_figures_are_read_from(played: list[Written]) -> None:
    with read() as tables:
        for path in ("", "orders/", "effects/"):
            assert Client().get(f"/ky/{path}").status_code == 200
    asked = {table for table in tables if not table.startswith("acts_")}
    assert {"orders_order", "money_transfer", "needs_problem", "monitoring_survey"} <= asked
    assert {act.verb for act in played} >= LEAVE_FIGURES
    wrong = {
        act.verb: act.tables & asked for act in played if act.verb in LEAVE_FIGURES and act.tables & asked
    }
    assert not wrong


def test_acts_in_an_order_write_nothing_that_another_order_shows(played: list[Written]) -> None:
    ours = [act for act in played if act.order]
    assert len(ours) > 100
    assert not {t for act in ours for t in act.tables if t.startswith(SHARED)}
    assert {t for act in played for t in act.tables if t.startswith(SHARED)}


@pytest.mark.parametrize("page", ["orders/{0}/", "calls/{1}/"])
def test_the_page_of_an_order_stays_until_an_act_that_concerns_it(page: str) -> None:
    order = Order.objects.get(municipality__slug=SLUG)
    other = Order.objects.get(slug="katran-preschool")
    path = "/ky/" + page.format(order.slug, order.calls.latest("published_at").slug)
    assert not drawn_again(path, lambda: None)
    assert not drawn_again(path, lambda: recorded(verb="publish_call", order=other.pk))
    assert drawn_again(path, lambda: recorded(verb="publish_call", order=order.pk))
    assert drawn_again(path, lambda: recorded(verb="register_municipality", order=None))


@pytest.mark.parametrize("path", ["/ky/orders/", "/ky/orders/?year=2015", "/ky/effects/"])
def test_lists_and_effects_stay_until_an_act_that_can_change_a_figure(path: str) -> None:
    assert not drawn_again(path, lambda: recorded(verb="record_attendance"))
    assert drawn_again(path, lambda: recorded(verb="approve_order"))
    assert drawn_again(path, lambda: recorded(verb="a_verb_of_tomorrow"))


def test_home_shows_every_act_and_reads_the_figures_anew_only_when_they_can_have_changed() -> None:
    Client().get("/en/")
    act = recorded(verb="record_attendance", subject_label="today")
    with CaptureQueriesContext(connection) as asked:
        page = Client().get("/en/").content.decode()
    assert not [each for each in asked if "orders_order" in each["sql"]]
    assert "Attendance" in page
    recorded(verb="approve_order")
    with CaptureQueriesContext(connection) as asked:
        Client().get("/en/")
    assert [each for each in asked if "orders_order" in each["sql"]]
    assert Act.objects.filter(pk=act.pk).exists()


def test_a_page_that_was_kept_is_the_page_that_would_be_drawn() -> None:
    order = Order.objects.get(municipality__slug=SLUG)
    paths = ["/ru/", "/ru/orders/", "/ru/effects/", f"/ru/orders/{order.slug}/"]
    client = Client()
    for path in paths:
        client.get(path)
    recorded(verb="record_attendance", order=Order.objects.get(slug="katran-preschool").pk)
    still = [client.get(path).content for path in paths]
    cache.clear()
    assert [client.get(path).content for path in paths] == still


def served(until: Any) -> tuple[Callable[[], None], list[int]]:
    """A page about something that holds `until` then: how to ask for it, and how often it was drawn."""
    drawn: list[int] = []

    @public_page(touches=concerns_order)
    def page(request: Any) -> Any:
        from django.http import HttpResponse

        drawn.append(1)
        about(request, "something", until=until)
        return HttpResponse("drawn")

    return lambda: page(RequestFactory().get("/ky/somewhere/")) and None, drawn


def test_what_holds_until_an_hour_is_drawn_anew_at_that_hour() -> None:
    noon = clock.now().replace(hour=6, minute=0, second=0, microsecond=0)
    ask, drawn = served(noon + timedelta(minutes=30))
    for minutes, times in ((0, 1), (10, 1), (29, 1), (30, 2), (31, 3)):
        with clock.at(noon + timedelta(minutes=minutes)):
            ask()
        assert len(drawn) == times, minutes


def test_another_day_is_another_page() -> None:
    noon = clock.now().replace(hour=6, minute=0, second=0, microsecond=0)
    ask, drawn = served(None)
    for days, times in ((0, 1), (0, 1), (1, 2)):
        with clock.at(noon + timedelta(days=days)):
            ask()
        assert len(drawn) == times


def test_what_was_made_within_a_step_taken_back_is_not_kept() -> None:
    with transaction.atomic():
        recorded(verb="approve_order")
        assert kept("a part", changes_figures, lambda: "never true") == "never true"
        transaction.set_rollback(True)
    assert kept("a part", changes_figures, lambda: "true") == "true"
