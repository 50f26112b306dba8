"""An order rests on an issued needs study, and its page leads there."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core import clock, rulebook
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.needs.actions.needs_study import draft_needs_study, issue_needs_study, word_needs_study
from tapshyryk.needs.models import NeedsStudy
from tapshyryk.orders.domain.guards import OrderFacts, rests_on_needs_study
from tests.orders.stages import approved
from tests.world import make_world

pytestmark = pytest.mark.django_db


@pytest.mark.pure
@pytest.mark.parametrize(
    ("studied", "listed", "refused"),
    [(True, False, False), (False, True, False), (True, True, False), (False, False, True)],
)
def test_either_a_study_or_a_closed_list_is_ground_enough(studied, listed, refused):
    facts = OrderFacts(problem_is_studied=studied, problem_is_listed=listed)
    now = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    asked = Ask(facts=facts, given={}, now=now, today=now.date(), book=rulebook.current())
    assert (rests_on_needs_study.trouble(asked) is not None) is refused


def test_the_order_page_leads_to_the_study_and_its_paper():
    world = make_world()
    order = approved(world)
    session = order.problem.session
    with inside_an_act():
        session.held_on = session.held_on or date(2026, 2, 2)
        session.save(update_fields=["held_on"])
    study = NeedsStudy(municipality=world.municipality)
    time = {"since": date(2025, 1, 1), "until": date(2026, 12, 31)}
    with clock.at(datetime(2026, 12, 31, 6, 0, tzinfo=UTC)):
        draft_needs_study(study, actor=world.actor("specialist"), **time)
        word_needs_study(
            study, actor=world.actor("specialist"), conclusion_ky="Бакча.", conclusion_ru="Сад.", **time
        )
        assert not order.facts().problem_is_studied
        issue_needs_study(study, actor=world.actor("head"))
    assert order.facts().problem_is_studied
    with translation.override("en"):
        page = Client().get(f"/en/orders/{order.slug}/").content.decode()
    assert f"/en/studies/{study.slug}/" in page
    assert f"study-{study.slug}-ky.pdf" in page
