"""Who is told of calls: organisations that may bid, bidders, the commission, and the customer's people."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext, gettext_lazy

from tapshyryk.calls.models import Call, CallComplaint, Question
from tapshyryk.calls.notices.letters import deadline_of, heads_of, letters_about, work_page
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.orders.notices import people_of_customer
from tapshyryk.parties.domain.kinds import CONTRACTORS
from tapshyryk.parties.models import Organisation


def _call(act: Any) -> Call:
    return Call.objects.select_related("order__customer__municipality", "order__municipality").get(
        pk=act.subject_id
    )


def _bidders(call: Call) -> Iterable[str]:
    taking_part = call.proposals.exclude(state="withdrawn").values_list("organisation_id", flat=True)
    return heads_of(taking_part)


def _members(call: Call) -> tuple[str, ...]:
    return tuple(f"person:{key}" for key in call.commission.values_list("person_id", flat=True))


@tell("publish_call")
def call_is_open(act: Any) -> Iterable[Letter]:
    """Tell the organisations of the oblast that may deliver."""
    call = _call(act)
    near = Organisation.objects.filter(
        kind__in=CONTRACTORS,
        state="registered",
        municipality__oblast=call.order.municipality.oblast_id,
    )
    return letters_about(
        heads_of(near.values_list("pk", flat=True)),
        call,
        gettext_lazy("Call for proposals"),
        lambda: (
            gettext("%(place)s. Proposals are taken until %(deadline)s.")
            % {"place": call.order.municipality.name, "deadline": deadline_of(call)}
        ),
    )


@tell("extend_call")
def deadline_has_moved(act: Any) -> Iterable[Letter]:
    """Tell those who are writing that there is more time."""
    call = _call(act)
    return letters_about(
        _bidders(call),
        call,
        gettext_lazy("The deadline was extended"),
        lambda: (
            gettext("Proposals are taken until %(deadline)s. Reason: %(reason)s")
            % {"deadline": deadline_of(call), "reason": act.detail["reason"]}
        ),
    )


@tell("ask_question")
def question_waits(act: Any) -> Iterable[Letter]:
    """Tell the customer's specialists that somebody asks; who it is stays out of the letter."""
    call = _call(act)
    return letters_about(
        people_of_customer(call.order, "municipal_specialist", "ministry_specialist"),
        call,
        gettext_lazy("A question about the call"),
        lambda: gettext("It waits for your answer."),
        work_page,
    )


@tell("answer_question")
def question_is_answered(act: Any) -> Iterable[Letter]:
    """Tell the one who asked."""
    call = _call(act)
    question = Question.objects.filter(pk=act.detail["id"]).first()
    return letters_about(
        (f"person:{question.asked_by_id}",) if question is not None and question.asked_by_id else (),
        call,
        gettext_lazy("Your question was answered"),
        lambda: f"{act.detail['question']}\n\n{act.detail['answer']}",
    )


@tell("seat_member")
def member_is_seated(act: Any) -> Iterable[Letter]:
    """Tell somebody that they have a seat."""
    call = _call(act)
    seat = call.commission.filter(pk=act.detail["seat"]).select_related("person").first()
    return letters_about(
        (seat.person.ref,) if seat is not None else (),
        call,
        gettext_lazy("You sit on the commission"),
        lambda: gettext("When the call is closed, declare whether you have an interest; then you score."),
        work_page,
    )


@tell("close_call")
def call_is_closed(act: Any) -> Iterable[Letter]:
    """Tell the commission and the specialists how many proposals came."""
    call = _call(act)
    specialists = people_of_customer(call.order, "municipal_specialist", "ministry_specialist")
    return letters_about(
        (*_members(call), *specialists),
        call,
        gettext_lazy("The call is closed"),
        lambda: (
            gettext("Proposals handed in: %(count)s. Members of the commission declare interests now.")
            % {"count": act.detail["proposals"]}
        ),
        work_page,
    )


@tell("open_proposals")
def scoring_begins(act: Any) -> Iterable[Letter]:
    """Tell the commission that it can score."""
    call = _call(act)
    return letters_about(
        _members(call),
        call,
        gettext_lazy("The proposals are opened"),
        lambda: gettext("Score each proposal you have no interest in."),
        work_page,
    )


@tell("decide_call")
def call_is_decided(act: Any) -> Iterable[Letter]:
    """Tell every bidder how the call ended, and how long they can complain."""
    call = _call(act)
    limit = call.book().value("calls.complaint_within_days", "limit")
    winner = Organisation.objects.get(slug=act.detail["winner"])
    return letters_about(
        _bidders(call),
        call,
        gettext_lazy("The commission has decided"),
        lambda: (
            gettext("Won: %(winner)s. Complaints are taken for %(days)s days.")
            % {"winner": winner.name, "days": limit}
        ),
    )


@tell("cancel_call", "fail_call")
def call_came_to_nothing(act: Any) -> Iterable[Letter]:
    """Tell everybody who took part why there is no winner."""
    call = _call(act)
    return letters_about(
        _bidders(call),
        call,
        gettext_lazy("The call ends without a winner"),
        lambda: gettext("Reason: %(reason)s") % {"reason": act.detail["reason"]},
    )


@tell("file_complaint")
def complaint_waits(act: Any) -> Iterable[Letter]:
    """Tell the customer's head that a bidder complains."""
    call = _call(act)
    return letters_about(
        people_of_customer(call.order, "municipal_head", "ministry_head"),
        call,
        gettext_lazy("A complaint about the decision"),
        lambda: gettext("It waits for your answer."),
        work_page,
    )


@tell("answer_complaint")
def complaint_is_answered(act: Any) -> Iterable[Letter]:
    """Tell the bidder who complained."""
    call = _call(act)
    complaint = CallComplaint.objects.filter(pk=act.detail["complaint"]).first()
    return letters_about(
        heads_of([complaint.organisation_id]) if complaint is not None else (),
        call,
        gettext_lazy("Your complaint was answered"),
        lambda: str(act.detail["answer"]),
    )
