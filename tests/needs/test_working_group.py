"""A working group from its forming at a session to its end: who is in it, who leads, what is public."""

import json
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.calls.forms.commission import SeatForm
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.needs.actions.working_group import (
    add_group_member,
    change_group_member,
    disband_working_group,
    form_working_group,
    hold_group_meeting,
    let_group_member_leave,
)
from tapshyryk.needs.forms.working_group import AddMemberForm, FormGroupForm
from tapshyryk.needs.models import WorkingGroup
from tapshyryk.needs.queries.working_groups import (
    GroupCount,
    counted,
    members_on,
    staying_for,
    working_group_of,
)
from tapshyryk.needs.steps.working_group import group_of
from tapshyryk.parties.models import Person
from tests.needs.stages import planned, with_problems
from tests.world import World

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
NAMES = ("Бактыгүл Сатылганова", "Жолдош Эсенов", "Нуриза Мамытова")


@pytest.fixture(autouse=True)
def _now():
    with clock.at(datetime(2026, 3, 2, 6, 0, tzinfo=UTC)):
        yield


def formed(world: World, *, with_problem: bool = True) -> WorkingGroup:
    session, problems = with_problems(world)
    group = group_of(session)
    form_working_group(
        group,
        actor=world.actor("specialist"),
        titles={"ky": "Бала бакча тобу"},
        theme="preschool",
        problem=problems[0] if with_problem else None,
    )
    return group


def enter(world: World, group: WorkingGroup, name: str, **given):
    values = {"role": "member", "since": TODAY, "consent": True, "full_name": name, **given}
    return add_group_member(group, actor=world.actor("specialist"), **values)


def three(world: World) -> WorkingGroup:
    group = formed(world)
    enter(world, group, NAMES[0], role="coordinator", stays_for=("task", "commission", "monitoring"))
    enter(world, group, NAMES[1], role="secretary", stays_for=("task",))
    enter(world, group, NAMES[2], since=date(2026, 2, 20))
    return group


def test_a_group_is_formed_where_people_met(world):
    assert group_of(planned(world)) is None
    group = formed(world)
    act = Act.objects.get(subject_id=group.pk)
    assert group.slug == "ala-too-bala-bakcha-tobu"
    assert (group.theme, group.formed_on, act.detail["session"]) == ("preschool", TODAY, group.session.slug)
    assert act.detail["problem"] == group.problem.slug


def test_an_assembly_that_chose_forms_one_on_its_choice(world):
    session, problems = with_problems(world)
    gathering = SimpleNamespace(
        state="minuted", result=problems[1], municipality=world.municipality, needs_session=session,
        slug="ala-too-assembly-2026",
    )  # fmt: skip
    group = group_of(gathering)
    assert (group.problem, group.assembly, group.session) == (problems[1], gathering.slug, session)
    assert group_of(SimpleNamespace(state="open", result=None)) is None


def test_the_record_names_nobody(world):
    group = three(world)
    member = group.members.get(role="coordinator")
    entered = Act.objects.filter(verb="add_group_member").order_by("pk").first()
    assert entered.detail == {
        "member": str(member.pk),
        "role": "coordinator",
        "since": "2026-03-02",
        "stays_for": ["task", "commission", "monitoring"],
    }
    told = json.dumps([act.detail for act in Act.objects.all()], ensure_ascii=False)
    assert not any(part in told for name in NAMES for part in (name, name.split()[0]))
    refs = {f"person:{key}" for key in group.members.values_list("person", flat=True)}
    assert not any(ref in told for ref in refs)


def test_nobody_is_entered_without_their_consent(world):
    group = formed(world)
    people = Person.objects.count()
    with pytest.raises(Refused) as refused:
        enter(world, group, NAMES[0], consent=False)
    assert refused.value.rules == ("needs.group_member_consents",)
    assert (Person.objects.count(), group.members.count()) == (people, 0)


@pytest.mark.parametrize("role", ["coordinator", "secretary"])
def test_an_office_is_held_by_one(world, role):
    group = three(world)
    with pytest.raises(Refused) as refused:
        enter(world, group, "Айдай Токтогулова", role=role)
    assert refused.value.rules == ("needs.group_has_one_of_an_office",)
    newest = group.members.get(role="member")
    with pytest.raises(Refused):
        change_group_member(group, actor=world.actor("specialist"), member=newest, role=role)
    holder = group.members.get(role=role)
    act = change_group_member(
        group, actor=world.actor("specialist"), member=holder, role=role, stays_for=["monitoring"]
    )
    assert act.detail["after"] == {"role": role, "stays_for": ["monitoring"]}


def test_a_person_is_in_it_once_leaves_and_comes_back(world):
    group = three(world)
    member = group.members.get(role="member")
    person, specialist = member.person, world.actor("specialist")
    again = {"actor": specialist, "role": "member", "since": TODAY, "consent": True, "person": person}
    with pytest.raises(Refused) as refused:
        add_group_member(group, **again)
    assert refused.value.rules == ("needs.group_member_once",)
    for wrong in (date(2026, 2, 19), date(2026, 3, 3)):
        with pytest.raises(Refused) as refused:
            let_group_member_leave(group, actor=specialist, member=member, until=wrong)
        assert refused.value.rules == ("needs.group_left_after_joining",)
    let_group_member_leave(group, actor=specialist, member=member, until=date(2026, 2, 27))
    assert [members_on(group, date(2026, 2, day)).count() for day in (19, 20, 27, 28)] == [0, 1, 1, 0]
    assert counted(group) == GroupCount(ever=3, now=2, task=2, commission=1, monitoring=1)
    add_group_member(group, **again)
    assert counted(group) == GroupCount(ever=3, now=3, task=2, commission=1, monitoring=1)


def test_nobody_is_entered_from_a_later_day(world):
    with pytest.raises(Refused) as refused:
        enter(world, formed(world), NAMES[0], since=date(2026, 3, 3))
    assert refused.value.rules == ("needs.meeting_not_future",)


def test_its_leaders_record_meetings_and_the_members_are_told(world):
    group = three(world)
    leader = world.people["leader"] = group.members.get(role="coordinator").person
    plain = world.people["plain"] = group.members.get(role="member").person
    given = {"held_on": TODAY, "present": 3, "women": 2, "decided": "Имаратты көрүп чыгабыз."}
    with pytest.raises(Refused):
        hold_group_meeting(group, actor=world.actor("plain"), **given)
    act = hold_group_meeting(group, actor=world.actor("leader"), **given)
    assert act.detail == {**given, "held_on": "2026-03-02"}
    assert act.actor_role == "working_group_member"
    assert {letter.to for letter in letters_of(act)} == {
        f"person:{key}" for key in group.members.values_list("person", flat=True)
    }
    assert WorkingGroup.near_to((), leader.ref).get() == group
    let_group_member_leave(
        group, actor=world.actor("head"), member=group.members.get(role="member"), until=TODAY
    )
    assert not WorkingGroup.near_to((), plain.ref).exists()
    with pytest.raises(Refused) as refused:
        hold_group_meeting(group, actor=world.actor("leader"), **{**given, "present": 1})
    assert refused.value.rules == ("needs.women_within_participants",)


def test_later_rooms_learn_who_stays_on(world):
    group = three(world)
    problem = group.problem
    assert working_group_of(problem).count() == 3
    assert [person.full_name for person in staying_for("commission", problem)] == [NAMES[0]]
    assert {person.full_name for person in staying_for("task", problem)} == set(NAMES[:2])
    other = group.session.problems.get(theme="youth")
    assert not working_group_of(other).exists()
    with pytest.raises(ValueError, match="nobody stays on for dinner"):
        staying_for("dinner", problem)
    disband_working_group(group, actor=world.actor("head"), reason="Максатына жетти.")
    assert not working_group_of(problem).exists()
    assert counted(group).now == 0


def test_the_group_of_a_theme_serves_its_problems(world):
    group = formed(world, with_problem=False)
    enter(world, group, NAMES[0], stays_for=("commission",))
    problem = group.session.problems.get(theme="preschool")
    assert working_group_of(problem).count() == 1
    assert working_group_of(None, municipality=world.municipality, theme="preschool").count() == 1
    assert not working_group_of(None, municipality=world.municipality, theme="youth").exists()


def test_a_commission_is_offered_them_first(world):
    group = three(world)
    from tests.calls.stages import drafted

    call = drafted(world)
    order = call.order
    order.problem = group.problem
    form = SeatForm(subject=call, actor=world.actor("specialist"))
    with translation.override("en"):
        offered = [str(label) for _key, label in form.fields["person"].choices][1:]
    assert offered[0] == f"{NAMES[0]} (working group)"
    assert NAMES[1] not in offered
    assert offered[1:] == sorted(offered[1:])


def test_monitors_are_offered_them_first_and_no_deliverer(world):
    from tapshyryk.contracts.models import Contract
    from tapshyryk.core.entity import inside_an_act
    from tapshyryk.monitoring.forms.visit import HoldVisitForm
    from tapshyryk.monitoring.models import Visit
    from tests.calls.stages import drafted

    group = formed(world)
    for name in NAMES[:2]:
        enter(world, group, name, stays_for=("monitoring",))
    enter(world, group, NAMES[2], stays_for=("commission",))
    order = drafted(world).order
    with inside_an_act():
        order.problem = group.problem
        order.save()
        second = group.members.get(person__full_name=NAMES[1]).person
        world.people["second"] = second
    world.add("second", "ngo_worker", body=world.ngo)
    contract = Contract(order=order, contractor=world.ngo)

    def offered(by: str) -> list[str]:
        visit = Visit(contract=contract, by=by, planned_for=TODAY)
        form = HoldVisitForm(subject=visit, actor=world.actor("monitor"))
        with translation.override("en"):
            return [str(label) for _key, label in form.fields["visitors"].choices]

    assert offered("joint_group") == [f"{NAMES[0]} (working group)", "monitor"]
    assert offered("experts") == ["expert"]


def test_the_page_counts_and_tells_decisions_but_no_names(world):
    group = three(world)
    hold_group_meeting(
        group, actor=world.actor("head"), held_on=TODAY, present=3, women=None, decided="Имаратты көрөбүз."
    )
    with translation.override("en"):
        page = Client().get(f"/en/groups/{group.slug}/").content.decode()
        place = Client().get("/en/municipalities/ala-too/").content.decode()
        assert Client().get("/en/groups/nowhere/").status_code == 404
    assert "Имаратты көрөбүз." in page
    assert "Stay on for the commission" in page
    assert f"/en/groups/{group.slug}/" in place
    assert not any(part in page + place for name in NAMES for part in name.split())


def test_the_forms_ask_for_a_name_and_a_theme(world):
    group = formed(world)
    actor = world.actor("specialist")
    form = AddMemberForm({"role": "member", "since": "2026-03-02"}, subject=group, actor=actor)
    assert "full_name" in form.errors
    form = FormGroupForm({"title_ky": "Топ"}, subject=group_of(group.session), actor=actor)
    assert "theme" in form.errors
    form = FormGroupForm({"title_ky": "Топ", "theme": "youth"}, subject=group_of(group.session), actor=actor)
    assert form.is_valid()
    assert form.arguments()["titles"]["ky"] == "Топ"


def test_a_group_ends_for_a_reason_that_is_told(world):
    group = three(world)
    with pytest.raises(Refused) as refused:
        disband_working_group(group, actor=world.actor("specialist"), reason=" \n ")
    assert refused.value.rules == ("needs.group_end_has_a_reason",)
