"""An assembly walks from the invitation to its signed minutes, and refuses what would bend the vote."""

from datetime import UTC, datetime

import pytest

from tapshyryk.assemblies.actions.convening import add_option, cancel_assembly, convene_assembly
from tapshyryk.assemblies.actions.minutes import note_hearing, sign_minutes
from tapshyryk.assemblies.actions.voting import (
    close_vote,
    correct_present,
    count_hands,
    open_assembly,
    run_off,
)
from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.stages import (
    GATHERS,
    TELLERS,
    TOLD,
    closed,
    convened,
    counted,
    opened,
    signed_by_all,
)
from tests.needs.stages import held, listed
from tests.world import make_world

pytestmark = pytest.mark.django_db


def test_a_choice_from_invitation_to_minutes(world):
    assembly = closed(world, [101, 60, 20, 0, 5])
    assert assembly.state == "counted"
    assert assembly.result.title_ky == "Бала бакча жок"
    assert assembly.explanation["majority"] == "absolute"
    assert assembly.explanation["abstained"] == 14
    with clock.at(GATHERS):
        signed_by_all(assembly)
        act = sign_minutes(assembly, actor=world.actor("head"))
    assert act.detail["result"] == assembly.result.slug
    assembly.result.refresh_from_db()
    assert assembly.result.is_chosen
    chosen = Act.objects.get(verb="choose_problem")
    assert chosen.actor_ref == "system:lifecycle"
    assert chosen.detail == {"problem": assembly.result.slug, "assembly": assembly.slug}


def test_the_ballot_is_the_list_in_its_order(world):
    session, problems = listed(world)
    assembly = convened(world, needs_session=session)
    assert [option.problem for option in assembly.ballot()] == problems
    assert [option.position for option in assembly.ballot()] == [1, 2, 3, 4, 5]
    assert assembly.slug == "ala-too-assembly-2026-03-02"


def test_only_ticked_problems_are_put_to_the_vote_and_one_may_be_added(world):
    session, problems = listed(world)
    assembly = convened(world, needs_session=session, options=[problems[3], problems[1]])
    assert [option.problem for option in assembly.ballot()] == [problems[1], problems[3]]
    add_option(assembly, actor=world.actor("specialist"), problem=problems[0])
    assert [option.problem for option in assembly.ballot()][-1] == problems[0]
    with pytest.raises(Refused):
        add_option(assembly, actor=world.actor("specialist"), problem=problems[0])


def test_a_problem_of_another_list_is_not_put_to_the_vote(world):
    _, elsewhere = listed(make_world("kok-oi"))
    with pytest.raises(Refused):
        convened(world, options=[elsewhere[0], elsewhere[1]])


def test_a_choice_needs_a_closed_list(world):
    with pytest.raises(Refused) as refused:
        convened(world, needs_session=held(world))
    assert refused.value.rules == ("assemblies.convened_after_needs_list",)


def test_residents_are_told_a_week_ahead_unless_somebody_gives_a_reason(world):
    session, _ = listed(world)
    given = {
        "purpose": "choice",
        "convened_for": datetime(2026, 2, 26, 8, tzinfo=UTC),
        "venue": "Мектеп",
        "agenda": "Тандоо",
        "needs_session": session,
        "titles": {"ky": "Жыйын"},
    }
    with clock.at(TOLD), pytest.raises(Refused) as refused:
        convene_assembly(Assembly(municipality=world.municipality), actor=world.actor("specialist"), **given)
    assert refused.value.rules == ("assemblies.notice_days",)
    assert refused.value.only_warnings
    assert "6" in refused.value.reasons[0].sentence
    with clock.at(TOLD):
        act = convene_assembly(
            Assembly(municipality=world.municipality),
            actor=world.actor("specialist"),
            override={"assemblies.notice_days": "Жол жабылганча үлгүрүш керек, баары кабардар."},
            **given,
        )
    assert act.overrides[0]["rule"] == "assemblies.notice_days"


def test_the_tie_rule_is_settled_beforehand(world):
    with pytest.raises(Refused) as refused:
        convened(world, tie_rule="")
    assert "assemblies.tie_rule_stated" in refused.value.rules


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"present": 0, "women": None}, "assemblies.present_counted"),
        ({"present": 10, "women": 11}, "assemblies.women_within_present"),
    ],
)
def test_those_present_are_counted(world, given, rule):
    with pytest.raises(Refused) as refused:
        opened(world, **given)
    assert refused.value.rules == (rule,)


def test_too_few_for_the_quorum_is_a_warning(world):
    with pytest.raises(Refused) as refused:
        opened(world, present=99, women=None, quorum=100)
    assert refused.value.rules == ("assemblies.quorum",)
    assert refused.value.only_warnings
    assert opened(make_world("kok-oi"), present=100, women=None, quorum=100).state == "open"


def test_one_person_does_not_lead_and_write(world):
    assembly = convened(world)
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        open_assembly(
            assembly,
            actor=world.actor("specialist"),
            chair="Бир Адам",
            secretary=" бир  адам ",
            present=5,
            women=None,
            counting_group=TELLERS,
        )
    assert refused.value.rules == ("assemblies.chair_and_secretary_differ",)


def test_a_resident_without_an_entry_may_lead(world):
    assembly = convened(world)
    with clock.at(GATHERS):
        act = open_assembly(
            assembly,
            actor=world.actor("specialist"),
            chair="Бир Адам",
            secretary=world.people["head"],
            present=5,
            women=None,
            counting_group=TELLERS,
        )
    assert assembly.chair.full_name == "Бир Адам"
    assert "Бир Адам" not in act.entry
    assert act.private_part.content["chair"] == "Бир Адам"


def test_it_does_not_open_before_its_day(world):
    assembly = convened(world)
    with clock.at(TOLD), pytest.raises(Refused) as refused:
        open_assembly(
            assembly,
            actor=world.actor("specialist"),
            chair="А",
            secretary="Б",
            present=5,
            women=None,
            counting_group=TELLERS,
        )
    assert refused.value.rules == ("assemblies.not_before_its_day",)


def test_a_choice_opens_with_two_options(world):
    session, problems = listed(world)
    with pytest.raises(Refused) as refused:
        opened(world, needs_session=session, options=[problems[0]])
    assert refused.value.rules == ("assemblies.options_at_least_two",)


def test_more_hands_than_people_are_refused_and_nothing_is_kept(world):
    with pytest.raises(Refused) as refused:
        counted(world, [101, 60, 20, 15, 5])
    assert refused.value.rules == ("assemblies.one_person_one_vote",)
    assert "201" in refused.value.reasons[0].sentence
    assert "200" in refused.value.reasons[0].sentence
    assert not Act.objects.filter(verb="count_hands").exists()
    assert [option.votes for option in Assembly.objects.get().ballot()] == [None] * 5


def test_a_recount_replaces_and_the_record_keeps_both(world):
    assembly = counted(world, [101, 60, 20, 14, 5])
    first = assembly.ballot()[0]
    with clock.at(GATHERS):
        count_hands(assembly, actor=world.actor("specialist"), votes={first.pk: 99})
    assert [option.votes for option in assembly.ballot()] == [99, 60, 20, 14, 5]
    totals = [act.detail["total"] for act in Act.objects.filter(verb="count_hands").order_by("pk")]
    assert totals == [200, 198]


def test_the_number_present_is_corrected_only_as_far_as_the_hands_allow(world):
    assembly = counted(world, [101, 60, 20, 14, 5])
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        correct_present(
            assembly, actor=world.actor("specialist"), present=199, women=110, reason="Кайра саналды"
        )
    assert refused.value.rules == ("assemblies.one_person_one_vote",)
    with clock.at(GATHERS):
        act = correct_present(
            assembly, actor=world.actor("specialist"), present=204, women=111, reason="Кайра саналды"
        )
    assert act.detail["before"] == {"present": 200, "women": 110}
    assert act.detail["after"] == {"present": 204, "women": 111}


def test_every_option_is_counted_before_closing(world):
    assembly = opened(world)
    first = assembly.ballot()[0]
    with clock.at(GATHERS):
        count_hands(assembly, actor=world.actor("specialist"), votes={first.pk: 9})
        with pytest.raises(Refused) as refused:
            close_vote(assembly, actor=world.actor("specialist"))
    assert refused.value.rules == ("assemblies.votes_counted_for_every_option",)
    assert "Маданият үйү жабык" in refused.value.reasons[0].sentence


def test_no_vote_at_all_chooses_nothing(world):
    with pytest.raises(Refused) as refused:
        closed(world, [0, 0, 0, 0, 0])
    assert refused.value.rules == ("assemblies.votes_cast",)


def test_equal_votes_go_to_a_run_off_between_the_tied(world):
    assembly = closed(world, [70, 70, 20, 14, 5])
    assert assembly.result is None
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            sign_minutes(assembly, actor=world.actor("head"))
        assert refused.value.rules == ("assemblies.result_before_minutes",)
        act = run_off(assembly, actor=world.actor("specialist"))
        tied = assembly.ballot()
        assert act.detail["between"] == [option.problem.slug for option in tied]
        assert [option.position for option in tied] == [1, 2]
        count_hands(assembly, actor=world.actor("specialist"), votes={tied[0].pk: 80, tied[1].pk: 90})
        close_vote(assembly, actor=world.actor("specialist"))
    assert assembly.result == tied[1].problem
    assert assembly.explanation["majority"] == "relative"
    assert [(o.votes, o.run_off_votes) for o in assembly.options.all()][:2] == [(70, 80), (70, 90)]


def test_no_run_off_where_somebody_won(world):
    assembly = closed(world, [71, 70, 20, 14, 5])
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        run_off(assembly, actor=world.actor("specialist"))
    assert refused.value.rules == ("assemblies.run_off_after_tie",)


def test_equal_votes_are_settled_by_the_list_where_that_was_said(world):
    assembly = closed(world, [50, 70, 70, 5, 5], tie_rule="session_rank")
    assert assembly.result == assembly.ballot()[1].problem


def test_a_hearing_has_no_ballot_and_keeps_what_was_heard(world):
    assembly = opened(world, purpose="hearing")
    assert assembly.ballot() == []
    with clock.at(GATHERS):
        with pytest.raises(Refused) as refused:
            close_vote(assembly, actor=world.actor("specialist"))
        assert refused.value.rules == ("assemblies.options_at_least_two",)
        with pytest.raises(Refused) as refused:
            sign_minutes(assembly, actor=world.actor("head"))
        assert refused.value.rules == ("assemblies.hearing_noted",)
        note = note_hearing(assembly, actor=world.actor("specialist"), heard="Координатор отчет берди.")
        assert "Координатор" not in note.entry
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    assert assembly.state == "minuted"
    assert not Act.objects.filter(verb="choose_problem").exists()


def test_an_assembly_is_called_off_with_a_reason(world):
    assembly = convened(world)
    act = cancel_assembly(assembly, actor=world.actor("specialist"), reason="Сел жүрдү")
    assert (assembly.state, act.detail) == ("cancelled", {"reason": "Сел жүрдү"})


@pytest.mark.parametrize("name", ["resident", "director", "administrator", "auditor", "chair"])
def test_only_the_municipality_counts(world, name):
    assembly = opened(world)
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        count_hands(assembly, actor=world.actor(name), votes={})
    assert refused.value.reasons[0].kind == "permission"


def test_hands_are_not_counted_before_it_opens(world):
    assembly = convened(world)
    with clock.at(GATHERS), pytest.raises(Refused) as refused:
        count_hands(assembly, actor=world.actor("specialist"), votes={})
    assert refused.value.reasons[0].kind == "state"
