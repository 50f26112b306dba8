"""An order with a whole life in rows: call, proposals, consortium, contract, money, visit, results."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from tapshyryk.calls.models import Call, ConsortiumMember, Criterion, Proposal, ProposalLine
from tapshyryk.contracts.models import Amendment, Contract, Payment, Tranche
from tapshyryk.core.documents.models import Document
from tapshyryk.core.entity import inside_an_act
from tapshyryk.delivery.models import Recipient
from tapshyryk.impact.models import Continuation, Result, ResultReport
from tapshyryk.monitoring.models import Finding, Survey, Visit
from tapshyryk.orders.models import BudgetLine, Order
from tapshyryk.parties.models import Person
from tests.signed import Signed, sign

PAPER_HASH = "ab" * 32


def moment(day: int, month: int = 3) -> datetime:
    """Noon in Bishkek on a day of 2026."""
    return datetime(2026, month, day, 6, tzinfo=UTC)


def whole_life(slug: str = "ala-too", **options: Any) -> Signed:
    """An order of which everything is known; `options` go to the signed contract."""
    signed = sign(slug, **options)
    with inside_an_act():
        _order(signed)
        call, won = _call(signed)
        _contract(signed, won)
        _outcomes(signed)
        for subject_type, subject, kind in (
            ("call", call, "calls/protocol"),
            ("contract", signed.contract, "contracts/contract"),
        ):
            Document.objects.create(
                kind=kind,
                title="Протокол",
                language="ky",
                name=f"{slug}-{subject_type}.pdf",
                sha256=PAPER_HASH,
                size=2048,
                stored_as=f"{slug}-{subject_type}",
                public=True,
                subject_type=subject_type,
                subject_id=subject.pk,
                made_at=moment(20),
            )
    for thing in (signed.order, signed.contract):
        thing.refresh_from_db()
    return signed


def _order(signed: Signed) -> None:
    order = signed.order
    Order.objects.filter(pk=order.pk).update(
        need="Балдарга жардам керек", aim="Күндүзгү борбор ачуу", recipients_expected=40, year=2026
    )
    BudgetLine.objects.create(order=order, purpose="salaries", amount_tyiyn=80_000_000)
    BudgetLine.objects.create(order=order, purpose="equipment", amount_tyiyn=20_000_050)


def _call(signed: Signed) -> tuple[Call, Proposal]:
    slug = signed.world.municipality.slug
    call = Call.objects.create(
        slug=f"{slug}-call",
        order=signed.order,
        title_ky="Сынак",
        published_at=moment(1),
        closes_at=moment(10),
        opened_at=moment(11),
        decided_at=moment(12),
        state="concluded",
    )
    for position, weight in ((1, 60), (2, 40)):
        Criterion.objects.create(
            call=call, position=position, weight=weight, maximum=10, title_ky=f"Критерий {position}"
        )
    won = Proposal.objects.create(
        call=call, organisation=signed.world.ngo, title_ky="Биздин борбор", place=1,
        score_total=Decimal("8.60"), submitted_at=moment(9), recipients_offered=42, state="won",
    )  # fmt: skip
    partner = signed.contract.partners.get().organisation
    ConsortiumMember.objects.create(
        proposal=won, organisation=partner, role="окутуу", share_percent=30, state="accepted"
    )
    for source, kind, amount in (("customer", "cash", 100_000_000), ("sponsors", "equipment", 5_000_000)):
        ProposalLine.objects.create(
            proposal=won, description="…", source=source, kind=kind, amount_tyiyn=amount
        )
    Proposal.objects.create(
        call=call, organisation=signed.world.other_ngo, title_ky="=cmd()", place=2, state="not_chosen",
        score_total=Decimal("7.10"), submitted_at=moment(8),
    )  # fmt: skip
    Proposal.objects.create(call=call, organisation=signed.world.executive, state="withdrawn")
    return call, won


def _contract(signed: Signed, won: Proposal) -> None:
    contract = signed.contract
    Contract.objects.filter(pk=contract.pk).update(proposal=won, signed_at=moment(20))
    first = Tranche.objects.create(contract=contract, number=1, amount_tyiyn=60_000_000, due=date(2026, 4, 1))
    Tranche.objects.create(contract=contract, number=2, amount_tyiyn=40_000_000, due=date(2026, 9, 1))
    Payment.objects.create(
        contract=contract, tranche=first, amount_tyiyn=60_000_000, paid_on=date(2026, 4, 2), state="paid"
    )
    Amendment.objects.create(
        contract=contract, number=1, proposed_by=signed.world.ngo, reason="Жол жабылды",
        change="Мөөнөт жылдырылды", proposed_at=moment(1, 6), answered_at=moment(3, 6), standing="accepted",
    )  # fmt: skip
    Amendment.objects.create(
        contract=contract, number=2, proposed_by=signed.world.ngo, reason="Дагы", change="…",
        proposed_at=moment(1, 7), standing="refused",
    )  # fmt: skip


def _outcomes(signed: Signed) -> None:
    contract = signed.contract
    planner = signed.world.people["monitor"]
    visit = Visit.objects.create(
        contract=contract, by="experts", planned_for=date(2026, 5, 1), planned_by=planner,
        held_on=date(2026, 5, 1), members_present=3, seen="…", state="reported",
    )  # fmt: skip
    Finding.objects.create(visit=visit, standard="4-пункт", description="Пандус жок", state="open")
    for number, answers in enumerate(((18, 36, 2, 4), (3, 1, 0, 0))):
        Survey.objects.create(
            contract=contract, asked_group=f"Топ {number}", closed_on=date(2026, 6, 1), state="closed",
            very_satisfied=answers[0], satisfied=answers[1], dissatisfied=answers[2], cannot_say=answers[3],
        )  # fmt: skip
    report = ResultReport.objects.create(
        contract=contract, period_end=date(2026, 6, 30), recipients_served=42, state="accepted"
    )
    indicator = contract.indicators.order_by("pk").first()
    Result.objects.create(report=report, indicator=indicator, value=Decimal(30), evidence="Журнал")
    Continuation.objects.create(
        order=signed.order, path="local_budget", ground="№ 7", decided_on=date(2026, 6, 1), state="decided"
    )
    slug = signed.world.municipality.slug
    Recipient.objects.create(
        order=signed.order,
        card_number=f"SECRET-CARD-77-{slug}"[:24],
        sex="female",
        age_band="7-13",
        consent_on=date(2026, 1, 5),
        state="served",
    )
    Person.objects.create(full_name="Купуя Адам Сырович")


SECRETS = ("SECRET-CARD-77", "Купуя Адам Сырович", "resident", "monitor", "director", "specialist")
"""Texts that stand in rows about people and must stand in no export."""
