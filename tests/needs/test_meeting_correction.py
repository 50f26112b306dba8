"""A meeting entered wrongly is put right: what stood before, what stands now and why stay in the record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.needs.actions.joining import correct_orientation_meeting, hold_orientation_meeting
from tapshyryk.needs.actions.working_group import (
    add_group_member,
    correct_group_meeting,
    disband_working_group,
    form_working_group,
    hold_group_meeting,
)
from tapshyryk.needs.forms.meeting_correction import CorrectGroupMeetingForm, CorrectOrientationMeetingForm
from tapshyryk.needs.models import Joining, WorkingGroup
from tapshyryk.needs.steps.working_group import group_of
from tests.needs.joining_stages import joined
from tests.needs.stages import held
from tests.needs.walking import settled
from tests.world import World, make_world

pytestmark = pytest.mark.django_db

DAY, WRONG = date(2026, 2, 27), date(2026, 2, 20)
WHY = "Күнү менен саны жаңылыш жазылган."


@pytest.fixture(autouse=True)
def _now():
    with clock.at(datetime(2026, 3, 2, 6, 0, tzinfo=UTC)):
        yield


def oriented_wrongly(world: World) -> Joining:
    """A municipality whose meeting of 40 in Ак-Жар was entered as one of 4 in Кең-Суу."""
    joining = joined(world)
    hold_orientation_meeting(
        joining,
        actor=world.actor("specialist"),
        held_on=WRONG,
        venue="Клуб",
        present=4,
        women=2,
        explained="Тапшырык деген эмне",
        settlements=settled(world, "Кең-Суу"),
    )
    return joining


def met_wrongly(world: World) -> WorkingGroup:
    """A working group whose meeting of 6 was entered as one of 60."""
    group: Any = group_of(held(world))
    specialist = world.actor("specialist")
    form_working_group(group, actor=specialist, titles={"ky": "Бакча тобу"}, theme="preschool")
    add_group_member(
        group, actor=specialist, person=world.people["activist"], role="coordinator", since=DAY, consent=True
    )
    hold_group_meeting(
        group, actor=specialist, held_on=WRONG, present=60, women=40, decided="Имарат изделет."
    )
    return group


def filled(form: Any, subject: Any, actor: Any, **given: Any) -> Any:
    return form({"meeting": subject.meetings.get().pk, **given}, subject=subject, actor=actor)


def test_what_was_wrong_and_why_stays_beside_what_is_right(world):
    joining, specialist = oriented_wrongly(world), world.actor("specialist")
    (right,) = settled(world, "Ак-Жар")
    form = filled(
        CorrectOrientationMeetingForm, joining, specialist,
        held_on="27.02.2026", present="40", settlements=[str(right.pk)], women_not_counted="on", reason=WHY,
    )  # fmt: skip
    assert form.is_valid(), form.errors
    act = correct_orientation_meeting(joining, actor=specialist, **form.arguments())
    same = {"venue": "Клуб", "explained": "Тапшырык деген эмне"}
    assert act.detail == {
        "before": {
            "held_on": "2026-02-20",
            "present": 4,
            "women": 2,
            "settlements": [{"ky": "Кең-Суу"}],
            **same,
        },
        "after": {
            "held_on": "2026-02-27",
            "present": 40,
            "women": None,
            "settlements": [{"ky": "Ак-Жар"}],
            **same,
        },
        "reason": WHY,
    }
    assert act.public
    row = joining.meetings.get()
    assert (row.held_on, row.present, row.women) == (DAY, 40, None)
    with translation.override("ky"):
        page = Client().get(f"/ky/joined/{joining.slug}/").content.decode()
    assert "Ак-Жар, Клуб" in page
    assert "Кең-Суу" not in page
    assert "Түшүндүрүү жолугушуусу оңдолду" in page


def test_a_group_s_meeting_is_put_right_and_its_members_are_told(world):
    group, leader = met_wrongly(world), world.actor("activist")
    form = filled(CorrectGroupMeetingForm, group, leader, present="6", women="4", reason=WHY)
    assert form.is_valid(), form.errors
    act = correct_group_meeting(group, actor=leader, **form.arguments())
    same = {"held_on": "2026-02-20", "decided": "Имарат изделет."}
    assert act.detail == {
        "before": {"present": 60, "women": 40, **same},
        "after": {"present": 6, "women": 4, **same},
        "reason": WHY,
    }
    (letter,) = letters_of(act)
    assert letter.to == world.people["activist"].ref
    assert letter.body().endswith(f"{WHY}\n\nИмарат изделет.")
    with pytest.raises(Refused):
        correct_group_meeting(group, actor=world.actor("monitor"), **form.arguments())


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"present": 0, "women": None}, "needs.meeting_has_people"),
        ({"present": 3, "women": 4}, "needs.women_within_participants"),
        ({"held_on": date(2026, 3, 3)}, "needs.meeting_not_future"),
    ],
)
def test_a_correction_keeps_to_the_rules_of_a_meeting(world, given, rule):
    joining, group, specialist = oriented_wrongly(world), met_wrongly(world), world.actor("specialist")
    counts = {"held_on": DAY, "present": 40, "women": 22, "reason": WHY, **given}
    for corrected in (
        lambda: correct_orientation_meeting(
            joining, actor=specialist, meeting=joining.meetings.get(), venue="Клуб", explained="…", **counts
        ),
        lambda: correct_group_meeting(
            group, actor=specialist, meeting=group.meetings.get(), decided="…", **counts
        ),
    ):
        with pytest.raises(Refused) as refused:
            corrected()
        assert refused.value.rules == (rule,)
    assert (joining.meetings.get().present, group.meetings.get().present) == (4, 60)


@pytest.mark.parametrize("given", [{"reason": " "}, {"present": 60, "women": 40}])
def test_a_correction_changes_something_and_says_why(world, given):
    group = met_wrongly(world)
    values = {"held_on": WRONG, "present": 6, "women": 4, "decided": "Имарат изделет.", "reason": WHY}
    with pytest.raises(Refused):
        correct_group_meeting(
            group, actor=world.actor("specialist"), meeting=group.meetings.get(), **{**values, **given}
        )
    assert group.meetings.get().present == 60


def test_neither_a_strangers_meeting_nor_a_strangers_village_is_taken(world):
    joining, elsewhere = oriented_wrongly(world), make_world("kok-oi")
    other, group = oriented_wrongly(elsewhere), met_wrongly(world)
    given = {"held_on": DAY, "venue": "Клуб", "present": 9, "women": None, "explained": "…", "reason": WHY}
    specialist = world.actor("specialist")
    with pytest.raises(Refused):
        correct_orientation_meeting(joining, actor=specialist, meeting=other.meetings.get(), **given)
    with pytest.raises(Refused):
        correct_orientation_meeting(
            joining, actor=specialist, meeting=joining.meetings.get(),
            settlements=settled(elsewhere, "Кең-Суу"), **given,
        )  # fmt: skip
    meeting = group.meetings.get()
    disband_working_group(group, actor=specialist, reason="Иш бүттү.")
    with pytest.raises(Refused) as refused:
        correct_group_meeting(
            group, actor=specialist, meeting=meeting, held_on=DAY, present=6, women=4, decided="…", reason=WHY
        )
    assert refused.value.reasons[0].kind == "state"


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ({}, "__all__"),
        ({"women": "3", "women_not_counted": "on"}, "women"),
        ({"present": "0", "reason": ""}, "reason"),
    ],
)
def test_the_form_asks_for_what_changes_and_why(world, given, wrong):
    group = met_wrongly(world)
    form = filled(CorrectGroupMeetingForm, group, world.actor("specialist"), **{"reason": WHY, **given})
    assert not form.is_valid()
    assert set(form.errors) == {wrong}


def test_another_place_s_villages_and_meetings_are_not_offered(world):
    joining = oriented_wrongly(world)
    with inside_an_act():
        oriented_wrongly(make_world("kok-oi"))
    form = CorrectOrientationMeetingForm(subject=joining, actor=world.actor("specialist"))
    assert list(form.fields["meeting"].queryset) == [joining.meetings.get()]
    assert [str(one.name) for one in form.fields["settlements"].queryset] == ["Кең-Суу"]
