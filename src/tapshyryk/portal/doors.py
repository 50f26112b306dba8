"""Where a reader of a public page can speak up: a question about a call, a complaint about a service."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tapshyryk.calls.models import Call
from tapshyryk.contracts.models import Contract
from tapshyryk.core import clock
from tapshyryk.core.navigation import address
from tapshyryk.core.wording import wording
from tapshyryk.monitoring.domain.guards import SIGNED


@dataclass(frozen=True, slots=True)
class Door:
    """An address where something can be said, with words for the link and what it is about."""

    href: str
    label: str
    about: str = ""


def closing(call: Call | None) -> datetime | None:
    """When the door of a call that is open closes; None when there is none."""
    return call.closes_at if call is not None and call.state == "open" else None


def doors(calls: Iterable[Call | None], contracts: Iterable[Contract | None], *, named: bool) -> list[Door]:
    """The doors that stand open; `named` says what each is about, on pages about more than one order.

    Orders told by founding sources are long over: nobody is there to answer about them.
    """
    found = []
    for call in calls:
        if call is not None and call.state == "open" and call.closes_at and clock.now() < call.closes_at:
            label = _("Ask a question about the call")
            about = wording(call.order, "title").text if named else ""
            found.append(Door(address("speaking:ask", call.slug), label, about))
    for contract in contracts:
        if contract is not None and contract.state in SIGNED and not contract.source:
            label = _("Complain about the service")
            about = wording(contract.order, "title").text if named else ""
            found.append(Door(address("speaking:complain", contract.slug), label, about))
    return [door for door in found if door.href]
