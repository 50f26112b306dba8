"""A step is permitted, guarded, recorded and saved at once, or not at all."""

from datetime import date
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import WrittenOutsideAnAct, inside_an_act
from tapshyryk.core.lifecycle.engine import answering_request, perform
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.session import hold_session, plan_session
from tapshyryk.needs.models import NeedsSession
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


def planned(world: World, slug: str = "spring") -> NeedsSession:
    session = NeedsSession(slug=slug, municipality=world.municipality, title_ky="Жазгы жыйын")
    plan_session(session, actor=world.actor("specialist"), planned_for=date(2026, 3, 1), venue="Клуб")
    return session


def held(world: World, session: NeedsSession, **given: object) -> Act:
    values = {"held_on": date(2026, 3, 2), "participants": 122, "women": 61, **given}
    with clock.at(NOON):
        return hold_session(session, actor=world.actor("specialist"), **values)


def test_a_step_changes_the_state_and_leaves_one_act(world: World) -> None:
    session = planned(world)
    act = held(world, session)
    session.refresh_from_db()
    assert (session.state, session.participants, session.women) == ("held", 122, 61)
    assert (act.verb, act.from_state, act.to_state) == ("hold_session", "planned", "held")
    assert act.actor_ref == world.actor("specialist").ref
    assert act.actor_role == "municipal_specialist"
    assert act.municipality == world.municipality.pk
    assert act.detail == {"held_on": "2026-03-02", "participants": 122, "women": 61}
    assert act.at == NOON
    assert Act.objects.filter(subject_id=session.pk).count() == 2


def test_a_broken_rule_refuses_and_nothing_is_written(world: World) -> None:
    session = planned(world)
    with pytest.raises(Refused) as refused:
        held(world, session, women=123)
    assert refused.value.rules == ("needs.women_within_participants",)
    assert "123" in refused.value.reasons[0].sentence
    session.refresh_from_db()
    assert (session.state, session.participants) == ("planned", None)
    assert Act.objects.filter(subject_id=session.pk).count() == 1


def test_what_the_database_refuses_is_told_by_its_field(world: World) -> None:
    planned(world)
    with pytest.raises(Refused) as refused:
        planned(world)
    assert [(reason.kind, reason.field) for reason in refused.value.reasons] == [("input", "slug")]
    assert NeedsSession.objects.count() == 1
    assert Act.objects.filter(verb="plan_session").count() == 1


def test_a_field_that_is_wrong_is_told_before_the_database_is_asked(world: World) -> None:
    with pytest.raises(Refused) as refused:
        planned(world, slug="not a slug")
    assert [(reason.kind, reason.field) for reason in refused.value.reasons] == [("input", "slug")]


def test_a_parent_left_out_is_told_by_its_field(world: World) -> None:
    def forget_the_place(session: NeedsSession, ask: object) -> None:
        session.municipality = None

    session = planned(world)
    held(world, session)
    with pytest.raises(Refused) as refused:
        perform(session, "correct_session", actor=world.actor("specialist"), effect=forget_the_place)
    assert [(reason.kind, reason.field) for reason in refused.value.reasons] == [("input", "municipality")]
    session.refresh_from_db()
    assert session.municipality == world.municipality


def test_a_step_writes_what_it_changed_and_a_deed_may_change_nothing(world: World) -> None:
    session = planned(world)
    with CaptureQueriesContext(connection) as seen:
        held(world, session)
    written = [query["sql"] for query in seen if query["sql"].startswith("UPDATE")]
    assert len(written) == 1
    assert [name for name in ("state", "held_on", "participants", "women") if name in written[0]]
    assert not [name for name in ("title_ky", "slug", "municipality_id", "venue") if name in written[0]]
    with CaptureQueriesContext(connection) as seen:
        perform(session, "correct_session", actor=world.actor("specialist"))
    assert not [query["sql"] for query in seen if query["sql"].startswith("UPDATE")]
    assert Act.objects.filter(verb="correct_session", from_state="held", to_state="held").count() == 1


def test_a_value_changed_in_place_is_written(world: World) -> None:
    assembly = Assembly(
        slug="spring",
        municipality=world.municipality,
        purpose="choice",
        title_ky="Жыйын",
        convened_for=NOON,
        state="convened",
        explanation={"a": 1},
    )
    with inside_an_act():
        assembly.save()
    perform(
        assembly,
        "add_option",
        actor=world.actor("specialist"),
        effect=lambda assembly, ask: assembly.explanation.update(b=2),
    )
    assert Assembly.objects.get().explanation == {"a": 1, "b": 2}


def test_every_broken_rule_is_told_at_once(world: World) -> None:
    with pytest.raises(Refused) as refused:
        held(world, planned(world), participants=0, women=3, held_on=date(2027, 1, 1))
    assert refused.value.rules == (
        "needs.session_has_participants",
        "needs.women_within_participants",
        "needs.session_held_not_future",
    )


def test_what_guards_are_told_is_read_inside_the_lock(world: World) -> None:
    session = planned(world)
    stale = NeedsSession.objects.get(pk=session.pk)
    with inside_an_act():
        NeedsSession.objects.filter(pk=session.pk).update(venue="Мектеп")
    seen: list[str] = []

    def given(subject: NeedsSession) -> dict[str, object]:
        seen.append(subject.venue)
        return {"held_on": date(2027, 1, 1), "participants": 5, "women": None}

    with pytest.raises(Refused) as refused:
        perform(stale, "hold_session", actor=world.actor("specialist"), given=given)
    assert refused.value.rules == ("needs.session_held_not_future",)
    assert seen == ["Мектеп"]


def test_somebody_without_the_role_is_refused_inside_the_write(world: World) -> None:
    session = planned(world)
    with pytest.raises(Refused) as refused:
        hold_session(session, actor=world.actor("head"), held_on=date(2026, 3, 2), participants=5, women=None)
    assert refused.value.reasons[0].kind == "permission"
    assert session.state == "planned"


def test_the_same_step_twice_is_refused_by_the_state(world: World) -> None:
    session = planned(world)
    held(world, session)
    with pytest.raises(Refused) as refused:
        held(world, session)
    assert refused.value.reasons[0].kind == "state"


def test_a_request_sent_twice_makes_one_act(world: World) -> None:
    session, key = planned(world), uuid4()
    with answering_request(key):
        first = held(world, session)
    with answering_request(key):
        again = held(world, session)
    assert first.pk == again.pk
    assert Act.objects.filter(verb="hold_session").count() == 1


def test_rows_are_not_written_without_an_act(world: World) -> None:
    session = planned(world)
    session.participants = 7
    with pytest.raises(WrittenOutsideAnAct):
        session.save()
    with pytest.raises(WrittenOutsideAnAct):
        NeedsSession.objects.update(participants=7)
    with pytest.raises(WrittenOutsideAnAct):
        session.delete()
    with pytest.raises(WrittenOutsideAnAct):
        NeedsSession.objects.bulk_create([NeedsSession(slug="x", municipality=world.municipality)])


def test_every_step_has_an_actor(world: World) -> None:
    with pytest.raises(TypeError):
        plan_session(
            NeedsSession(slug="n", municipality=world.municipality),
            actor=None,  # type: ignore[arg-type]
            planned_for=date(2026, 3, 1),
            venue="",
        )
