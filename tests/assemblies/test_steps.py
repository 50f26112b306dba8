"""What a clerk types into the guided pages of sessions and assemblies arrives in the actions."""

import pytest
from django.utils import translation

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.steps import step_for
from tapshyryk.needs.models import NeedsSession
from tests.assemblies.stages import GATHERS, TOLD, convened, signed_by_all
from tests.needs.stages import AFTER, listed
from tests.world import World, make_world

pytestmark = pytest.mark.django_db


def take(verb: str, subject: object, world: World, by: str = "specialist", **typed: object):
    """Fill the form of a step, as a browser would send it, and take the step."""
    step, actor = step_for(verb), world.actor(by)
    form = step.form(data=typed, subject=subject, actor=actor)
    assert form.is_valid(), form.errors
    return step.action(subject, actor=actor, **form.arguments())


def faults(verb: str, subject: object, world: World, **typed: object) -> set[str]:
    """The fields a form finds fault with."""
    form = step_for(verb).form(data=typed, subject=subject, actor=world.actor("specialist"))
    assert not form.is_valid()
    return set(form.errors)


def test_a_session_by_its_pages(world):
    session = step_for("plan_session").begin(world.municipality)
    take("plan_session", session, world, title_ky="Сессия", planned_for="02.02.2026", venue="Клуб")
    take("print_attendance", session, world, language="ru", rows="30")
    with clock.at(AFTER):
        take("hold_session", session, world, held_on="2026-02-02", participants="1 22", women="")
    assert (session.participants, session.women) == (122, None)
    for title, votes in (("Бала бакча", "60"), ("Борбор", ""), ("Клуб", "41"), ("Жол", "3")):
        take("name_problem", session, world, title_ky=title, theme="other", votes=votes)
    problem = session.problems.get(title_ky="Борбор")
    take("count_votes_for_problem", session, world, problem=str(problem.pk), votes="50")
    take("reword_problem", session, world, problem=str(problem.pk), title_ky="Борбор жок", theme="other")
    take("correct_session", session, world, participants="130", women="70", reason="Баракча толук эмес экен")
    take("list_priorities", session, world, chosen=[str(one.pk) for one in session.problems.all()])
    assert [one.title_ky for one in session.problems.order_by("rank")] == [
        "Бала бакча", "Борбор жок", "Клуб", "Жол",
    ]  # fmt: skip


def test_impossible_input_is_refused_at_its_field(world):
    session = NeedsSession(municipality=world.municipality)
    assert faults("plan_session", session, world, planned_for="31.02.2026", venue="") == {
        "title_ky", "planned_for", "venue",
    }  # fmt: skip
    assert faults("hold_session", session, world, held_on="2026-02-02", participants="-1", women="x") == {
        "participants",
        "women",
    }


def test_an_assembly_by_its_pages(world):
    session, problems = listed(world)
    assembly = step_for("convene_assembly").begin(world.municipality)
    with clock.at(TOLD):
        take(
            "convene_assembly",
            assembly,
            world,
            title_ky="Жыйын",
            purpose="choice",
            convened_for="02.03.2026 14:00",
            venue="Мектеп",
            agenda="Тандоо",
            chosen_from=f"needs_session:{session.pk}",
            options=[str(problems[0].pk), str(problems[1].pk)],
            tie_rule="run_off",
            quorum="",
        )
        take("add_option", assembly, world, problem=str(problems[3].pk))
    assert assembly.convened_for == GATHERS
    with clock.at(GATHERS):
        take(
            "open_assembly",
            assembly,
            world,
            chair=str(world.people["head"].pk),
            secretary_name="Катчы Биринчи",
            present="150",
            women="80",
            counting_group_names="Эсептөөчү Биринчи\nЭсептөөчү Экинчи\nЭсептөөчү Үчүнчү",
        )
        take("correct_present", assembly, world, present="151", women="80", reason="Кечиккен адам келди")
        take("count_hands", assembly, world, votes_1="70", votes_2="0", votes_3="60")
        take("close_vote", assembly, world)
        signed_by_all(assembly)
        take("sign_minutes", assembly, world, by="head")
    assert assembly.result == problems[0]
    assert assembly.secretary.full_name == "Катчы Биринчи"


def test_a_choice_names_its_list_and_only_its_problems(world):
    session, _ = listed(world)
    _, elsewhere = listed(make_world("kok-oi"))
    assembly = Assembly(municipality=world.municipality)
    typed = {
        "title_ky": "Жыйын",
        "purpose": "choice",
        "convened_for": "2026-03-02T14:00",
        "venue": "Мектеп",
        "agenda": "Тандоо",
        "tie_rule": "run_off",
    }
    assert faults("convene_assembly", assembly, world, **typed) == {"chosen_from"}
    stranger = {"chosen_from": f"needs_session:{session.pk}", "options": [str(elsewhere[0].pk)]}
    assert faults("convene_assembly", assembly, world, **typed, **stranger) == {"options"}
    form = step_for("convene_assembly").form(
        data={**typed, "purpose": "hearing"}, subject=assembly, actor=world.actor("specialist")
    )
    assert form.is_valid()


def test_a_chair_and_a_secretary_are_named(world):
    assembly = convened(world)
    assert faults("open_assembly", assembly, world, present="10") == {"chair", "secretary"}


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_forms_speak_the_readers_language(world, language):
    with translation.override(language):
        form = step_for("convene_assembly").form(
            subject=Assembly(municipality=world.municipality), actor=world.actor("specialist")
        )
        assert {"ky": "Күн тартиби", "ru": "Повестка дня", "en": "Agenda"}[language] in form.as_div()
