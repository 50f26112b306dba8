"""Who is told of calls: organisations that may bid, bidders, the commission, and the customer's people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from tapshyryk.calls.models import Call, CallComplaint, Question
from tapshyryk.core import formats
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.orders.notices import people_of_customer
from tapshyryk.parties.domain.kinds import CONTRACTORS
from tapshyryk.parties.models import Organisation
from tapshyryk.parties.queries.holders import refs_holding


def _call(act: Any) -> Call:
    return Call.objects.select_related("order__customer__municipality", "order__municipality").get(
        pk=act.subject_id
    )


def _page(call: Call) -> str:
    return f"{settings.SITE_URL}/{current_language()}/calls/{call.slug}/"


def _work(call: Call) -> str:
    return f"{settings.SITE_URL}/{current_language()}/work/call/{call.pk}/"


def _deadline(call: Call) -> str:
    return formats.datetime_long(call.closes_at, current_language()) if call.closes_at else ""


def _letters(
    refs: Iterable[str],
    call: Call,
    subject: Any,
    words: Callable[[], str],
    where: Callable[[Call], str] = _page,
) -> Iterable[Letter]:
    for ref in dict.fromkeys(refs):
        yield Letter(
            to=ref,
            subject=lambda: gettext("%(what)s: %(title)s") % {"what": subject, "title": call.title},
            body=lambda: f"{words()}\n\n{where(call)}",
        )


def _heads_of(organisations: Iterable[UUID]) -> Iterable[str]:
    for key in organisations:
        yield from refs_holding(f"organisation:{key}", ("ngo_head",))


def _bidders(call: Call) -> Iterable[str]:
    taking_part = call.proposals.exclude(state="withdrawn").values_list("organisation_id", flat=True)
    return _heads_of(taking_part)


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
    return _letters(
        _heads_of(near.values_list("pk", flat=True)),
        call,
        gettext_lazy("Call for proposals"),
        lambda: (
            gettext("%(place)s. Proposals are taken until %(deadline)s.")
            % {"place": call.order.municipality.name, "deadline": _deadline(call)}
        ),
    )


@tell("extend_call")
def deadline_has_moved(act: Any) -> Iterable[Letter]:
    """Tell those who are writing that there is more time."""
    call = _call(act)
    return _letters(
        _bidders(call),
        call,
        gettext_lazy("The deadline was extended"),
        lambda: (
            gettext("Proposals are taken until %(deadline)s. Reason: %(reason)s")
            % {"deadline": _deadline(call), "reason": act.detail["reason"]}
        ),
    )


@tell("ask_question")
def question_waits(act: Any) -> Iterable[Letter]:
    """Tell the customer's specialists that somebody asks; who it is stays out of the letter."""
    call = _call(act)
    return _letters(
        people_of_customer(call.order, "municipal_specialist", "ministry_specialist"),
        call,
        gettext_lazy("A question about the call"),
        lambda: gettext("It waits for your answer."),
        _work,
    )


@tell("answer_question")
def question_is_answered(act: Any) -> Iterable[Letter]:
    """Tell the one who asked."""
    call = _call(act)
    question = Question.objects.filter(pk=act.detail["id"]).first()
    return _letters(
        (f"person:{question.asked_by_id}",) if question is not None and question.asked_by_id else (),
        call,
        gettext_lazy("Your question was answered"),
        lambda: f"{act.detail['question']}\n\n{act.detail['answer']}",
    )


@tell("seat_member")
def member_is_seated(act: Any) -> Iterable[Letter]:
    """Tell somebody that they have a seat."""
    call = _call(act)
    return _letters(
        (act.detail["member"],),
        call,
        gettext_lazy("You sit on the commission"),
        lambda: gettext("When the call is closed, declare whether you have an interest; then you score."),
        _work,
    )


@tell("close_call")
def call_is_closed(act: Any) -> Iterable[Letter]:
    """Tell the commission and the specialists how many proposals came."""
    call = _call(act)
    specialists = people_of_customer(call.order, "municipal_specialist", "ministry_specialist")
    return _letters(
        (*_members(call), *specialists),
        call,
        gettext_lazy("The call is closed"),
        lambda: (
            gettext("Proposals handed in: %(count)s. Members of the commission declare interests now.")
            % {"count": act.detail["proposals"]}
        ),
        _work,
    )


@tell("open_proposals")
def scoring_begins(act: Any) -> Iterable[Letter]:
    """Tell the commission that it can score."""
    call = _call(act)
    return _letters(
        _members(call),
        call,
        gettext_lazy("The proposals are opened"),
        lambda: gettext("Score each proposal you have no interest in."),
        _work,
    )


@tell("decide_call")
def call_is_decided(act: Any) -> Iterable[Letter]:
    """Tell every bidder how the call ended, and how long they can complain."""
    call = _call(act)
    limit = call.book().value("calls.complaint_within_days", "limit")
    winner = Organisation.objects.get(slug=act.detail["winner"])
    return _letters(
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
    return _letters(
        _bidders(call),
        call,
        gettext_lazy("The call ends without a winner"),
        lambda: gettext("Reason: %(reason)s") % {"reason": act.detail["reason"]},
    )


@tell("file_complaint")
def complaint_waits(act: Any) -> Iterable[Letter]:
    """Tell the customer's head that a bidder complains."""
    call = _call(act)
    return _letters(
        people_of_customer(call.order, "municipal_head", "ministry_head"),
        call,
        gettext_lazy("A complaint about the decision"),
        lambda: gettext("It waits for your answer."),
        _work,
    )


@tell("answer_complaint")
def complaint_is_answered(act: Any) -> Iterable[Letter]:
    """Tell the bidder who complained."""
    call = _call(act)
    complaint = CallComplaint.objects.filter(pk=act.detail["complaint"]).first()
    return _letters(
        _heads_of([complaint.organisation_id]) if complaint is not None else (),
        call,
        gettext_lazy("Your complaint was answered"),
        lambda: str(act.detail["answer"]),
    )
