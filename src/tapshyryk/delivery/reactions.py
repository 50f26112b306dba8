"""How the service pushes the order on: with the first running group it is delivered."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.reactions import begin_delivery
from tapshyryk.core.lifecycle.registry import when
from tapshyryk.delivery.models import Group


@when("start_group")
def begin_delivery_with_group(group: Group, act: Any) -> None:
    """The first group that works makes a contracted order a delivered one."""
    begin_delivery(group.contract.order)
