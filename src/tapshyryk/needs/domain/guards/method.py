"""What must hold of the method by which the problems of a session are put in order."""

from __future__ import annotations

from typing import Any

from tapshyryk.core.lifecycle.spec import Ask, Trouble, guard


@guard("needs.method_before_counting", needs=("counted",))
def stated_before_counting(ask: Ask[Any]) -> Trouble:
    """The method is stated before anything is counted, so that nobody chooses it by the result."""
    return {} if ask.given["counted"] else None


@guard("needs.method_was_counted", needs=("method_counted",))
def method_was_counted(ask: Ask[Any]) -> Trouble:
    """The list follows the stated method, so there is what that method counts."""
    return None if ask.given["method_counted"] else {}
