"""Drafting a contract with the winner: terms, indicators and tranches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max

from tapshyryk.contracts.models import ConsortiumPartner, Contract, Indicator, Tranche
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.checking import checked
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform


def draft_contract(
    contract: Contract,
    *,
    actor: Actor,
    amount_tyiyn: int,
    starts: date,
    ends: date,
    aim: str = "",
    verification: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Draft a contract that is not saved yet; its order, proposal, contractor and slug are already set.

    The order's indicators and the proposal's consortium are copied into it; an empty `aim` takes the order's.
    """
    given = {"amount_tyiyn": amount_tyiyn, "starts": starts, "ends": ends}

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.amount_tyiyn, contract.starts, contract.ends = amount_tyiyn, starts, ends
        contract.aim = aim or contract.order.aim
        contract.verification = verification
        indicators = _copy_indicators(contract)
        partners = _copy_consortium(contract)
        return Deed(
            detail={
                **given,
                "contractor": contract.contractor.slug,
                "indicators": indicators,
                "partners": partners,
            }
        )

    return perform(contract, "draft_contract", actor=actor, given=given, effect=effect, override=override)


def _copy_indicators(contract: Contract) -> int:
    rows = [
        Indicator(
            contract=contract,
            title_ky=one.title_ky,
            title_ru=one.title_ru,
            title_en=one.title_en,
            unit=one.unit,
            baseline=one.baseline,
            target=one.target,
        )
        for one in contract.order.indicators.all()
    ]
    return len(Indicator.objects.bulk_create(rows))


def _copy_consortium(contract: Contract) -> list[str]:
    members = contract.proposal.consortium.select_related("organisation") if contract.proposal else []
    partners = ConsortiumPartner.objects.bulk_create(
        ConsortiumPartner(
            contract=contract,
            organisation=member.organisation,
            role=member.role,
            share_percent=member.share_percent,
        )
        for member in members
    )
    return [partner.organisation.slug for partner in partners]


def word_contract(
    contract: Contract,
    *,
    actor: Actor,
    aim: str,
    verification: str,
    amount_tyiyn: int,
    starts: date,
    ends: date,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Set the terms of a draft: aim, sum in tyiyn, term, and how work and money are verified."""
    given = {"amount_tyiyn": amount_tyiyn, "starts": starts, "ends": ends}

    def effect(contract: Contract, ask: Any) -> Deed:
        contract.aim, contract.verification = aim, verification
        contract.amount_tyiyn, contract.starts, contract.ends = amount_tyiyn, starts, ends
        return Deed(detail={**given, "aim": aim, "verification": verification})

    return perform(contract, "word_contract", actor=actor, given=given, effect=effect, override=override)


def set_indicator(
    contract: Contract,
    *,
    actor: Actor,
    unit: str,
    target: Decimal,
    baseline: Decimal | None = None,
    title_ky: str = "",
    title_ru: str = "",
    title_en: str = "",
    verified_by: str = "",
    indicator: Indicator | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add an indicator to a draft, or word `indicator` anew."""
    words = {"title_ky": title_ky, "title_ru": title_ru, "title_en": title_en, "unit": unit}

    def effect(contract: Contract, ask: Any) -> Deed:
        row = contract.indicators.get(pk=indicator.pk) if indicator else Indicator(contract=contract)
        for name, value in {**words, "verified_by": verified_by}.items():
            setattr(row, name, value)
        row.baseline, row.target = baseline, target
        checked(row).save()
        numbers = {
            "baseline": None if baseline is None else str(baseline),
            "target": str(target),
        }
        return Deed(detail={"indicator": row.pk, **words, **numbers, "verified_by": verified_by})

    return perform(contract, "set_indicator", actor=actor, effect=effect, override=override)


def remove_indicator(
    contract: Contract, *, actor: Actor, indicator: Indicator, override: Override = NO_OVERRIDE
) -> Any:
    """Take an indicator out of a draft."""

    def effect(contract: Contract, ask: Any) -> Deed:
        row = contract.indicators.get(pk=indicator.pk)
        detail = {"indicator": row.pk, "title_ky": row.title_ky, "title_ru": row.title_ru}
        row.delete()
        return Deed(detail={**detail, "title_en": row.title_en})

    return perform(contract, "remove_indicator", actor=actor, effect=effect, override=override)


def plan_tranche(
    contract: Contract,
    *,
    actor: Actor,
    amount_tyiyn: int,
    due: date,
    condition: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Add a tranche to a draft, after the last one."""
    given = {"amount_tyiyn": amount_tyiyn, "due": due}

    def effect(contract: Contract, ask: Any) -> Deed:
        number = (contract.tranches.aggregate(last=Max("number"))["last"] or 0) + 1
        tranche = Tranche(contract=contract, number=number, condition=condition)
        tranche.amount_tyiyn, tranche.due = amount_tyiyn, due
        checked(tranche).save()
        return Deed(detail={**given, "number": number, "condition": condition})

    return perform(contract, "plan_tranche", actor=actor, given=given, effect=effect, override=override)


def remove_tranche(
    contract: Contract, *, actor: Actor, tranche: Tranche, override: Override = NO_OVERRIDE
) -> Any:
    """Take a tranche out of a draft; those after it move up."""

    def effect(contract: Contract, ask: Any) -> Deed:
        row = contract.tranches.get(pk=tranche.pk)
        number, amount = row.number, row.amount_tyiyn
        row.delete()
        for later in contract.tranches.filter(number__gt=number).order_by("number"):
            later.number -= 1
            later.save(update_fields=["number"])
        return Deed(detail={"number": number, "amount_tyiyn": amount})

    return perform(contract, "remove_tranche", actor=actor, effect=effect, override=override)
