"""What people type into the guided pages of calls and proposals arrives in the actions."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from tapshyryk.calls.jobs import close_calls_due
from tapshyryk.calls.models import Call, CallComplaint, Proposal, Question
from tapshyryk.core import clock
from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.lifecycle.registry import lifecycles
from tapshyryk.core.steps import step_for
from tests.calls.stages import AFTER, CLOSES, closed, decided, drafted, opened, published, scored
from tests.orders.stages import approved, begun
from tests.world import NOON, World, make_world

pytestmark = pytest.mark.django_db

TAKEN_BY_MACHINES = {
    "close_call", "open_proposal", "choose_proposal", "pass_over_proposal", "annul_proposal",
    "lapse_proposal",
}  # fmt: skip


def take(
    verb: str, subject: Any, world: World, by: str = "specialist", at: datetime = NOON, **typed: object
) -> Any:
    """Fill the form of a step, as a browser would send it, and take the step."""
    step, actor = step_for(verb), world.actor(by)
    with clock.at(at):
        form = step.form(data=typed, subject=subject, actor=actor)
        assert form.is_valid(), form.errors
        return step.action(subject, actor=actor, **form.arguments())


def faults(verb: str, subject: Any, world: World, by: str = "specialist", **typed: object) -> set[str]:
    """The fields a form finds fault with."""
    with clock.at(NOON):
        form = step_for(verb).form(data=typed, subject=subject, actor=world.actor(by))
        assert not form.is_valid()
    return set(form.errors)


def on_the_wall(moment: datetime) -> str:
    """A moment as the browser's own calendar sends it."""
    return moment.astimezone(LOCAL_ZONE).strftime("%Y-%m-%dT%H:%M")


def test_every_move_people_take_has_a_page() -> None:
    for lifecycle in lifecycles():
        if lifecycle.name in {"call", "proposal"}:
            for move in lifecycle.moves:
                assert (step_for(move.verb) is None) == (move.verb in TAKEN_BY_MACHINES), move.verb


def test_a_call_by_its_pages(world: World) -> None:
    for name in ("juror", "elder"):
        world.add(name, "working_group_member", body=world.municipality)
    call = step_for("draft_call").begin(approved(world))
    take("draft_call", call, world, title_ky="Конкурс", description="Түшүндүрмө", media_partners="Радио")
    for title, weight in (("Сапат", "60"), ("Баа", "30"), ("Тажрыйба", "40")):
        take("set_criterion", call, world, title_ky=title, weight=weight)
    take("remove_criterion", call, world, criterion=str(call.criteria.get(title_ky="Баа").pk))
    take("publish_call", call, world, closes_at=on_the_wall(CLOSES - timedelta(days=5)))
    take("extend_call", call, world, closes_at=on_the_wall(CLOSES), reason="Жол жабык")
    take("ask_question", call, world, by="resident", text="Кимге?")
    question = Question.objects.get()
    take("answer_question", call, world, question=str(question.pk), answer="Баарына", public_text="")
    for name, side in (
        ("head", "state"), ("activist", "community"), ("juror", "ngo"), ("elder", "community"),
        ("monitor", "community"), ("expert", "expert"),
    ):  # fmt: skip
        take("seat_member", call, world, person=str(world.people[name].pk), side=side)
    seats = {seat.person.full_name: seat for seat in call.commission.all()}
    take("unseat_member", call, world, member=str(seats["monitor"].pk))
    take("name_chair", call, world, by="head", member=str(seats["expert"].pk))

    proposals = []
    for organisation, head in ((world.ngo, "director"), (world.other_ngo, "other director")):
        proposal = step_for("begin_proposal").begin(organisation)
        take("begin_proposal", proposal, world, by=head, call=str(call.pk), title_ky="Долбоор")
        take(
            "describe_proposal", proposal, world, by=head, plan="План", staff="Эки педагог",
            recipients_offered="60",
        )  # fmt: skip
        for source, kind, som in (("customer", "cash", "800 000"), ("community", "labour", "200 000")):
            take(
                "add_proposal_line", proposal, world, by=head, description=kind, source=source, kind=kind,
                amount_tyiyn=som,
            )  # fmt: skip
        proposals.append(proposal)
    first, second = proposals
    take(
        "add_proposal_line", first, world, by="worker", description="Ашыкча", source="own", kind="cash",
        amount_tyiyn="1",
    )  # fmt: skip
    extra = first.lines.get(description="Ашыкча")
    take("remove_proposal_line", first, world, by="worker", line=str(extra.pk))
    for proposal, head in ((first, "director"), (second, "other director")):
        take("submit_proposal", proposal, world, by=head)

    with clock.at(AFTER):
        close_calls_due()
    call.refresh_from_db()
    for name in ("head", "activist", "elder", "expert"):
        take("declare_interest", call, world, by=name, at=AFTER)
    take("declare_interest", call, world, by="juror", at=AFTER, **{f"nature_{world.ngo.pk}": "Тууганы"})
    take("open_proposals", call, world, by="expert", at=AFTER)
    take("print_score_sheets", call, world, by="expert", at=AFTER, language="ky")
    criteria = list(call.criteria.all())
    for proposal in (first, second):
        proposal.refresh_from_db()
        for name in ("head", "activist", "elder", "expert", "juror"):
            if proposal == first and name == "juror":
                continue
            points = {f"points_{criterion.pk}": "8" for criterion in criteria}
            take("enter_scores", proposal, world, by=name, at=AFTER, **points)
    form_of_tie = step_for("decide_call").form(subject=call, actor=world.actor("expert"))
    assert set(form_of_tie.fields) == {"winner", "tie_break_reason"}
    take("decide_call", call, world, by="expert", at=AFTER, winner=str(second.pk), tie_break_reason="Жакын")
    take("file_complaint", call, world, by="director", at=AFTER, text="Туура эмес")
    complaint = CallComplaint.objects.get()
    take(
        "answer_complaint", call, world, by="head", at=AFTER, complaint=str(complaint.pk), answer="Туура",
        upheld="no",
    )  # fmt: skip
    take("conclude_call", call, world, by="head", at=AFTER + timedelta(days=11))
    second.refresh_from_db()
    assert (call.state, second.state) == ("concluded", "won")


def test_impossible_input_is_refused_at_its_field(world: World) -> None:
    call = published(world)
    assert faults("set_criterion", call, world, weight="101") == {"title_ky", "weight"}
    assert faults("extend_call", call, world, closes_at="кечээ") == {"closes_at", "reason"}
    assert faults("seat_member", call, world, person=str(world.people["resident"].pk), side="x") == {
        "person", "side",
    }  # fmt: skip
    proposal = Proposal(organisation=world.ngo)
    assert faults("begin_proposal", proposal, world, by="director") == {"call", "title_ky"}
    with clock.at(CLOSES):
        form = step_for("begin_proposal").form(subject=proposal, actor=world.actor("director"))
        assert not form.fields["call"].queryset.exists()


def test_points_are_asked_on_every_criterion_and_open_with_what_was_given(world: World) -> None:
    _call, first, _ = opened(world)
    one, two = first.call.criteria.all()
    assert faults("enter_scores", first, world, by="head", **{f"points_{one.pk}": "11"}) == {
        f"points_{one.pk}", f"points_{two.pk}",
    }  # fmt: skip
    scored(world, first, {"head": (7, 5)})
    form = step_for("enter_scores").form(subject=first, actor=world.actor("head"))
    assert [form.fields[f"points_{each.pk}"].initial for each in (one, two)] == [7, 5]
    other = step_for("enter_scores").form(subject=first, actor=world.actor("elder"))
    assert other.fields[f"points_{one.pk}"].initial is None


def test_a_decision_without_a_tie_asks_nothing(world: World) -> None:
    call, _, _ = decided(world)
    assert not step_for("decide_call").form(subject=call, actor=world.actor("expert")).fields


def test_what_waits_for_a_member(world: World) -> None:
    call, first, _ = closed(world)
    head, outsider = world.actor("head"), world.actor("resident")
    assert step_for("declare_interest").waits_for(head, call)
    assert not step_for("declare_interest").waits_for(outsider, call)
    take("declare_interest", call, world, by="head", at=AFTER)
    assert not step_for("declare_interest").waits_for(head, call)
    assert step_for("enter_scores").waits_for(head, first)


def test_a_call_begins_at_an_approved_order_only(world: World) -> None:
    assert step_for("draft_call").begin(begun(world)) is None
    call = drafted(make_world("other"))
    assert step_for("draft_call").begin(call.order) is not None
    assert isinstance(step_for("draft_call").begin(call.order), Call)
    assert step_for("submit_proposal").due(Proposal(call=published(make_world("third")))) == CLOSES.date()
