"""What `doctor` asks of the ledger."""

from __future__ import annotations

from django.db import DatabaseError, connection

from tapshyryk.config.command import Check, Finding
from tapshyryk.money import guarding
from tapshyryk.money.queries.balances import check_ledger


def ledger() -> list[Finding]:
    """Whether the ledger is guarded and balances; nothing while the database itself does not answer."""
    try:
        unguarded = guarding.missing(connection)
        found = [Finding("bad", f"The ledger: {trouble}.") for trouble in check_ledger()]
    except DatabaseError:
        return []
    if unguarded:
        found.append(
            Finding("bad", f"The ledger can be changed: {len(unguarded)} triggers are missing. Run `init`.")
        )
    return found or [Finding("good", "The ledger balances and cannot be changed.")]


CHECKS = (Check(name="ledger", run=ledger),)
