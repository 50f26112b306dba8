"""Members declare interests, score, the decision follows the scores, and complaints are heard."""

from decimal import Decimal

import pytest
from django.utils import translation

from tapshyryk.calls.actions.call import conclude_call, fail_call
from tapshyryk.calls.actions.commission import declare_interest, name_chair, seat_member
from tapshyryk.calls.actions.decision import (
    answer_complaint,
    decide_call,
    file_complaint,
    open_proposals,
)
from tapshyryk.calls.actions.score import enter_scores
from tapshyryk.calls.models import Call, CallComplaint, Score
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import (
    AFTER,
    SIDES,
    all_alike,
    closed,
    days_after_decision,
    decided,
    opened,
    scored,
)
from tests.orders.stages import refusing
from tests.world import World

pytestmark = pytest.mark.django_db


def sheet(proposal, *values):
    return dict(zip(proposal.call.criteria.all(), values, strict=True))


def test_the_highest_score_wins_and_the_order_is_awarded(world: World) -> None:
    call, first, second = decided(world)
    assert (call.state, call.decided_at, call.order.state) == ("decided", AFTER, "awarded")
    assert (first.state, first.score_total, first.place) == ("won", Decimal("90.00"), 1)
    assert (second.state, second.score_total, second.place) == ("not_chosen", Decimal("60.00"), 2)
    act = Act.objects.get(verb="decide_call")
    assert act.detail["winner"] == "ala-too-ngo"
    assert [row["total"] for row in act.detail["standings"]] == ["90.00", "60.00"]
    assert len(act.detail["standings"][0]["members"]) == 5


def test_nobody_scores_before_everybody_declared(world: World) -> None:
    call, first, _ = closed(world)
    with clock.at(AFTER):
        for name in ("head", "activist", "expert", "juror"):
            declare_interest(call, actor=world.actor(name))
        open_proposals(call, actor=world.actor("specialist"))
        first.refresh_from_db()
        with pytest.raises(Refused) as refused:
            enter_scores(first, actor=world.actor("head"), points=sheet(first, 5, 5))
    assert refused.value.rules == ("calls.interests_declared_by_all",)
    assert refused.value.reasons[0].params == {"missing": ("elder",)}


def test_who_declared_an_interest_does_not_score_that_proposal(world: World) -> None:
    call, first, second = closed(world)
    with clock.at(AFTER):
        act = declare_interest(call, actor=world.actor("juror"), interests={world.ngo: "Мурда иштеген"})
        assert act.detail == {"interests": 1}
        assert PrivatePart.objects.get(act=act).content == {"interests": {"ala-too-ngo": "Мурда иштеген"}}
        for name in set(SIDES) - {"juror"}:
            declare_interest(call, actor=world.actor(name))
        open_proposals(call, actor=world.actor("expert"))
        for row in (first, second):
            row.refresh_from_db()
        rules = refusing(lambda: enter_scores(first, actor=world.actor("juror"), points=sheet(first, 1, 1)))
        assert rules == ("calls.interested_member_does_not_score",)
    scored(world, first, {name: (9, 9) for name in SIDES if name != "juror"})
    scored(world, second, all_alike((6, 6)))
    with clock.at(AFTER):
        act = decide_call(call, actor=world.actor("expert"))
    assert len(act.detail["standings"][0]["members"]) == 4
    juror = next(r for r in act.detail["interests"] if r["member"] == world.actor("juror").ref)
    assert juror["organisations"] == ["ala-too-ngo"]


def test_who_works_for_a_bidder_does_not_score_it_though_nothing_was_declared(world: World) -> None:
    world.add("juror", "ngo_worker", body=world.ngo)
    _call, first, _ = opened(world)
    with clock.at(AFTER):
        rules = refusing(lambda: enter_scores(first, actor=world.actor("juror"), points=sheet(first, 10, 10)))
    assert rules == ("calls.interested_member_does_not_score",)


def test_an_interest_found_later_takes_the_points_out(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    scored(world, second, all_alike((6, 6)))
    with clock.at(AFTER):
        declare_interest(call, actor=world.actor("elder"), interests={world.ngo: "Тууганы"})
    assert Score.objects.filter(proposal=first).count() == 8
    assert Score.objects.filter(proposal=second).count() == 10
    assert call.outcome().standings[0].total == 90


def test_an_interest_is_not_taken_back_in_order_to_score_after_all(world: World) -> None:
    call, first, _second = closed(world)
    juror = world.actor("juror")
    with clock.at(AFTER):
        declare_interest(call, actor=juror, interests={world.other_ngo: "Ката"})
        declare_interest(call, actor=juror, interests={world.ngo: "Тууганы"})
        for name in set(SIDES) - {"juror"}:
            declare_interest(call, actor=world.actor(name))
        open_proposals(call, actor=world.actor("expert"))
        first.refresh_from_db()
        for fewer in ({}, {world.other_ngo: "Башка"}):
            rules = refusing(lambda fewer=fewer: declare_interest(call, actor=juror, interests=fewer))
            assert rules == ("calls.interest_stays_declared",)
        declare_interest(call, actor=juror, interests={world.ngo: "Тууганы", world.other_ngo: "Башка"})
        rules = refusing(lambda: enter_scores(first, actor=juror, points=sheet(first, 10, 10)))
    assert rules == ("calls.interested_member_does_not_score",)


@pytest.mark.parametrize("values", [(11, 5), (5,), (-1, 5)])
def test_points_stay_in_their_range_on_every_criterion(world: World, values: tuple[int, ...]) -> None:
    _call, first, _ = opened(world)
    points = dict(zip(first.call.criteria.all(), values, strict=False))
    with clock.at(AFTER):
        rules = refusing(lambda: enter_scores(first, actor=world.actor("head"), points=points))
    assert rules == ("calls.scores_within_range",)
    assert not Score.objects.exists()


def test_a_corrected_sheet_keeps_its_trace(world: World) -> None:
    _call, first, _ = opened(world)
    scored(world, first, {"head": (5, 5)})
    scored(world, first, {"head": (7, 5)})
    assert sorted(Score.objects.values_list("points", flat=True)) == [5, 7]
    acts = list(Act.objects.filter(verb="enter_scores").order_by("pk"))
    assert [sorted(act.detail["before"].values()) for act in acts] == [[], [5, 5]]
    assert not any(act.public for act in acts)


def test_nobody_outside_the_commission_scores_or_decides(world: World) -> None:
    call, first, _ = opened(world)
    with clock.at(AFTER):
        for name in ("specialist", "director", "administrator", "resident"):
            with pytest.raises(Refused):
                enter_scores(first, actor=world.actor(name), points=sheet(first, 5, 5))
        for name in ("specialist", "head", "activist", "director"):
            with pytest.raises(Refused) as refused:
                decide_call(call, actor=world.actor(name))
            assert refused.value.reasons[0].kind == "permission"


def test_no_decision_while_somebody_has_not_scored(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    scored(world, second, {name: (6, 6) for name in SIDES if name != "elder"})
    with clock.at(AFTER), pytest.raises(Refused) as refused:
        decide_call(call, actor=world.actor("expert"))
    assert refused.value.rules == ("calls.all_members_scored",)
    assert refused.value.reasons[0].params == {"missing": ("elder",)}


def seating(world: World, call: Call, name: str) -> tuple[str, ...]:
    """The rules that keep somebody from a seat for the community."""
    return refusing(
        lambda: seat_member(
            call, actor=world.actor("specialist"), person=world.people[name], side="community"
        )
    )


def test_nobody_joins_the_commission_once_the_proposals_are_open(world: World) -> None:
    call, _, _ = opened(world)
    with clock.at(AFTER), pytest.raises(Refused) as refused:
        seat_member(call, actor=world.actor("head"), person=world.people["monitor"], side="community")
    assert refused.value.rules == ("calls.commission_seated_before_opening",)
    for language, words in (("ky", "ачылган"), ("ru", "вскрыты"), ("en", "are open")):
        with translation.override(language):
            assert words in refused.value.reasons[0].sentence
    assert call.commission.count() == 5


def test_a_proposal_nobody_may_score_asks_for_another_member(world: World) -> None:
    call, first, second = closed(world)
    with clock.at(AFTER):
        for name in SIDES:
            declare_interest(call, actor=world.actor(name), interests={world.ngo: "Тааныш"})
        open_proposals(call, actor=world.actor("expert"))
        second.refresh_from_db()
        first.refresh_from_db()
        scored(world, second, all_alike((6, 6)))
        assert refusing(lambda: decide_call(call, actor=world.actor("expert"))) == (
            "calls.every_proposal_scored",
        )
        seat_member(call, actor=world.actor("specialist"), person=world.people["monitor"], side="community")
        declare_interest(call, actor=world.actor("monitor"))
        assert seating(world, call, "chair") == ("calls.commission_seated_before_opening",)
    for proposal in (first, second):
        scored(world, proposal, {"monitor": (9, 9)})
    with clock.at(AFTER):
        decide_call(call, actor=world.actor("expert"))
    first.refresh_from_db()
    assert first.state == "won"


def test_the_choice_cannot_leave_the_scores(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((9, 9)))
    scored(world, second, all_alike((6, 6)))
    with clock.at(AFTER):
        rules = refusing(lambda: decide_call(call, actor=world.actor("expert"), winner=second))
    assert rules == ("calls.decision_follows_scores",)


def test_a_tie_is_broken_with_a_reason(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((5, 5)))
    scored(world, second, all_alike((5, 5)))
    chair = world.actor("expert")
    with clock.at(AFTER):
        for attempt in ({}, {"winner": second}, {"tie_break_reason": "Себеп"}):
            rules = refusing(lambda given=attempt: decide_call(call, actor=chair, **given))
            assert rules == ("calls.tie_break_reasoned",)
        act = decide_call(call, actor=chair, winner=second, tie_break_reason="Кызматы айылга жакын")
    second.refresh_from_db()
    first.refresh_from_db()
    assert (second.state, second.place, first.state, first.place) == ("won", 1, "not_chosen", 1)
    assert act.detail["tie"] is True
    assert act.detail["tie_break_reason"] == "Кызматы айылга жакын"


def test_a_chair_with_an_interest_breaks_no_tie(world: World) -> None:
    call, first, second = opened(world)
    scored(world, first, all_alike((5, 5)))
    scored(world, second, all_alike((5, 5)))
    given = {"winner": second, "tie_break_reason": "Жакшы"}
    with clock.at(AFTER):
        declare_interest(call, actor=world.actor("expert"), interests={world.other_ngo: "Кеңешчиси"})
        assert refusing(lambda: decide_call(call, actor=world.actor("expert"), **given)) == (
            "calls.interested_chair_breaks_no_tie",
        )
        elder = call.commission.get(person=world.people["elder"])
        name_chair(call, actor=world.actor("head"), member=elder)
        decide_call(call, actor=world.actor("elder"), **given)
    second.refresh_from_db()
    assert second.state == "won"


def test_a_call_is_concluded_after_the_days_for_complaints(world: World) -> None:
    call, _, _ = decided(world)
    head = world.actor("head")
    with days_after_decision(10):
        assert refusing(lambda: conclude_call(call, actor=head)) == ("calls.concluded_after_complaint_days",)
    with days_after_decision(11):
        conclude_call(call, actor=head)
    assert call.state == "concluded"


def test_a_complaint_comes_from_a_bidder_in_time(world: World) -> None:
    call, _, second = decided(world)
    with days_after_decision(1):
        for name in ("resident", "worker", "specialist", "third"):
            if name == "third":
                world.add("third")
            with pytest.raises(Refused) as refused:
                file_complaint(call, actor=world.actor(name), text="…")
            assert refused.value.reasons[0].kind == "permission"
    with days_after_decision(11):
        assert refusing(lambda: file_complaint(call, actor=world.actor("other director"), text="…")) == (
            "calls.complaint_within_days",
        )
    with days_after_decision(10):
        act = file_complaint(call, actor=world.actor("other director"), text="Баллдар туура эмес саналды")
    complaint = CallComplaint.objects.get()
    assert complaint.organisation == second.organisation
    assert "Баллдар" not in act.entry
    with days_after_decision(11):
        assert refusing(lambda: conclude_call(call, actor=world.actor("head"))) == (
            "calls.complaints_answered_before_conclusion",
        )
        answer_complaint(
            call, actor=world.actor("head"), complaint=complaint, answer="Баары туура", upheld=False
        )
        assert refusing(
            lambda: answer_complaint(
                call, actor=world.actor("head"), complaint=complaint, answer="Ооба", upheld=True
            )
        ) == ("calls.complaint_answered_once",)
        conclude_call(call, actor=world.actor("specialist"))
    assert call.state == "concluded"


def test_an_upheld_complaint_fells_the_decision(world: World) -> None:
    call, first, second = decided(world)
    head = world.actor("head")
    with days_after_decision(1):
        assert refusing(lambda: fail_call(call, actor=head, reason="Жактырбадым")) == (
            "calls.fails_only_upheld_after_decision",
        )
        file_complaint(call, actor=world.actor("other director"), text="Мүчө кызыкчылыгын жашырды")
        answer_complaint(
            call, actor=head, complaint=CallComplaint.objects.get(), answer="Негиздүү", upheld=True
        )
    for row in (call, first, second):
        row.refresh_from_db()
    assert (call.state, call.end_reason, call.order.state) == ("failed", "Негиздүү", "approved")
    assert (first.state, second.state) == ("annulled", "not_chosen")
    verbs = list(Act.objects.filter(order=call.order_id).order_by("pk").values_list("verb", flat=True))
    assert verbs[-4:] == ["answer_complaint", "fail_call", "annul_proposal", "reopen_order"]
