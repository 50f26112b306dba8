"""What nobody gave is nothing; only what the source leaves open is "not reported"."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation

from tapshyryk.core.charts.contributions import contribution_bars
from tapshyryk.portal.views.order import money_of


def life(*remarks: Any) -> Any:
    return SimpleNamespace(
        order=None,
        given={("customer", "cash"): 100_000_000, ("community", "labour"): 900_000},
        remarks_on=lambda order, field: list(remarks) if field == "contributions" else [],
    )


def lines(*remarks: Any) -> list[tuple[Any, ...]]:
    with translation.override("en"):
        money = money_of(life(*remarks))
        assert money is not None
        assert contribution_bars(money).svg
        return [(line.cash, line.labour, line.equipment, line.total) for line in money.lines]


def test_a_kind_that_nobody_gave_is_nothing() -> None:
    assert lines() == [(100_000_000, 0, 0, 100_000_000), (0, 900_000, 0, 900_000)]


@pytest.mark.parametrize("other_value", ["", "1 030 000"])
def test_only_what_the_source_leaves_open_is_not_reported(other_value: str) -> None:
    remark = SimpleNamespace(remark="labour or equipment", other_value=other_value)
    nothing = 0 if other_value else None
    assert lines(remark)[0] == (100_000_000, nothing, nothing, 100_000_000)


def test_nothing_reported_is_no_table() -> None:
    assert money_of(SimpleNamespace(given={})) is None
