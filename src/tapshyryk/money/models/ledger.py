"""The double-entry ledger: accounts, entries and the transfers that make them up."""

from __future__ import annotations

from django.db import models

from tapshyryk.core.entity import Entity


class LedgerAccount(Entity):
    """An account of one book (a social order's); its balance is what went in less what went out."""

    book = models.UUIDField(db_index=True)
    code = models.CharField(max_length=120)

    class Meta:
        constraints = (models.UniqueConstraint(name="ledger_account_once_in_book", fields=("book", "code")),)


class Entry(Entity):
    """One recorded event of the ledger, made up of transfers; reversed only by another entry."""

    book = models.UUIDField(db_index=True)
    at = models.DateTimeField()
    verb = models.CharField(max_length=64)
    reverses = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by"
    )


class Transfer(Entity):
    """An amount moved from one account to another: debit and credit in one row, so it always balances."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="transfers")
    from_account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="transfers_out")
    to_account = models.ForeignKey(LedgerAccount, on_delete=models.PROTECT, related_name="transfers_in")
    amount_tyiyn = models.BigIntegerField()

    class Meta:
        constraints = (
            models.CheckConstraint(name="transfer_amount_positive", condition=models.Q(amount_tyiyn__gt=0)),
            models.CheckConstraint(
                name="transfer_between_two_accounts",
                condition=~models.Q(from_account=models.F("to_account")),
            ),
        )
