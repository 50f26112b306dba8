"""Map notes stand in the settlement they were marked in: on the form, in the record, on both pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.session_tool import correct_tool, record_tool
from tapshyryk.needs.forms.session_tool import CorrectToolForm, RecordToolForm
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.queries.tools import tools_shown
from tests.needs.stages import held
from tests.needs.test_session_tool import form_of, prepared
from tests.needs.walking import settled
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def mapped(world: World) -> tuple[SessionTool, list[str]]:
    """Notes in Ак-Жар and Кең-Суу and one elsewhere; the keys of the two villages."""
    keys = [str(one.pk) for one in settled(world, "Ак-Жар", "Кең-Суу")]
    tool = prepared(world, held(world), "map")
    with translation.override("ky"):
        form = form_of(
            world,
            RecordToolForm,
            tool,
            places="Ашуу; жол жок",
            **{f"places_{keys[1]}": "Клуб; жабык; 41.43, 75.99", f"places_{keys[0]}": "Көпүрө; бузулган"},
        )
    assert form.is_valid(), form.errors
    record_tool(tool, actor=world.actor("specialist"), **form.arguments())
    return tool, keys


def rows_of(tool: SessionTool) -> list[tuple[Any, ...]]:
    (shown,) = tools_shown(tool.session)
    return [tuple(row) for row in shown.table.rows]


def test_the_form_has_a_box_for_each_settlement_and_one_for_elsewhere(world: World) -> None:
    first, second = settled(world, "Ак-Жар", "Кең-Суу")
    settled(make_world("kok-oi"), "Кара-Ой")
    form = RecordToolForm(subject=prepared(world, held(world), "map"), actor=world.actor("specialist"))
    boxes = {name: str(field.label) for name, field in form.fields.items() if name.startswith("places")}
    assert list(boxes.items())[:2] == [(f"places_{first.pk}", "Ак-Жар"), (f"places_{second.pk}", "Кең-Суу")]
    assert list(boxes)[2:] == ["places"]
    assert not form.fields["places"].required


def test_notes_are_shown_by_settlement_on_both_pages(world: World) -> None:
    tool, _keys = mapped(world)
    with translation.override("ky"):
        assert rows_of(tool) == [
            ("Ак-Жар", "Көпүрө", "бузулган", "—"),
            ("Кең-Суу", "Клуб", "жабык", "41.43, 75.99"),
            ("Башка жерде", "Ашуу", "жол жок", "—"),
        ]
        public = Client().get(f"/ky/sessions/{tool.session.slug}/").content.decode()
    assert public.index("Ак-Жар") < public.index("Көпүрө") < public.index("Кең-Суу") < public.index("Ашуу")


def test_the_record_tells_the_settlement_in_words(world: World) -> None:
    tool, keys = mapped(world)
    given = {"place": "Клуб", "what": "ачылды", "latitude": "", "longitude": "", "settlement": keys[1]}
    act = correct_tool(
        tool, actor=world.actor("specialist"), content={"places": [given]}, reason="Клуб ачылды"
    )
    assert [one["settlement"] for one in act.detail["before"]["places"]] == [
        {"ky": "Ак-Жар"},
        {"ky": "Кең-Суу"},
        {},
    ]
    assert act.detail["after"]["places"] == [{**given, "settlement": {"ky": "Кең-Суу"}}]


def test_a_correction_begins_with_what_stands_in_each_box(world: World) -> None:
    tool, keys = mapped(world)
    form = CorrectToolForm(subject=tool, actor=world.actor("specialist"))
    assert form.initial[f"places_{keys[0]}"] == "Көпүрө; бузулган"
    assert form.initial[f"places_{keys[1]}"] == "Клуб; жабык; 41.43, 75.99"
    assert form.initial["places"] == "Ашуу; жол жок"


def test_a_settlement_of_another_municipality_is_refused(world: World) -> None:
    (far,) = settled(make_world("kok-oi"), "Кара-Ой")
    tool = prepared(world, held(world), "map")
    note = {"place": "Клуб", "what": "жабык", "latitude": "", "longitude": "", "settlement": str(far.pk)}
    with pytest.raises(Refused):
        record_tool(tool, actor=world.actor("specialist"), content={"places": [note]})


def test_notes_written_before_settlements_were_asked_stay_readable(world: World) -> None:
    tool = prepared(world, held(world), "map")
    old = {"place": "Клуб", "what": "жабык", "latitude": "", "longitude": ""}
    act = record_tool(tool, actor=world.actor("specialist"), content={"places": [old]})
    assert act.detail["content"]["places"] == [{**old, "settlement": {}}]
    assert rows_of(tool) == [("Клуб", "жабык", "—")]
    settled(world, "Ак-Жар")
    assert rows_of(tool) == [("Клуб", "жабык", "—")]
    form = CorrectToolForm(subject=tool, actor=world.actor("specialist"))
    assert form.initial["places"] == "Клуб; жабык"
