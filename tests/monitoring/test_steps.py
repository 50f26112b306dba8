"""What people type into the guided pages of monitoring arrives in the actions; what cannot be is refused."""

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.lifecycle.registry import subject_type
from tapshyryk.core.steps import step_for
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit
from tests.signed import sign
from tests.world import NOON

LANGUAGES = ("ky", "ru", "en")


def take(signed, verb, subject, by="monitor", typed=None, **more):
    """Fill the form of a step, as a browser would send it, and take the step."""
    step, actor = step_for(verb), signed.actor(by)
    form = step.form(data={**(typed or {}), **more}, subject=subject, actor=actor)
    assert form.is_valid(), form.errors
    with clock.at(NOON):
        return step.action(subject, actor=actor, **form.arguments())


def faults(signed, verb, subject, by="monitor", **typed):
    """The fields a form finds fault with."""
    form = step_for(verb).form(data=typed, subject=subject, actor=signed.actor(by))
    assert not form.is_valid()
    return set(form.errors)


def page(subject, actor=None):
    name = f"monitoring/subject_{subject.lifecycle.name}.html"
    return render_to_string(name, {"subject": subject, "actor": actor})


def began(verb, parent):
    return step_for(verb).begin(parent)


def test_every_move_people_take_has_a_page():
    for model in (Visit, Finding, Survey, ServiceComplaint):
        for move in subject_type(model.lifecycle.name).lifecycle.moves:
            assert step_for(move.verb) is not None, move.verb


@pytest.mark.parametrize("state", ["draft", "offered"])
def test_nothing_begins_at_a_contract_that_is_not_signed(db, state):
    contract = sign(state=state).contract
    for verb in ("plan_visit", "open_survey", "complain_about_service"):
        assert began(verb, contract) is None


def test_a_visit_by_its_pages(signed):
    visit = began("plan_visit", signed.contract)
    take(signed, "plan_visit", visit, typed={"by": "joint_group", "planned_for": "02.03.2026"})
    monitor = signed.world.people["monitor"]
    take(
        signed, "hold_visit", visit, held_on="2026-03-02", members_present="1 8", seen="Жылуу.",
        visitors=[str(monitor.pk)],
    )  # fmt: skip
    assert (visit.members_present, visit.visitors.get().person) == (18, monitor)
    finding = began("record_finding", visit)
    take(signed, "record_finding", finding, standard="4-пункт", description="Пандус жок", mend_by="")
    take(signed, "report_visit", visit)
    assert began("record_finding", visit) is None
    take(signed, "mend_finding", finding, by="worker", mended_how="Коюлду")
    take(signed, "reopen_finding", finding, reason="Тик")
    take(signed, "mend_finding", finding, by="worker", mended_how="Кайра")
    take(signed, "verify_finding", finding)
    for language in LANGUAGES:
        with translation.override(language):
            assert "Пандус жок" in page(visit)
            assert "Кайра" in page(finding)


@pytest.mark.parametrize(
    ("who", "choices"), [("monitor", ["joint_group"]), ("expert", ["experts"]), ("head", [])]
)
def test_only_ones_own_kind_of_visit_is_offered(signed, who, choices):
    form = step_for("plan_visit").form(subject=Visit(contract=signed.contract), actor=signed.actor(who))
    assert [value for value, _ in form.fields["by"].choices] == choices


def test_impossible_input_is_refused_at_its_field(signed):
    visit = Visit(contract=signed.contract, by="joint_group")
    assert faults(signed, "plan_visit", visit, planned_for="31.02.2026") == {"by", "planned_for"}
    assert faults(
        signed, "hold_visit", visit, held_on="", members_present="0", seen="",
        visitors=[str(signed.world.people["worker"].pk)],
    ) == {"held_on", "members_present", "seen", "visitors"}  # fmt: skip
    survey = Survey(contract=signed.contract)
    assert faults(signed, "open_survey", survey, asked_group="", people_asked="many") == {
        "asked_group", "people_asked",
    }  # fmt: skip
    zeros = dict.fromkeys(("very_satisfied", "satisfied", "dissatisfied", "cannot_say"), "0")
    assert faults(signed, "enter_answers", survey, **zeros) == {"__all__"}
    assert "satisfied" in faults(signed, "enter_answers", survey, **{**zeros, "satisfied": "-3"})
    complaint = ServiceComplaint(contract=signed.contract)
    assert faults(signed, "complain_about_service", complaint, topic="weather", text="") == {"topic", "text"}


def test_a_survey_by_its_pages(signed):
    survey = began("open_survey", signed.contract)
    take(signed, "open_survey", survey, asked_group="Ата-энелер", people_asked="60")
    counts = {"very_satisfied": "18", "satisfied": "36", "dissatisfied": "2", "cannot_say": "5"}
    with pytest.raises(Exception, match="answers_within_asked"):
        take(signed, "enter_answers", survey, **counts)
    take(signed, "enter_answers", survey, **{**counts, "cannot_say": "3"})
    form = step_for("correct_answers").form(subject=survey, actor=signed.actor("monitor"))
    assert form.fields["satisfied"].initial == 36
    take(signed, "correct_answers", survey, **{**counts, "cannot_say": "4"}, reason="Бирөө калган")
    with translation.override("en"):
        assert "36" not in page(survey)
    take(signed, "close_survey", survey)
    with translation.override("ru"):
        assert "36 (60,0" in page(survey)


def test_a_small_survey_shows_that_it_is_small(signed):
    survey = began("open_survey", signed.contract)
    take(signed, "open_survey", survey, asked_group="Ата-энелер", people_asked="")
    take(signed, "enter_answers", survey, very_satisfied="3", satisfied="0", dissatisfied="0", cannot_say="0")
    take(signed, "close_survey", survey)
    with translation.override("en"):
        said = page(survey)
    assert "Too few people answered" in said
    assert "100" not in said


def test_a_complaint_shows_its_words_to_those_who_may_read_them(signed):
    complaint = began("complain_about_service", signed.contract)
    take(signed, "complain_about_service", complaint, by="resident", topic="access", text="Кабыл алышкан жок")
    take(signed, "answer_service_complaint", complaint, by="specialist", answer="Орун табылды")
    for language in LANGUAGES:
        with translation.override(language):
            for who, sees in (
                ("resident", True),
                ("specialist", True),
                ("director", False),
                ("monitor", False),
            ):
                said = page(complaint, signed.actor(who))
                for words in ("Кабыл алышкан жок", "Орун табылды", "resident"):
                    assert (words in said) is sees, (who, words)
