"""Lets Django empty the append-only tables between transactional tests, and only there."""

from typing import Any

from django.db import connections
from django.test import TransactionTestCase

from tapshyryk.core.acts import guarding as record
from tapshyryk.money import guarding as ledger

GUARDED = (record, ledger)


def let_transactional_tests_flush() -> None:
    """Takes the record's triggers away for the flush that ends a transactional test, then puts them back.

    The flush is a TRUNCATE or a DELETE of every table, which the triggers exist to refuse. Nothing in the
    product can switch them off, so the suite drops and installs them, as only the owner of the tables may.
    """
    flush = TransactionTestCase._fixture_teardown

    def unguarded_flush(case: Any) -> None:
        names = case._databases_names(include_mirrors=False)
        for name in names:
            for tables in GUARDED:
                tables.remove(connections[name])
        try:
            flush(case)
        finally:
            for name in names:
                for tables in GUARDED:
                    tables.install(connections[name])

    TransactionTestCase._fixture_teardown = unguarded_flush
