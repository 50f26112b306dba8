"""The steps people take with calls and proposals, each with its form."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.calls.actions.call import (
    cancel_call,
    conclude_call,
    draft_call,
    extend_call,
    fail_call,
    publish_call,
    remove_criterion,
    set_criterion,
)
from tapshyryk.calls.actions.commission import declare_interest, name_chair, seat_member, unseat_member
from tapshyryk.calls.actions.consortium import (
    accept_place,
    decline_place,
    invite_to_consortium,
    remove_consortium_member,
)
from tapshyryk.calls.actions.decision import answer_complaint, decide_call, file_complaint, open_proposals
from tapshyryk.calls.actions.proposal import (
    add_proposal_line,
    begin_proposal,
    describe_proposal,
    remove_proposal_line,
    submit_proposal,
    withdraw_proposal,
)
from tapshyryk.calls.actions.question import answer_question, ask_question
from tapshyryk.calls.actions.score import enter_scores, print_score_sheets
from tapshyryk.calls.forms import call as call_forms
from tapshyryk.calls.forms import commission as commission_forms
from tapshyryk.calls.forms import consortium as consortium_forms
from tapshyryk.calls.forms import proposal as proposal_forms
from tapshyryk.calls.models import Call, ConsortiumMember, Proposal
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.clock import LOCAL_ZONE
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.orders.models import Order
from tapshyryk.parties.domain.kinds import may_contract
from tapshyryk.parties.models import Organisation


def call_for(order: Order) -> Call | None:
    """A call for an approved order; an order at another stage has none to begin."""
    if order.state != "approved":
        return None
    return Call(order=order, title_ky=order.title_ky, title_ru=order.title_ru, title_en=order.title_en)


def proposal_of(organisation: Organisation) -> Proposal | None:
    """A proposal of an organisation that may deliver."""
    return Proposal(organisation=organisation) if may_contract(organisation.kind) else None


def place_in(proposal: Proposal) -> ConsortiumMember | None:
    """A place in the consortium of a proposal that is still written."""
    return ConsortiumMember(proposal=proposal) if proposal.state == "draft" else None


def closing_day(subject: Call | Proposal | ConsortiumMember) -> date | None:
    """The day the call closes."""
    about = subject.proposal if isinstance(subject, ConsortiumMember) else subject
    call = about.call if isinstance(about, Proposal) else about
    return call.closes_at.astimezone(LOCAL_ZONE).date() if call.closes_at else None


def weights_missing(call: Call, actor: Actor) -> bool:
    """Whether the weights do not make 100 yet."""
    return sum(call.criteria.values_list("weight", flat=True)) < 100


def question_waits(call: Call, actor: Actor) -> bool:
    """Whether a question has no answer."""
    return call.questions.filter(answered_at__isnull=True).exists()


def complaint_waits(call: Call, actor: Actor) -> bool:
    """Whether a complaint has no answer."""
    return call.complaints.filter(answered_at__isnull=True).exists()


def nobody_seated(call: Call, actor: Actor) -> bool:
    """Whether the commission has no members."""
    return not call.commission.exists()


def undeclared(call: Call, actor: Actor) -> bool:
    """Whether this member has not said yet whether they are bound to a bidder."""
    seats = call.commission.filter(declared_at__isnull=True)
    return seats.filter(person_id=actor.ref.removeprefix("person:")).exists()


def without_plan(proposal: Proposal, actor: Actor) -> bool:
    """Whether nothing is written yet."""
    return not proposal.plan


def without_budget(proposal: Proposal, actor: Actor) -> bool:
    """Whether the budget has no line yet."""
    return not proposal.lines.exists()


def unscored(proposal: Proposal, actor: Actor) -> bool:
    """Whether this member has given no points yet."""
    return not proposal.scores.filter(member__person_id=actor.ref.removeprefix("person:")).exists()


def _call(verb: str, action: Any, form: Any = None, **options: Any) -> Step:
    return Step("call", verb, action, **({"form": form} if form else {}), **options)


def _proposal(verb: str, action: Any, form: Any = None, **options: Any) -> Step:
    return Step("proposal", verb, action, **({"form": form} if form else {}), **options)


STEPS = (
    _call(
        "draft_call",
        draft_call,
        call_forms.DraftCallForm,
        begins_at="order",
        begin=call_for,
        intro=N_("The call shows the technical task and the budget of the order; here you add the rest."),
    ),
    _call("set_criterion", set_criterion, call_forms.CriterionForm, waits=weights_missing),
    _call("remove_criterion", remove_criterion, call_forms.RemoveCriterionForm, waits=False),
    _call(
        "publish_call",
        publish_call,
        call_forms.DeadlineForm,
        intro=N_("From now on the criteria and their weights stay as they are."),
    ),
    _call("extend_call", extend_call, call_forms.ExtendForm, waits=False),
    _call("ask_question", ask_question, call_forms.QuestionForm, waits=False),
    _call("answer_question", answer_question, call_forms.AnswerForm, waits=question_waits, due=closing_day),
    _call(
        "seat_member",
        seat_member,
        commission_forms.SeatForm,
        waits=nobody_seated,
        intro=N_("Officials alone do not choose: seat residents, organisations and experts as well."),
    ),
    _call("unseat_member", unseat_member, commission_forms.MemberForm, waits=False),
    _call("name_chair", name_chair, commission_forms.MemberForm, waits=False),
    _call(
        "declare_interest",
        declare_interest,
        commission_forms.InterestForm,
        waits=undeclared,
        intro=N_(
            "Say for each organisation whether you are bound to it: by work, kinship, money or dispute. "
            "You will not score its proposal."
        ),
    ),
    _call("open_proposals", open_proposals),
    _call("print_score_sheets", print_score_sheets, commission_forms.PaperLanguageForm, waits=False),
    _call("decide_call", decide_call, commission_forms.DecisionForm),
    _call("file_complaint", file_complaint, commission_forms.ComplaintForm, waits=False),
    _call("answer_complaint", answer_complaint, commission_forms.AnswerComplaintForm, waits=complaint_waits),
    _call("conclude_call", conclude_call),
    _call("fail_call", fail_call, call_forms.EndForm, waits=False),
    _call("cancel_call", cancel_call, call_forms.EndForm, waits=False),
    _proposal(
        "begin_proposal",
        begin_proposal,
        proposal_forms.BeginProposalForm,
        begins_at="organisation",
        begin=proposal_of,
        intro=N_("Nobody but your organisation can read it before the proposals are opened."),
    ),
    _proposal("describe_proposal", describe_proposal, proposal_forms.PlanForm, waits=without_plan),
    _proposal("add_proposal_line", add_proposal_line, proposal_forms.ProposalLineForm, waits=without_budget),
    _proposal(
        "remove_proposal_line", remove_proposal_line, proposal_forms.RemoveProposalLineForm, waits=False
    ),
    Step(
        "consortium_place",
        "invite_to_consortium",
        invite_to_consortium,
        form=consortium_forms.InvitationForm,
        begins_at="proposal",
        begin=place_in,
        intro=N_("The head of the organisation accepts or declines; the proposal stays closed to it."),
    ),
    Step(
        "consortium_place",
        "accept_place",
        accept_place,
        due=closing_day,
        intro=N_("With it your organisation takes part in this call, and cannot in another proposal."),
    ),
    Step(
        "consortium_place",
        "decline_place",
        decline_place,
        waits=False,
        intro=N_("Your organisation stays free to take part in the call otherwise."),
    ),
    _proposal(
        "remove_consortium_member",
        remove_consortium_member,
        consortium_forms.RemoveConsortiumForm,
        waits=False,
    ),
    _proposal("submit_proposal", submit_proposal, due=closing_day),
    _proposal("withdraw_proposal", withdraw_proposal, waits=False),
    _proposal("enter_scores", enter_scores, commission_forms.ScoreForm, waits=unscored),
)
