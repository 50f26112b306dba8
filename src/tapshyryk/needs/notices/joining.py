"""Who is told of a municipality's joining: the state body of requests and answers, the place of the rest."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.utils.translation import gettext

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.needs.models import Joining
from tapshyryk.parties.queries.holders import refs_holding, refs_holding_anywhere

LEADERS: Final = ("municipal_head", "municipal_specialist")
REVIEWERS: Final = ("ministry_specialist",)


def _joining(act: Any) -> Joining:
    return Joining.objects.select_related("municipality").get(pk=act.subject_id)


@tell("express_interest")
def somebody_asks_to_join(act: Any) -> Iterable[Letter]:
    """Tell the reviewers of a new request."""
    joining = _joining(act)
    for ref in refs_holding_anywhere(*REVIEWERS):
        yield Letter(
            to=ref,
            subject=lambda: gettext("%(place)s asks to join") % {"place": joining.municipality.name},
            body=lambda: joining.why,
        )


@tell("answer_about_joining")
def municipality_answers(act: Any) -> Iterable[Letter]:
    """Tell the reviewers that their question is answered."""
    joining = _joining(act)
    for ref in refs_holding_anywhere(*REVIEWERS):
        yield Letter(
            to=ref,
            subject=lambda: (
                gettext("%(place)s answered your question") % {"place": joining.municipality.name}
            ),
            body=lambda: gettext("The request to join is under review again."),
        )


@tell("ask_about_joining")
def question_is_put(act: Any) -> Iterable[Letter]:
    """Tell the head and the specialist what is asked."""
    joining = _joining(act)
    asked = joining.questions.filter(answered_on__isnull=True).first()
    if asked is None:
        return
    for ref in refs_holding(joining.municipality.body, LEADERS):
        yield Letter(
            to=ref,
            subject=lambda: gettext("A question about your request to join"),
            body=lambda: f"{asked.text}\n\n{asked.reason}",
        )


def _decision(act: Any, subject: str) -> Iterable[Letter]:
    joining = _joining(act)
    for ref in refs_holding(joining.municipality.body, LEADERS):
        yield Letter(to=ref, subject=lambda: gettext(subject), body=lambda: act.detail["reason"])


@tell("accept_joining")
def municipality_is_accepted(act: Any) -> Iterable[Letter]:
    """Tell the head and the specialist that they joined."""
    return _decision(act, N_("Your municipality joined"))


@tell("decline_joining")
def municipality_is_declined(act: Any) -> Iterable[Letter]:
    """Tell the head and the specialist why not."""
    return _decision(act, N_("The request to join is declined"))


@tell("give_advice")
def advice_is_there(act: Any) -> Iterable[Letter]:
    """Tell the head and the specialist that advice was written down for them."""
    joining = _joining(act)
    for ref in refs_holding(joining.municipality.body, LEADERS):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Advice: %(topic)s") % {"topic": act.detail["topic"]},
            body=lambda: gettext("Read it among what has to do with the joining of your municipality."),
        )
