"""One order as one release: everything that is public of it, as its life stands now."""

from __future__ import annotations

from datetime import UTC
from typing import Any, Final

from tapshyryk.opendata.ocds.contracting import contracts
from tapshyryk.opendata.ocds.gathering import Gathered
from tapshyryk.opendata.ocds.identity import ocid_of
from tapshyryk.opendata.ocds.parties import Parties
from tapshyryk.opendata.ocds.sections import awards, last_call, planning, tender
from tapshyryk.opendata.ocds.values import LANGUAGE, filled, moment

IMPLEMENTED: Final = ("delivering", "completed", "followed")
"""States of an order in which its service was given."""


def release_of(found: Gathered) -> dict[str, Any]:
    """The release of an order; its id changes with every public act of the order's life."""
    order = found.order
    parties = Parties()
    buyer = parties.take(order.customer, "buyer")
    sections = {
        "planning": planning(found),
        "tender": tender(found, parties),
        "awards": awards(found, parties),
        "contracts": contracts(found, parties),
    }
    written = found.recorded_at.astimezone(UTC)
    return filled(
        {
            "ocid": ocid_of(order.slug),
            "id": f"{ocid_of(order.slug)}-{written:%Y%m%dT%H%M%S%fZ}",
            "date": moment(found.changed_at),
            "tag": _tags(found, sections),
            "initiationType": "tender",
            "language": LANGUAGE,
            "parties": parties.listed(),
            "buyer": buyer,
            **sections,
            **({"isExample": True} if order.is_example else {}),
        }
    )


def _tags(found: Gathered, sections: dict[str, Any]) -> list[str]:
    """Which steps of the process the release tells of."""
    order, call = found.order, last_call(found)
    ended = any(contract.state == "terminated" for contract in found.contracts)
    amended = any(contract.get("amendments") for contract in sections["contracts"])
    tags = [
        ("planning", True),
        ("tender", call is not None),
        ("tenderCancellation", call is not None and call.state in ("cancelled", "failed")),
        ("award", bool(sections["awards"])),
        ("contract", bool(sections["contracts"])),
        ("contractAmendment", amended),
        ("contractTermination", ended),
        ("implementation", order.state in IMPLEMENTED or _implemented(sections["contracts"])),
    ]
    return [tag for tag, told in tags if told]


def _implemented(told: list[dict[str, Any]]) -> bool:
    return any(contract.get("implementation") for contract in told)
