"""The call itself: an open competition for one social order."""

from __future__ import annotations

from typing import Any

from django.db import models

from tapshyryk.calls.domain.facts import CallFacts, Entrant, Seat
from tapshyryk.calls.domain.lifecycle import CALL
from tapshyryk.calls.domain.scoring import Mark, Outcome, outcome
from tapshyryk.core import clock
from tapshyryk.core.entity import Subject
from tapshyryk.core.wording import Titled, require_text
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Membership

OVER = ("concluded", "failed", "cancelled")
"""The states after which another call for the same order may follow."""

COUNTED = ("opened", "won", "not_chosen", "annulled")
"""The states of a proposal whose scores count."""


class Call(Titled, Subject):
    """An open competition for one social order."""

    lifecycle = CALL
    municipality_path = "order__municipality"
    organisation_paths = ("order__customer",)
    person_paths = ("commission__person",)
    order_path = "order"

    slug = models.SlugField(max_length=120, unique=True)
    order = models.ForeignKey(Order, on_delete=models.PROTECT, related_name="calls")
    description = models.TextField(blank=True)
    media_partners = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    closes_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    tie_break_reason = models.TextField(blank=True)
    end_reason = models.TextField(blank=True)

    published_questions: list[Any]
    """The answered questions, where a query has prefetched them."""

    class Meta:
        ordering = ("-published_at", "slug")
        indexes = (models.Index(fields=("state", "closes_at"), name="calls_by_deadline"),)

    def clean(self) -> None:
        """A title stands in some language."""
        require_text(self, "title")

    def facts(self) -> CallFacts:
        """What the guards look at; scores are read only while the call is evaluated."""
        others = Call.objects.filter(order_id=self.order_id).exclude(pk=self.pk).exclude(state__in=OVER)
        if self._state.adding:
            return CallFacts(order_state=self.order.state, another_call_runs=others.exists())
        evaluating = self.state == "evaluation"
        marks = self.marks() if evaluating else ()
        seats, entrants = self.seats(), self.entrants()
        complaints = list(self.complaints.all()) if self.state == "decided" else []
        return CallFacts(
            order_state=self.order.state,
            another_call_runs=others.exists(),
            published=self.published_at is not None,
            closes_at=self.closes_at,
            decided_at=self.decided_at,
            weights=tuple(self.criteria.values_list("weight", flat=True)),
            seats=seats,
            entrants=entrants,
            sheets=self._whole_sheets(marks),
            outcome=self._outcome(marks, seats, entrants) if evaluating else Outcome(),
            open_complaints=frozenset(str(row.pk) for row in complaints if row.answered_at is None),
            complaint_upheld=any(row.upheld for row in complaints),
        )

    def seats(self) -> tuple[Seat, ...]:
        """The commission, each member with the organisations they are bound to today."""
        members = list(self.commission.select_related("person").prefetch_related("interests"))
        today = clock.today()
        held = (
            Membership.objects.filter(
                person__in=[member.person_id for member in members],
                organisation__isnull=False,
                state="held",
                since__lte=today,
            )
            .filter(models.Q(until__isnull=True) | models.Q(until__gte=today))
            .values_list("person_id", "organisation_id")
        )
        bound: dict[object, set[str]] = {}
        for person, organisation in held:
            bound.setdefault(person, set()).add(str(organisation))
        named = {
            member.pk: frozenset(str(interest.organisation_id) for interest in member.interests.all())
            for member in members
        }
        return tuple(
            Seat(
                ref=member.person.ref,
                name=member.person.full_name,
                side=member.side,
                is_chair=member.is_chair,
                declared=member.declared_at is not None,
                organisations=named[member.pk] | bound.get(member.person_id, set()),
                named=named[member.pk],
            )
            for member in members
        )

    def entrants(self) -> tuple[Entrant, ...]:
        """The proposals handed in, each with the organisations behind it."""
        handed_in = self.proposals.filter(state__in=("submitted", *COUNTED)).prefetch_related("consortium")
        return tuple(
            Entrant(key=str(proposal.pk), state=proposal.state, organisations=proposal.organisation_keys())
            for proposal in handed_in
        )

    def marks(self) -> tuple[Mark, ...]:
        """Every point entered so far."""
        rows = self.criteria.filter(scores__isnull=False).values_list(
            "scores__member__person_id", "scores__proposal_id", "pk", "scores__points"
        )
        return tuple(
            Mark(f"person:{person}", str(proposal), str(criterion), points)
            for person, proposal, criterion, points in rows
        )

    def outcome(self) -> Outcome:
        """The standings as the points make them, without the sheets of members with an interest."""
        return self._outcome(self.marks(), self.seats(), self.entrants())

    def _outcome(
        self, marks: tuple[Mark, ...], seats: tuple[Seat, ...], entrants: tuple[Entrant, ...]
    ) -> Outcome:
        judged = [entrant for entrant in entrants if entrant.state in COUNTED]
        interested = {
            (seat.ref, entrant.key)
            for seat in seats
            for entrant in judged
            if seat.has_interest_in(entrant.organisations)
        }
        weights = [criterion.weigh() for criterion in self.criteria.all()]
        return outcome(weights, marks, [entrant.key for entrant in judged], interested)

    def _whole_sheets(self, marks: tuple[Mark, ...]) -> frozenset[tuple[str, str]]:
        criteria = self.criteria.count()
        counts: dict[tuple[str, str], int] = {}
        for mark in marks:
            pair = (mark.member, mark.proposal)
            counts[pair] = counts.get(pair, 0) + 1
        return frozenset(pair for pair, count in counts.items() if count >= criteria)
