"""Facilitation tools from the blank form to the order of the list, with every correction in the record."""

import pytest

from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.needs.actions.method import state_method
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.actions.session_tool import (
    correct_tool,
    prepare_tool,
    print_tool_blank,
    record_tool,
    withdraw_tool,
)
from tapshyryk.needs.explaining import explained
from tapshyryk.needs.forms.session_tool import CorrectToolForm, PrepareToolForm, RecordToolForm
from tapshyryk.needs.models import SessionTool
from tapshyryk.needs.queries.tools import tools_shown
from tests.needs.stages import held, planned, with_problems

pytestmark = pytest.mark.django_db

TITLES = ("Бала бакча жок", "Таза суу жок", "Жаштарга клуб жок", "Жол жаман")


def named(world):
    """A held session of 122 people at which four problems were named and nothing counted."""
    session = held(world)
    for title in TITLES:
        name_problem(session, actor=world.actor("specialist"), titles={"ky": title}, theme="other")
    return session, list(session.problems.order_by("pk"))


def prepared(world, session, kind, **given):
    tool = SessionTool(session=session)
    prepare_tool(tool, actor=world.actor("specialist"), kind=kind, **given)
    return tool


def recorded(world, session, kind, content, **given):
    tool = prepared(world, session, kind, **given)
    record_tool(tool, actor=world.actor("specialist"), content=content)
    return tool


def stickers(problems, *numbers, givers=40, each=3):
    points = {str(one.pk): number for one, number in zip(problems, numbers, strict=True)}
    return {"each": each, "givers": givers, "points": points}


@pytest.mark.parametrize("kind", SessionTool.Kind.values)
@pytest.mark.parametrize("language", ["ky", "ru"])
def test_every_blank_form_is_printed(world, kind, language):
    session, _ = named(world)
    tool = prepared(world, session, kind, topics=("Мал жаюу", "Оору"), each=3)
    act = print_tool_blank(tool, actor=world.actor("specialist"), language=language, rows=12)
    paper = documents_of(tool)[0]
    assert act.documents[0]["sha256"] == paper.sha256
    assert (paper.kind, paper.language) == ("needs/tool", language)


def test_before_the_session_only_blank_forms_are_made(world):
    tool = prepared(world, planned(world), "brainstorm")
    with pytest.raises(Refused) as refused:
        record_tool(tool, actor=world.actor("specialist"), content={"sayings": []})
    assert refused.value.rules == ("needs.tool_of_a_held_session",)


def test_the_list_follows_the_points_when_that_was_stated(world):
    session, problems = named(world)
    specialist = world.actor("specialist")
    state_method(session, actor=specialist, method="points", tie_rule="more_votes")
    with pytest.raises(Refused) as refused:
        list_priorities(session, actor=specialist)
    assert refused.value.rules == ("needs.method_was_counted",)
    recorded(world, session, "points", stickers(problems, 20, 50, 20, 30), each=3)
    act = list_priorities(session, actor=specialist)
    ranked = [str(one.title) for one in session.problems.order_by("rank")]
    assert ranked == ["Таза суу жок", "Жол жаман", "Бала бакча жок", "Жаштарга клуб жок"]
    assert act.detail["method"] == "points"
    assert [one["score"] for one in act.detail["priorities"]] == ["50", "30", "20", "20"]
    titles = {one.slug: str(one.title) for one in problems}
    said = explained(session.order_kept.explanation, titles)
    assert "«Таза суу жок»" in said[-1]


def test_the_list_follows_the_matrix_when_that_was_stated(world):
    session, (nursery, water, club, road) = named(world)
    specialist = world.actor("specialist")
    state_method(session, actor=specialist, method="pairwise", tie_rule="head_to_head")
    keys = [str(one.pk) for one in (nursery, water, club, road)]
    n, w, c, r = keys
    winners = [[n, w, w], [n, c, n], [n, r, n], [w, c, w], [w, r, r], [c, r, ""]]
    recorded(world, session, "pairwise", {"winners": winners})
    act = list_priorities(session, actor=specialist)
    told = [(one["problem"], one["score"], one["decided_by"]) for one in act.detail["priorities"]]
    assert told == [
        (water.slug, "2", "head_to_head"),
        (nursery.slug, "2", "pairwise"),
        (road.slug, "3/2", "pairwise"),
        (club.slug, "1/2", "pairwise"),
    ]


def test_a_method_changed_after_counting_needs_a_written_reason(world):
    session, _ = with_problems(world)
    with pytest.raises(Refused) as refused:
        state_method(session, actor=world.actor("specialist"), method="points", tie_rule="more_votes")
    assert refused.value.rules == ("needs.method_before_counting",)
    assert refused.value.only_warnings
    with pytest.raises(Refused):
        state_method(session, actor=world.actor("specialist"), method="votes", tie_rule="head_to_head")


def test_no_more_points_than_everybody_had_and_no_more_givers_than_came(world):
    session, problems = named(world)
    for content in (
        stickers(problems, 60, 50, 10, 1, givers=40),  # 121 of 120
        stickers(problems, 1, 1, 1, 1, givers=123),
    ):
        with pytest.raises(Refused) as refused:
            recorded(world, session, "points", content, each=3)
        assert refused.value.rules == ("needs.points_within_those_given",)


def test_a_correction_keeps_what_stood_before_and_counts_stay_once_the_list_is_closed(world):
    session, problems = named(world)
    specialist = world.actor("specialist")
    state_method(session, actor=specialist, method="points", tie_rule="earlier_named")
    tool = recorded(world, session, "points", stickers(problems, 1, 2, 3, 4), each=3)
    act = correct_tool(tool, actor=specialist, content=stickers(problems, 9, 2, 3, 4), reason="Кайра саналды")
    assert act.detail["before"]["points"][problems[0].slug] == 1
    assert act.detail["after"]["points"][problems[0].slug] == 9
    list_priorities(session, actor=specialist)
    tool.refresh_from_db()
    with pytest.raises(Refused) as refused:
        correct_tool(tool, actor=specialist, content=stickers(problems, 1, 2, 3, 4), reason="Дагы")
    assert refused.value.rules == ("needs.tool_of_a_held_session",)


def test_what_names_a_person_stays_out_of_public(world):
    session, _ = named(world)
    tool = prepared(world, session, "brainstorm")
    content = {"sayings": [{"text": "Асан уулунун үйүндө суу жок", "problem": ""}]}
    act = record_tool(tool, actor=world.actor("specialist"), content=content, names_people=True)
    assert "Асан" not in str(act.detail)
    assert tools_shown(session) == []
    assert len(tools_shown(session, public=False)) == 1
    correct_tool(
        tool,
        actor=world.actor("specialist"),
        content={"sayings": [{"text": "Бир үйдө суу жок", "problem": ""}]},
        reason="Аты-жөнү алынды",
    )
    assert [shown.table.rows[0][0] for shown in tools_shown(session)] == ["Бир үйдө суу жок"]


def test_a_problem_of_another_session_is_refused(world):
    session, _ = named(world)
    _, strange = with_problems(world)
    with pytest.raises(Refused):
        recorded(world, session, "points", stickers(strange[:1], 3), each=3)


def test_a_withdrawn_tool_counts_for_nothing(world):
    session, problems = named(world)
    specialist = world.actor("specialist")
    state_method(session, actor=specialist, method="points", tie_rule="earlier_named")
    tool = recorded(world, session, "points", stickers(problems, 1, 2, 3, 4), each=3)
    withdraw_tool(tool, actor=specialist, reason="Башка сессиянын барагы")
    with pytest.raises(Refused) as refused:
        list_priorities(session, actor=specialist)
    assert refused.value.rules == ("needs.method_was_counted",)


def form_of(world, form, tool, **data):
    return form(data, subject=tool, actor=world.actor("specialist"))


def test_the_pages_ask_what_each_tool_needs_and_bring_it_back(world):
    session, problems = named(world)
    tool = prepared(world, session, "brainstorm")
    first = str(problems[0].pk)
    form = form_of(world, RecordToolForm, tool, **{f"under_{first}": "Орун жок\nАлыс", "sayings": "Башка"})
    assert form.is_valid(), form.errors
    given = form.arguments()
    assert given["content"]["sayings"] == [
        {"text": "Орун жок", "problem": first},
        {"text": "Алыс", "problem": first},
        {"text": "Башка", "problem": ""},
    ]
    record_tool(tool, actor=world.actor("specialist"), **given)
    again = CorrectToolForm(subject=tool, actor=world.actor("specialist"))
    assert again.initial[f"under_{first}"] == "Орун жок\nАлыс"
    assert list(again.fields)[-2:] == ["names_people", "reason"]

    tool = prepared(world, session, "pairwise")
    form = form_of(world, RecordToolForm, tool, pair_0=first, pair_1="=", pair_2="-")
    assert form.is_valid(), form.errors
    assert [line[2] for line in form.arguments()["content"]["winners"]] == [first, ""]

    tool = prepared(world, session, "calendar", topics=("Мал жаюу",))
    form = form_of(world, RecordToolForm, tool, months_0="333200000124")
    assert not form.is_valid()
    form = form_of(world, RecordToolForm, tool, months_0="333 200 000 123")
    assert form.is_valid()
    assert form.arguments()["content"]["topics"][0]["months"][-1] == 3

    tool = prepared(world, session, "map")
    form = form_of(world, RecordToolForm, tool, places="Клуб")
    assert "1" in str(form.errors["places"])
    form = form_of(world, RecordToolForm, tool, places="Клуб; жабык; 41.43, 75.99")
    assert form.is_valid()
    assert form.arguments()["content"]["places"][0]["latitude"] == "41.43"


def test_a_tool_asks_for_what_it_cannot_do_without(world):
    session, _ = named(world)
    tool = SessionTool(session=session)
    assert "topics" in form_of(world, PrepareToolForm, tool, kind="calendar").errors
    assert "each" in form_of(world, PrepareToolForm, tool, kind="points").errors
    form = form_of(world, PrepareToolForm, tool, kind="map")
    assert form.is_valid()
    assert form.arguments() == {"kind": "map", "each": None, "topics": ()}
