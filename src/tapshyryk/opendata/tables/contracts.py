"""The public tables of contracts and contributions."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.contracts.models import Amendment, Contract
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.delivery.models import Contribution
from tapshyryk.opendata.ocds.gathering import HIDDEN_CONTRACTS
from tapshyryk.opendata.tables.spec import (
    AT_ONCE,
    CONTRACT,
    EXAMPLE,
    MUNICIPALITY,
    ORDER,
    SOURCE,
    STATE,
    Row,
    Table,
    code,
    day,
    moment,
    money,
    som,
    text,
    whole,
)


def _contracts() -> Iterator[Row]:
    public = (
        Contract.objects.exclude(state__in=HIDDEN_CONTRACTS)
        .select_related("order__municipality", "contractor")
        .prefetch_related("partners__organisation", "amendments", "payments", "indicators")
        .order_by("slug")
    )
    for contract in public.iterator(AT_ONCE):
        accepted = [one for one in contract.amendments.all() if one.standing == Amendment.Standing.ACCEPTED]
        paid = [payment.amount_tyiyn for payment in contract.payments.all() if payment.state == "paid"]
        yield (
            contract.slug,
            contract.order.slug,
            contract.order.municipality.slug,
            contract.contractor.slug,
            contract.contractor_other_name,
            "|".join(sorted(partner.organisation.slug for partner in contract.partners.all())),
            contract.state,
            som(contract.amount_tyiyn),
            som(sum(paid)) if paid or not contract.source else None,
            contract.starts,
            contract.ends,
            contract.period_start,
            contract.period_end,
            contract.signed_at,
            len(accepted),
            len(contract.indicators.all()),
            contract.source,
            contract.order.is_example,
        )


CONTRACTS = Table(
    "contracts",
    N_("Contracts"),
    (
        CONTRACT,
        ORDER,
        MUNICIPALITY,
        code("contractor", N_("permanent name of the contractor")),
        text("contractor_other_name", N_("another name a source gives for the contractor")),
        text("partners", N_("permanent names of the consortium's other members, separated by |")),
        STATE,
        money("amount_som", N_("its sum")),
        money("paid_som", N_("what is paid so far")),
        day("starts", N_("first day")),
        day("ends", N_("last day")),
        text("period_start", N_("beginning as a source prints it")),
        text("period_end", N_("end as a source prints it")),
        moment("signed_at", N_("when both sides had signed")),
        whole("amendments", N_("amendments both sides accepted")),
        whole("indicators", N_("indicators it is measured by")),
        SOURCE,
        EXAMPLE,
    ),
    _contracts,
)


def _contributions() -> Iterator[Row]:
    rows = Contribution.objects.order_by("order__slug", "pk").values_list(
        "pk", "order__slug", "order__municipality__slug", "source_kind", "kind", "amount_tyiyn", "given_on",
        "state", "note", "source", "order__municipality__is_example",
    )  # fmt: skip
    for row in rows.iterator(AT_ONCE):
        yield (str(row[0]), *row[1:5], som(row[5]), *row[6:])


CONTRIBUTIONS = Table(
    "contributions",
    N_("Contributions"),
    (
        code("contribution", N_("key of the contribution")),
        ORDER,
        MUNICIPALITY,
        code("giver", N_("who gave; empty: not reported")),
        code("form", N_("cash, labour, equipment or premises")),
        money("amount_som", N_("its worth")),
        day("given_on", N_("day it was given")),
        STATE,
        text("note", N_("what the source adds")),
        SOURCE,
        EXAMPLE,
    ),
    _contributions,
)
