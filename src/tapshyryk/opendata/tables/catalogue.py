"""All public tables by name, and the data dictionary that explains them in three languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.wording import LANGUAGES
from tapshyryk.opendata.tables.attendance import ATTENDANCE
from tapshyryk.opendata.tables.calls import CALLS, PROPOSALS
from tapshyryk.opendata.tables.contracts import CONTRACTS, CONTRIBUTIONS
from tapshyryk.opendata.tables.named_most_often import NAMED_MOST_OFTEN
from tapshyryk.opendata.tables.needs import NEEDS
from tapshyryk.opendata.tables.orders import ORDERS
from tapshyryk.opendata.tables.outcomes import FINDINGS, RESULTS, SURVEYS
from tapshyryk.opendata.tables.places import MUNICIPALITIES, ORGANISATIONS
from tapshyryk.opendata.tables.proposed_problems import PROPOSED_PROBLEMS
from tapshyryk.opendata.tables.record import ACTS
from tapshyryk.opendata.tables.rounds import ROUNDS
from tapshyryk.opendata.tables.spec import KIND_WORDS, Row, Table

TABLES: Final[dict[str, Table]] = {
    table.name: table
    for table in (
        MUNICIPALITIES, ORGANISATIONS, NEEDS, ATTENDANCE, ROUNDS, PROPOSED_PROBLEMS, NAMED_MOST_OFTEN, ORDERS,
        CALLS, PROPOSALS, CONTRACTS, CONTRIBUTIONS, RESULTS, SURVEYS, FINDINGS, ACTS,
    )
}  # fmt: skip
"""The public tables in the order of an order's life."""

DICTIONARY: Final = "dictionary"
DICTIONARY_LABEL: Final = N_("Data dictionary")
DICTIONARY_HEADER: Final = (
    "table",
    "column",
    "kind",
    *(f"kind_{language}" for language in LANGUAGES),
    *(f"meaning_{language}" for language in LANGUAGES),
)


def dictionary(tables: Iterable[Table]) -> Iterator[Row]:
    """A row for each column of `tables`: what it holds and what it means, in three languages."""
    for table in tables:
        for column in table.columns:
            kinds, meanings = [], []
            for language in LANGUAGES:
                with translation.override(language):
                    kinds.append(gettext(KIND_WORDS[column.kind]))
                    meanings.append(gettext(column.meaning))
            yield (table.name, column.name, column.kind.value, *kinds, *meanings)
