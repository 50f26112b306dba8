"""The lists of two villages become one: stated, joined, closed, explained, and open to an assembly."""

import pytest
from django.core import mail
from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.outbox.delivery import deliver_waiting
from tapshyryk.needs.actions.priority_list import (
    begin_priority_list,
    change_priority_list,
    close_priority_list,
    join_problems,
    join_suggested,
    part_problems,
    withdraw_priority_list,
)
from tapshyryk.needs.actions.problem import list_priorities, name_problem
from tapshyryk.needs.models import PriorityList
from tapshyryk.needs.queries.priority_lists import (
    groups_of,
    priorities_for_assembly,
    problems_on_list,
    suggestions_for,
)
from tapshyryk.needs.queries.standing import standing
from tapshyryk.parties.models import Account
from tests.needs.stages import AFTER, held, listed, planned
from tests.world import make_world

pytestmark = pytest.mark.django_db

LOWER = (
    ("Айылда бала бакчасы жок", "preschool", 15),
    ("Таза суу жок", "health", 45),
    ("Карыларга кароо жетишпейт", "elderly", 6),
    ("Жол жарыгы жок", "other", 3),
)
"""What the lower village named, of 60 people."""

WORDS = {"title_ky": "Эки айылдын жалпы тизмеси"}


def two_sessions(world):
    """The upper village's list of five, of 122 people, and the lower one's of four, of 60."""
    upper, _ = listed(world)
    lower = held(world, participants=60, women=31)
    for title, theme, votes in LOWER:
        name_problem(lower, actor=world.actor("specialist"), titles={"ky": title}, theme=theme, votes=votes)
    list_priorities(lower, actor=world.actor("specialist"))
    return upper, lower


def begun(world, **given):
    upper, lower = two_sessions(world)
    this = PriorityList(municipality=world.municipality, **WORDS)
    stated = {"method": "vote_shares", "tie_rule": "more_sessions", **given}
    begin_priority_list(this, actor=world.actor("specialist"), sessions=[upper, lower], **stated)
    return this


def joined(world, **given):
    this = begun(world, **given)
    pairs = [(found.one.lead, found.other.lead) for found in suggestions_for(this)]
    join_suggested(this, actor=world.actor("specialist"), pairs=pairs)
    return this


def test_a_list_holds_what_stands_on_the_lists_of_its_sessions(world):
    this = begun(world)
    assert (this.state, this.slug) == ("draft", "ala-too-priorities-2026")
    assert [str(group.lead.words) for group in groups_of(this)][:2] == [
        "Бала бакча жок",
        "Майып балдарга борбор жок",
    ]
    assert len(groups_of(this)) == 9


def test_problems_worded_alike_are_suggested_and_only_a_person_joins_them(world):
    this = begun(world)
    found = suggestions_for(this)
    assert [(str(one.one.lead.words), str(one.other.lead.words)) for one in found] == [
        ("Бала бакча жок", "Айылда бала бакчасы жок"),
        ("Карыларга кароо жок", "Карыларга кароо жетишпейт"),
    ]
    assert all(len(group.rows) == 1 for group in groups_of(this))


def test_the_closed_list_says_exactly_how_it_came_about(world):
    this = joined(world)
    with clock.at(AFTER):
        act = close_priority_list(this, actor=world.actor("specialist"), count=5)
    told = [
        (one["rank"], one["score"], len(one["joined"]), one["decided_by"]) for one in act.detail["priorities"]
    ]
    assert told == [
        (1, "3/4", 0, "vote_shares"),  # water: 45/60
        (2, "181/244", 1, "vote_shares"),  # kindergarten: 60/122 + 15/60
        (3, "41/122", 0, "earlier_named"),  # centre
        (4, "41/122", 0, "vote_shares"),  # club
        (5, "43/305", 1, "vote_shares"),  # care for the old: 5/122 + 6/60
    ]
    assert act.detail["tie_rule"] == "more_sessions"
    assert (this.state, this.closed_on) == ("closed", AFTER.date())
    assert [str(problem.title) for problem in problems_on_list(this)][:2] == [
        "Таза суу жок",
        "Бала бакча жок",
    ]
    shown = standing(this)
    assert [line.rank for line in shown.lines] == [1, 2, 3, 4, 5, None, None]
    assert shown.lines[1].votes == 75
    with translation.override("ru"):
        assert [line.score for line in standing(this).lines][-2:] == ["0,10", "0,05"]
    assert "«Маданият үйү жабык»" in " ".join(shown.sentences)


def test_an_assembly_finds_the_common_list_before_those_of_the_sessions(world):
    this = joined(world)
    assert len(priorities_for_assembly(world.municipality)) == 2
    close_priority_list(this, actor=world.actor("specialist"), count=7)
    sources = priorities_for_assembly(world.municipality)
    assert [source.is_common for source in sources] == [True, False, False]
    assert (sources[0].origin, len(sources[0].problems)) == (this, 7)
    assert all(problem.session.state == "listed" for problem in sources[0].problems)


def test_joined_problems_get_words_of_their_own_and_keep_those_of_the_sessions(world):
    this = begun(world)
    groups = groups_of(this)
    rows = [groups[0].lead, next(g.lead for g in groups if "бакчасы" in str(g.lead.words))]
    act = join_problems(
        this, actor=world.actor("head"), problems=rows, titles={"ky": "Айылдарда бала бакча жетишпейт"}
    )
    assert act.detail["title"] == {"ky": "Айылдарда бала бакча жетишпейт"}
    close_priority_list(this, actor=world.actor("specialist"), count=8)
    problem = groups[0].lead.problem
    assert (str(this.words_for(problem)), str(problem.title)) == (
        "Айылдарда бала бакча жетишпейт",
        "Бала бакча жок",
    )


def test_what_is_parted_stands_alone_again(world):
    this = joined(world)
    group = groups_of(this)[0]
    assert len(group.rows) == 2
    part_problems(this, actor=world.actor("specialist"), problem=group.lead)
    assert len(groups_of(this)) == 8
    with pytest.raises(Refused):
        part_problems(this, actor=world.actor("specialist"), problem=group.lead)


def test_one_session_gives_no_common_list_and_no_two_of_its_problems_are_one(world):
    upper, lower = two_sessions(world)
    this = PriorityList(municipality=world.municipality, **WORDS)
    stated = {"method": "list_places", "tie_rule": "earlier_named", "actor": world.actor("specialist")}
    with pytest.raises(Refused) as refused:
        begin_priority_list(this, sessions=[upper], **stated)
    assert refused.value.rules == ("needs.common_list_of_several_sessions",)
    begin_priority_list(this, sessions=[upper, lower], **stated)
    leads = [group.lead for group in groups_of(this)]
    with pytest.raises(Refused) as refused:
        join_problems(this, actor=world.actor("specialist"), problems=leads[:2])
    assert refused.value.rules == ("needs.joined_of_different_sessions",)
    with pytest.raises(Refused) as refused:
        join_problems(this, actor=world.actor("specialist"), problems=leads[:1])
    assert refused.value.rules == ("needs.joined_of_different_sessions",)


def test_a_session_of_another_place_or_without_a_closed_list_is_not_joined(world):
    upper, _ = two_sessions(world)
    other = make_world("kok-too")
    strange, _ = listed(other)
    for wrong in (strange, planned(world)):
        with pytest.raises(Refused):
            begin_priority_list(
                PriorityList(municipality=world.municipality, **WORDS),
                actor=world.actor("specialist"),
                sessions=[upper, wrong],
                method="vote_shares",
                tie_rule="more_sessions",
            )


def test_a_session_left_out_takes_its_problems_along(world):
    this = joined(world)
    upper, lower = (one.session for one in this.sessions.all())
    third, _ = listed(world)
    act = change_priority_list(
        this,
        actor=world.actor("specialist"),
        sessions=[lower, third],
        method="list_places",
        tie_rule="more_votes",
    )
    assert act.detail["before"]["sessions"] == [upper.slug, lower.slug]
    assert act.detail["after"]["method"] == "list_places"
    groups = groups_of(this)
    assert len(groups) == 9
    assert {row.problem.session_id for group in groups for row in group.rows} == {lower.pk, third.pk}
    assert all(group.lead.under_id is None for group in groups)


def test_a_list_outside_four_to_ten_needs_a_written_reason(world):
    this = joined(world)
    with pytest.raises(Refused) as refused:
        close_priority_list(this, actor=world.actor("specialist"), count=3)
    assert refused.value.only_warnings
    reason = "Калган көйгөйлөр быйыл чечилди."
    close_priority_list(
        this,
        actor=world.actor("specialist"),
        count=3,
        override={"needs.priorities_between_4_and_10": reason},
    )
    assert this.state == "closed"


def test_a_draft_is_withdrawn_with_a_reason_and_strangers_do_nothing(world):
    this = begun(world)
    with pytest.raises(Refused):
        close_priority_list(this, actor=world.actor("resident"), count=5)
    act = withdraw_priority_list(this, actor=world.actor("head"), reason="Дагы бир сессия өтөт")
    assert (this.state, act.detail) == ("withdrawn", {"reason": "Дагы бир сессия өтөт"})


def test_the_community_is_told_of_the_common_list(world):
    with inside_an_act():
        account = Account.objects.open_for(world.people["activist"], "activist@example.org", None)
        account.language = "ru"
        account.save(update_fields=["language"])
    this = joined(world)
    deliver_waiting()
    mail.outbox.clear()
    close_priority_list(this, actor=world.actor("specialist"), count=5)
    deliver_waiting()
    (letter,) = mail.outbox
    assert letter.subject == "Список приоритетных проблем готов"
    assert "1. Таза суу жок" in letter.body
