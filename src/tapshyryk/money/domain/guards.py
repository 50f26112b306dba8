"""What must hold wherever money, work or things of worth are recorded."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@guard("money.amount_positive", needs=("amount_tyiyn",))
def amount_positive(ask: Ask[Any]) -> Trouble:
    """A sum above zero; what was wrong is reversed, not entered with a minus."""
    amount = ask.given["amount_tyiyn"]
    return None if amount is not None and amount > 0 else {}


@guard("money.kind_is_known", needs=("kind",))
def kind_is_known(ask: Ask[Any]) -> Trouble:
    """One of the kinds the rulebook names; an empty one is refused too."""
    kinds = str(ask.book.value("money.kind_is_known", "kinds")).split()
    return None if ask.given["kind"] in kinds else {}


@guard("money.reversal_once")
def not_reversed_yet(ask: Ask[Any]) -> Trouble:
    """An entry is undone once; `facts.is_reversed` tells whether it was."""
    return {} if ask.facts.is_reversed else None


@guard("money.day_not_in_future", needs=("day",))
def day_not_in_future(ask: Ask[Any]) -> Trouble:
    """What has not happened yet is not recorded."""
    day = ask.given["day"]
    return None if day is None or day <= ask.today else {"day": day}
