"""The public tables of calls, and of proposals once they are opened."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Q

from tapshyryk.calls.models import COUNTED, Call, Proposal, Source
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    CALL,
    EXAMPLE,
    MUNICIPALITY,
    ORDER,
    STATE,
    Row,
    Table,
    code,
    decimal,
    moment,
    money,
    som,
    text,
    titles,
    whole,
)


def _calls() -> Iterator[Row]:
    published = Call.objects.exclude(published_at=None).annotate(
        opened_proposals=Count("proposals", filter=Q(proposals__state__in=COUNTED), distinct=True),
        questions_asked=Count("questions", distinct=True),
        complaints_filed=Count("complaints", distinct=True),
    )
    rows = published.order_by("slug").values_list(
        "slug", "order__slug", "order__municipality__slug", "state", "title_ky", "title_ru", "title_en",
        "published_at", "closes_at", "opened_at", "decided_at", "opened_proposals", "questions_asked",
        "complaints_filed", "order__municipality__is_example",
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        drawn = row[11] if row[9] is not None or row[3] == "failed" else None
        yield (*row[:11], drawn, *row[12:])


CALLS = Table(
    "calls",
    N_("Calls"),
    (
        CALL,
        ORDER,
        MUNICIPALITY,
        STATE,
        *titles("title"),
        moment("published_at", N_("when it was published")),
        moment("closes_at", N_("until when proposals were taken")),
        moment("opened_at", N_("when the proposals were opened")),
        moment("decided_at", N_("when it was decided")),
        whole("proposals", N_("proposals opened; empty until they are")),
        whole("questions", N_("questions asked in public")),
        whole("complaints", N_("complaints about the decision")),
        EXAMPLE,
    ),
    _calls,
)


def _proposals() -> Iterator[Row]:
    opened = (
        Proposal.objects.filter(state__in=COUNTED)
        .select_related("call__order__municipality", "organisation")
        .prefetch_related("lines", "consortium__organisation")
        .order_by("call__slug", "place", "pk")
    )
    for proposal in opened.iterator(AT_ONCE):
        lines = list(proposal.lines.all())
        asked = sum(line.amount_tyiyn for line in lines if line.source == Source.CUSTOMER)
        order = proposal.call.order
        yield (
            str(proposal.pk),
            proposal.call.slug,
            order.slug,
            order.municipality.slug,
            proposal.organisation.slug,
            "|".join(sorted(member.organisation.slug for member in proposal.consortium.all())),
            proposal.state,
            proposal.title_ky,
            proposal.title_ru,
            proposal.title_en,
            proposal.recipients_offered,
            som(sum(line.amount_tyiyn for line in lines)),
            som(asked),
            proposal.score_total,
            proposal.place,
            proposal.submitted_at,
            order.is_example,
        )


PROPOSALS = Table(
    "proposals",
    N_("Proposals, once opened"),
    (
        code("proposal", N_("key of the proposal")),
        CALL,
        ORDER,
        MUNICIPALITY,
        code("organisation", N_("permanent name of the organisation that leads it")),
        text("consortium", N_("permanent names of the other members, separated by |")),
        STATE,
        *titles("title"),
        whole("recipients_offered", N_("people it offers to serve")),
        money("total_som", N_("its whole budget, from all sources and in every form")),
        money("asked_som", N_("what it asks of the customer")),
        decimal("score", N_("points given by the commission, weighted")),
        whole("place", N_("place by points")),
        moment("submitted_at", N_("when it was handed in")),
        EXAMPLE,
    ),
    _proposals,
)
