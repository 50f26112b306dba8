"""A house-to-house round from its plan to its end, with every refusal on the way."""

import io
from datetime import date

import pytest
from django.core.files.storage import default_storage
from pypdf import PdfReader

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.round import (
    add_route,
    assign_route,
    begin_round,
    cancel_round,
    close_round,
    enter_visits,
    plan_round,
)
from tapshyryk.needs.actions.round_papers import print_route_sheet
from tapshyryk.needs.actions.round_team import change_team, form_team
from tapshyryk.needs.domain.coverage import Walked
from tapshyryk.needs.models import Round
from tapshyryk.needs.queries.rounds import coverage, coverage_by_settlement, rounds_of, walks_the_round
from tests.needs.walking import FIRST, LAST, planned_round, ready_round, running_round, settled
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def refused(action, *subject, **given):
    with pytest.raises(Refused) as trouble:
        action(*subject, **given)
    return trouble.value.rules or (trouble.value.reasons[0].kind,)


def test_a_round_says_whom_it_looks_for_and_where(world):
    this = planned_round(world)
    act = Act.objects.get(verb="plan_round")
    assert (this.slug, this.state) == ("ala-too-round-2026", "planned")
    assert act.detail["settlements"] == [{"ky": "Ак-Жар"}, {"ky": "Кең-Суу"}]
    assert list(rounds_of(world.municipality)) == [this]


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"settlements": []}, "needs.round_has_settlements"),
        ({"ends_on": date(2026, 2, 1)}, "needs.round_days_in_order"),
    ],
)
def test_no_round_to_nowhere_or_backwards(world, given, rule):
    values = {
        "titles": {"ky": "Балдар"},
        "settlements": settled(world, "Ак-Жар"),
        "starts_on": FIRST,
        "ends_on": LAST,
        **given,
    }
    this = Round(municipality=world.municipality)
    assert refused(plan_round, this, actor=world.actor("specialist"), **values) == (rule,)


def test_a_village_of_others_is_left_out(world):
    other = settled(make_world("kok-oi"), "Башка айыл")
    this = Round(municipality=world.municipality)
    values = {"titles": {"ky": "Балдар"}, "settlements": other, "starts_on": FIRST, "ends_on": LAST}
    assert refused(plan_round, this, actor=world.actor("specialist"), **values) == (
        "needs.round_has_settlements",
    )


def test_nobody_walks_alone_without_a_role_or_twice(world):
    this = planned_round(world)
    specialist = world.actor("specialist")
    activist, monitor, stranger = (world.people[name] for name in ("activist", "monitor", "worker"))
    assert refused(form_team, this, actor=specialist, members=[activist]) == ("needs.team_of_two",)
    assert refused(form_team, this, actor=specialist, members=[activist, activist]) == ("needs.team_of_two",)
    assert refused(form_team, this, actor=specialist, members=[activist, stranger]) == (
        "needs.team_holds_roles",
    )
    act = form_team(this, actor=specialist, members=[activist, monitor])
    assert act.detail == {"team": 1, "members": 2}
    assert str(activist.pk) not in act.entry
    assert refused(form_team, this, actor=specialist, members=[activist, world.people["head"]]) == (
        "needs.one_team_a_person",
    )
    (team,) = this.teams.all()
    change_team(this, actor=specialist, team=team, members=[activist, world.people["head"]])
    assert {seat.person for seat in team.seats.all()} == {activist, world.people["head"]}


def test_a_house_stands_on_one_route(world):
    this = ready_round(world)
    specialist = world.actor("specialist")
    lenin, manas = this.routes.all()
    assert (lenin.households, manas.households) == (20, 30)

    def again(route, street, first=None, last=None, households=5):
        return refused(
            add_route,
            this,
            actor=specialist,
            settlement=route.settlement,
            street=street,
            first_house=first,
            last_house=last,
            households=households,
        )

    assert again(lenin, "ЛЕНИН", 20, 25) == ("needs.house_on_one_route",)
    assert again(lenin, "Ленин") == ("needs.house_on_one_route",)
    assert again(manas, "Манас", 1, 5) == ("needs.house_on_one_route",)
    assert again(lenin, "Токтогул", 9, 5, None) == ("needs.route_has_households",)
    assert again(lenin, "Токтогул", households=0) == ("needs.route_has_households",)
    add_route(
        this,
        actor=specialist,
        settlement=lenin.settlement,
        street="Ленин",
        first_house=21,
        last_house=30,
    )
    (elsewhere,) = settled(world, "Башка айыл")
    assert refused(add_route, this, actor=specialist, settlement=elsewhere, street="Манас", households=3) == (
        "needs.route_in_settlements",
    )


def test_a_round_begins_when_every_route_is_somebodys(world):
    empty = planned_round(world)
    assert refused(begin_round, empty, actor=world.actor("specialist")) == ("needs.round_has_routes",)
    this = ready_round(world)
    settlement = this.places.first().settlement
    add_route(this, actor=world.actor("specialist"), settlement=settlement, street="Чүй", households=4)
    assert refused(begin_round, this, actor=world.actor("specialist")) == ("needs.routes_have_teams",)
    assign_route(
        this, actor=world.actor("specialist"), route=this.routes.get(street="Чүй"), team=this.teams.get()
    )
    act = begin_round(this, actor=world.actor("specialist"))
    assert (this.state, act.detail) == ("under_way", {"routes": 3, "teams": 1, "households": 54})


def test_coverage_is_by_village_and_the_last_count_of_a_route_holds(world):
    this = running_round(world)
    lenin, manas = this.routes.all()
    walker = world.actor("activist")
    for answered in (8, 13):
        enter_visits(
            this,
            actor=walker,
            route=lenin,
            visited_on=date(2026, 3, 2),
            answered=answered,
            nobody_home=4,
            refused=2,
        )
    villages = {str(one.settlement.name): one.walked for one in coverage_by_settlement(this)}
    assert villages == {"Ак-Жар": Walked(20, 13, 4, 2), "Кең-Суу": Walked(30)}
    assert (coverage(this).visited, coverage(this).percent) == (19, 38)
    act = Act.objects.filter(verb="enter_visits").first()
    assert (act.public, act.detail) == (False, {})
    counts = {"visited_on": date(2026, 3, 2), "nobody_home": 0, "refused": 0}
    assert refused(enter_visits, this, actor=walker, route=manas, answered=31, **counts) == (
        "needs.visits_within_route",
    )
    counts["visited_on"] = date(2026, 3, 3)
    assert refused(enter_visits, this, actor=walker, route=manas, answered=3, **counts) == (
        "needs.visits_on_a_past_day",
    )


def test_a_round_is_closed_when_every_route_is_counted_or_with_a_reason(world):
    this = running_round(world)
    specialist = world.actor("specialist")
    assert refused(close_round, this, actor=specialist) == ("needs.routes_counted",)
    act = close_round(
        this, actor=specialist, override={"needs.routes_counted": "Кар жаап, жол жабылып калды"}
    )
    assert (this.state, this.closed_on) == ("closed", date(2026, 3, 2))
    assert act.detail == {"routes": 2, "teams": 1, "households": 50, "visited": 0}


def test_a_round_is_cancelled_with_a_public_reason(world):
    this = planned_round(world)
    act = cancel_round(this, actor=world.actor("specialist"), reason="Карантин")
    assert (this.state, act.detail) == ("cancelled", {"reason": "Карантин"})
    assert not rounds_of(world.municipality).exists()


@pytest.mark.parametrize("who", ["resident", "worker", "administrator", "auditor", "finance", "chair"])
def test_others_neither_lead_nor_walk(world, who):
    this = running_round(world)
    route = this.routes.first()
    values = {"visited_on": FIRST, "answered": 1, "nobody_home": 0, "refused": 0}
    assert refused(enter_visits, this, actor=world.actor(who), route=route, **values) == ("permission",)
    assert refused(close_round, this, actor=world.actor(who)) == ("permission",)


def test_the_specialist_of_another_municipality_is_a_stranger(world):
    this = running_round(world)
    other = make_world("kok-oi")
    assert refused(cancel_round, this, actor=other.actor("specialist"), reason="x") == ("permission",)
    route = running_round(other).routes.first()
    values = {"visited_on": FIRST, "answered": 1, "nobody_home": 0, "refused": 0}
    assert refused(enter_visits, this, actor=world.actor("specialist"), route=route, **values) == ("state",)


@pytest.mark.parametrize(("language", "found"), [("ky", "Табылган адамдар"), ("ru", "Найденные люди")])
def test_a_team_walks_with_a_sheet_of_its_routes(world, language, found):
    this = ready_round(world)
    act = print_route_sheet(this, actor=world.actor("activist"), team=this.teams.get(), language=language)
    (paper,) = documents_of(this, public=False)
    assert act.documents[0]["sha256"] == paper.sha256
    with default_storage.open(paper.stored_as) as file:
        said = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(file.read())).pages)
    assert all(words in said for words in ("Ленин", "1–20", "Манас", found))
    assert world.people["activist"].full_name not in said
    assert walks_the_round(world.actor("monitor"), paper)
    assert walks_the_round(world.actor("specialist"), paper)
    others = (None, world.actor("resident"), make_world("kok-oi").actor("specialist"))
    assert not any(walks_the_round(who, paper) for who in others)
