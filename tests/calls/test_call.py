"""A call is drafted, published with fixed criteria, asked about, closed by the clock, opened, ended."""

from datetime import timedelta

import pytest

from tapshyryk.calls.actions.call import (
    cancel_call,
    close_call,
    draft_call,
    extend_call,
    fail_call,
    publish_call,
    remove_criterion,
    set_criterion,
)
from tapshyryk.calls.actions.commission import name_chair, seat_member, unseat_member
from tapshyryk.calls.actions.decision import open_proposals
from tapshyryk.calls.actions.question import answer_question, ask_question
from tapshyryk.calls.jobs import close_calls_due
from tapshyryk.calls.models import Call, Question
from tapshyryk.calls.steps import call_for
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act, PrivatePart
from tapshyryk.core.lifecycle.refusals import Refused
from tests.calls.stages import (
    AFTER,
    CLOSES,
    closed,
    drafted,
    handed_in,
    opened,
    published,
    seated,
    written,
)
from tests.orders.stages import refusing, submitted
from tests.world import NOON, World

pytestmark = pytest.mark.django_db

REASON = "Айыл чарба иштери башталганга чейин бүтүшү керек"


def test_publishing_fixes_the_criteria_and_announces_the_order(world: World) -> None:
    call = published(world)
    call.refresh_from_db()
    assert (call.state, call.published_at, call.closes_at) == ("open", NOON, CLOSES)
    assert call.order.state == "announced"
    act = Act.objects.get(verb="publish_call")
    assert [row["weight"] for row in act.detail["criteria"]] == [60, 40]
    assert Act.objects.get(verb="announce_order").actor_ref == "system:lifecycle"
    specialist = world.actor("specialist")
    for late in (
        lambda: set_criterion(call, actor=specialist, titles={"ky": "Дагы"}, weight=1),
        lambda: remove_criterion(call, actor=specialist, criterion=call.criteria.get(position=1)),
    ):
        assert refusing(late) == ("calls.criteria_fixed_after_publication",)
    assert call.criteria.count() == 2


@pytest.mark.parametrize(("weights", "total"), [((60, 39), 99), ((60, 41), 101), ((), 0)])
def test_weights_make_100(world: World, weights: tuple[int, ...], total: int) -> None:
    call = drafted(world, weights)
    with clock.at(NOON), pytest.raises(Refused) as refused:
        publish_call(call, actor=world.actor("specialist"), closes_at=CLOSES)
    assert refused.value.rules == ("calls.criteria_weigh_100",)
    assert refused.value.reasons[0].params == {"total": total}


def test_a_deadline_lies_ahead_and_far_enough(world: World) -> None:
    call, specialist = drafted(world), world.actor("specialist")
    with clock.at(NOON):
        assert "calls.closes_later" in refusing(lambda: publish_call(call, actor=specialist, closes_at=NOON))
        short = NOON + timedelta(days=13, hours=23)
        assert refusing(lambda: publish_call(call, actor=specialist, closes_at=short)) == (
            "calls.open_at_least_days",
        )
        act = publish_call(
            call, actor=specialist, closes_at=short, override={"calls.open_at_least_days": REASON}
        )
    assert act.overrides == [{"rule": "calls.open_at_least_days", "reason": REASON}]


def test_a_criterion_out_of_range_or_without_words_is_refused(world: World) -> None:
    call, specialist = drafted(world), world.actor("specialist")
    for titles, weight in (({"ky": "К"}, 0), ({"ky": "К"}, 101), ({}, 5)):
        with pytest.raises(Refused) as refused:
            set_criterion(call, actor=specialist, titles=titles, weight=weight)
        assert refused.value.reasons[0].kind == "input"
    assert call.criteria.count() == 2
    remove_criterion(call, actor=specialist, criterion=call.criteria.get(position=2))
    set_criterion(call, actor=specialist, titles={"ru": "Цена"}, weight=40)
    assert [c.position for c in call.criteria.all()] == [1, 2]
    assert call.criteria.get(position=2).maximum == 10


def test_an_order_has_one_call_at_a_time(world: World) -> None:
    call, specialist = drafted(world), world.actor("specialist")
    second = Call(order=call.order, title_ky="Экинчи")
    assert refusing(lambda: draft_call(second, actor=specialist)) == ("calls.one_call_at_a_time",)
    cancel_call(call, actor=specialist, reason="Ката кетти")
    draft_call(second, actor=specialist)
    assert second.state == "draft"


def test_no_call_without_an_approved_order(world: World) -> None:
    order = submitted(world)
    assert call_for(order) is None
    call = Call(order=order, title_ky="Эрте")
    assert refusing(lambda: draft_call(call, actor=world.actor("specialist"))) == ("calls.order_is_approved",)


def test_the_clock_closes_what_is_due_and_nobody_else_does(world: World) -> None:
    call = published(world)
    draft = written(world, call, world.ngo, "director")
    with clock.at(CLOSES - timedelta(seconds=1)):
        assert close_calls_due() == 0
        assert refusing(lambda: close_call(call, actor=System("clock"))) == ("calls.deadline_has_passed",)
    with clock.at(CLOSES):
        with pytest.raises(Refused):
            close_call(call, actor=world.actor("specialist"))
        assert close_calls_due() == 1
        assert close_calls_due() == 0
    call.refresh_from_db()
    draft.refresh_from_db()
    assert (call.state, draft.state) == ("closed", "lapsed")
    assert Act.objects.get(verb="close_call").detail["proposals"] == 0


def test_a_deadline_moves_only_forward_and_only_in_time(world: World) -> None:
    call, specialist = published(world), world.actor("specialist")
    with clock.at(NOON):
        assert refusing(
            lambda: extend_call(call, actor=specialist, closes_at=CLOSES, reason="Жол жабык")
        ) == ("calls.extension_is_later",)
        later = CLOSES + timedelta(days=7)
        act = extend_call(call, actor=specialist, closes_at=later, reason="Жол жабык")
    assert act.detail["reason"] == "Жол жабык"
    with clock.at(later):
        assert refusing(
            lambda: extend_call(call, actor=specialist, closes_at=later + timedelta(1), reason="…")
        ) == ("calls.not_after_deadline",)


def test_questions_are_public_with_their_answer_and_never_with_their_asker(world: World) -> None:
    call = published(world)
    with clock.at(NOON):
        asked = ask_question(call, actor=world.actor("director"), text="Айгүл үчүнбү? 0555 123456")
        question = Question.objects.get()
        answered = answer_question(
            call,
            actor=world.actor("specialist"),
            question=question,
            answer="Ооба",
            public_text="Бир бала үчүнбү?",
        )
    assert asked.public is False
    assert PrivatePart.objects.get(act=asked).content == {"text": "Айгүл үчүнбү? 0555 123456"}
    assert answered.detail == {
        "id": str(question.pk),
        "question": "Бир бала үчүнбү?",
        "answer": "Ооба",
    }
    public = "".join(Act.objects.filter(public=True).values_list("entry", flat=True))
    assert "0555" not in public
    assert world.actor("director").ref not in public
    with clock.at(CLOSES):
        assert refusing(lambda: ask_question(call, actor=world.actor("director"), text="?")) == (
            "calls.not_after_deadline",
        )


def test_a_commission_seats_each_once_with_one_chair(world: World) -> None:
    call, specialist = published(world), world.actor("specialist")
    seated(world, call)
    again = {"actor": specialist, "person": world.people["head"], "side": "state"}
    assert refusing(lambda: seat_member(call, **again)) == ("calls.member_seated_once",)
    assert refusing(
        lambda: seat_member(
            call, actor=specialist, person=world.people["monitor"], side="community", is_chair=True
        )
    ) == ("calls.one_chair",)
    with pytest.raises(Refused) as refused:
        seat_member(call, actor=specialist, person=world.people["monitor"], side="family")
    assert refused.value.reasons[0].kind == "input"
    elder = call.commission.get(person=world.people["elder"])
    name_chair(call, actor=world.actor("head"), member=elder)
    assert [m.person.full_name for m in call.commission.filter(is_chair=True)] == ["elder"]
    unseat_member(call, actor=specialist, member=elder)
    assert call.commission.count() == 4


def test_officials_alone_do_not_open_proposals(world: World) -> None:
    call, specialist = published(world), world.actor("specialist")
    handed_in(world, call, world.ngo, "director")
    seat_member(call, actor=specialist, person=world.people["head"], side="state")
    with clock.at(AFTER):
        close_calls_due()
        call.refresh_from_db()
        with pytest.raises(Refused) as refused:
            open_proposals(call, actor=specialist)
    assert refused.value.rules == (
        "calls.commission_has_chair",
        "calls.commission_has_non_government_members",
    )
    assert refused.value.reasons[1].params == {"count": 0}
    activist = {"actor": specialist, "person": world.people["activist"], "side": "community"}
    seat_member(call, **activist, is_chair=True)
    with clock.at(AFTER):
        assert refusing(lambda: open_proposals(call, actor=specialist)) == ("calls.commission_size",)


def test_a_call_without_proposals_fails_and_the_order_is_free_again(world: World) -> None:
    call = published(world)
    seated(world, call)
    with clock.at(AFTER):
        close_calls_due()
        call.refresh_from_db()
        assert refusing(lambda: open_proposals(call, actor=world.actor("expert"))) == (
            "calls.proposals_to_open",
        )
        assert refusing(lambda: fail_call(call, actor=world.actor("specialist"), reason=" ")) == (
            "calls.cancel_needs_reason",
        )
        fail_call(call, actor=world.actor("specialist"), reason="Бир да табыштама түшкөн жок")
    call.refresh_from_db()
    assert (call.state, call.order.state) == ("failed", "approved")
    assert call_for(call.order) is not None


@pytest.mark.parametrize(("stage", "left"), [(closed, "lapsed"), (opened, "not_chosen")])
def test_a_cancelled_call_lets_everything_go(world: World, stage, left) -> None:
    call, first, second = stage(world)
    assert refusing(lambda: cancel_call(call, actor=world.actor("specialist"), reason="")) == (
        "calls.cancel_needs_reason",
    )
    cancel_call(call, actor=world.actor("specialist"), reason="Каражат кыскарды")
    for row in (call, first, second):
        row.refresh_from_db()
    assert (call.state, first.state, second.state) == ("cancelled", left, left)
    assert call.order.state == "approved"
