"""Recording what was given to an order, by giver and kind, and undoing a wrong entry."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.delivery.models import Contribution
from tapshyryk.money.actions.post import post, reverse
from tapshyryk.money.domain import ledger


def record_contribution(
    contribution: Contribution,
    *,
    actor: Actor,
    source_kind: str,
    kind: str,
    amount_tyiyn: int,
    day: date,
    description: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record a contribution that is not saved yet; its order is set.

    `source_kind` says who gave (calls.Source), `kind` in which form (calls.ContributionKind). Labour,
    equipment and premises are entered at their worth in tyiyn.
    """
    given = {"kind": kind, "amount_tyiyn": amount_tyiyn, "day": day}

    def effect(contribution: Contribution, ask: Any) -> Deed:
        contribution.source_kind, contribution.kind = source_kind, kind
        contribution.amount_tyiyn, contribution.given_on = amount_tyiyn, day
        contribution.description = description
        _book(contribution, "record_contribution", ask)
        return Deed(detail={**given, "source_kind": source_kind, "description": description})

    return perform(
        contribution, "record_contribution", actor=actor, given=given, effect=effect, override=override
    )


def reverse_contribution(
    contribution: Contribution, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE
) -> Any:
    """Undo a contribution that was entered wrongly; a reversing entry keeps both readable."""

    def effect(contribution: Contribution, ask: Any) -> Deed:
        contribution.reversal_reason = reason
        if contribution.entry is not None:
            reverse(contribution.entry, ask.now, "reverse_contribution")
        return Deed(
            detail={"reason": reason, "amount_tyiyn": contribution.amount_tyiyn, "kind": contribution.kind}
        )

    return perform(
        contribution,
        "reverse_contribution",
        actor=actor,
        given={"reason": reason},
        effect=effect,
        override=override,
    )


def chronicle_contribution(
    contribution: Contribution,
    *,
    actor: Actor,
    kind: str,
    amount_tyiyn: int,
    source: str,
    source_kind: str = "",
    note: str = "",
    override: Override = NO_OVERRIDE,
) -> Any:
    """Enter a contribution that the founding `source` reports; who gave may be not reported."""
    given = {"kind": kind, "amount_tyiyn": amount_tyiyn}

    def effect(contribution: Contribution, ask: Any) -> Deed:
        contribution.source_kind, contribution.kind = source_kind, kind
        contribution.amount_tyiyn = amount_tyiyn
        contribution.source, contribution.note = source, note
        _book(contribution, "chronicle_contribution", ask)
        return Deed(detail={**given, "source_kind": source_kind, "source": source, "note": note})

    return perform(
        contribution, "chronicle_contribution", actor=actor, given=given, effect=effect, override=override
    )


def _book(contribution: Contribution, verb: str, ask: Any) -> None:
    line = ledger.Line(
        ledger.source(contribution.source_kind, contribution.kind),
        ledger.spendable(contribution.kind),
        contribution.amount_tyiyn,
    )
    contribution.entry = post(contribution.order_id, ask.now, verb, (line,))
