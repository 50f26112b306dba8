"""Who is told how a consortium forms: those invited, and the lead that invited them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext, gettext_lazy

from tapshyryk.calls.models import ConsortiumMember, Proposal
from tapshyryk.calls.notices.letters import deadline_of, heads_of, letters_about
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.parties.models import Organisation


def _place(act: Any) -> ConsortiumMember | None:
    """The place an act is about; None when the lead has taken it out since."""
    found = ConsortiumMember.objects.select_related(
        "organisation", "proposal__organisation", "proposal__call"
    )
    return found.filter(pk=act.subject_id).first()


def _work_on_place(place: ConsortiumMember) -> str:
    return f"{settings.SITE_URL}/{current_language()}/work/consortium_place/{place.pk}/"


def _work_on_proposal(proposal: Proposal) -> str:
    return f"{settings.SITE_URL}/{current_language()}/work/proposal/{proposal.pk}/"


@tell("invite_to_consortium")
def place_is_offered(act: Any) -> Iterable[Letter]:
    """Tell the heads of the invited organisation who invites them, to do what."""
    place = _place(act)
    if place is None or place.state != "invited":
        return ()
    call = place.proposal.call
    return letters_about(
        heads_of([place.organisation_id]),
        call,
        gettext_lazy("You are invited into a consortium"),
        lambda: (
            gettext(
                "%(lead)s invites %(invited)s: %(role)s, %(share)s%% of the work."
                " Accept or decline by %(deadline)s."
            )
            % {
                "lead": place.proposal.organisation.name,
                "invited": place.organisation.name,
                "role": place.role,
                "share": place.share_percent,
                "deadline": deadline_of(call),
            }
        ),
        lambda _call: _work_on_place(place),
    )


@tell("accept_place", "decline_place")
def place_is_answered(act: Any) -> Iterable[Letter]:
    """Tell the heads of the lead how its invitation was answered."""
    place = _place(act)
    if place is None:
        return ()
    accepted = act.verb == "accept_place"
    return letters_about(
        heads_of([place.proposal.organisation_id]),
        place.proposal.call,
        gettext_lazy("Your invitation was answered"),
        lambda: (
            (
                gettext("%(invited)s accepts its place in the consortium.")
                if accepted
                else gettext("%(invited)s declines. Take its place out of the consortium or invite another.")
            )
            % {"invited": place.organisation.name}
        ),
        lambda _call: _work_on_proposal(place.proposal),
    )


@tell("remove_consortium_member")
def place_is_taken_back(act: Any) -> Iterable[Letter]:
    """Tell the heads of an organisation that had not declined that its place is gone."""
    if act.detail["place"] == "declined":
        return ()
    proposal = Proposal.objects.select_related("organisation", "call").get(pk=act.subject_id)
    member = Organisation.objects.get(slug=act.detail["member"])
    return letters_about(
        heads_of([member.pk]),
        proposal.call,
        gettext_lazy("Your place in a consortium was taken back"),
        lambda: (
            gettext("%(lead)s has taken %(invited)s out of its consortium.")
            % {"lead": proposal.organisation.name, "invited": member.name}
        ),
    )
