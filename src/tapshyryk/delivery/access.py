"""Who may do what with recipients, groups and contributions."""

from __future__ import annotations

from typing import Any

from tapshyryk.contracts.access import customer
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.contracts.queries.contracts import delivering_bodies
from tapshyryk.core.access.table import allow, holds, holds_anywhere, system

SERVING = ("ngo_head", "ngo_worker")


def deliverers(subject: Any) -> frozenset[str]:
    """The organisations that deliver the order now, lead and partners."""
    return delivering_bodies(subject.in_order)


def place(subject: Any) -> str:
    """The municipality of the order, whose specialist keeps the social cards."""
    return str(subject.municipality_body)


def contractors(subject: Any) -> tuple[str, ...]:
    """The contractor of the group and the partners of its consortium."""
    return contract_bodies(subject.contract)


PERMISSIONS = (
    allow(
        "delivery.register",
        holds(*SERVING, of=deliverers),
        holds("municipal_specialist", "ministry_specialist", of=customer),
    ),
    allow("delivery.register_from_card", holds("municipal_specialist", of=place)),
    allow(
        "delivery.see_identity",
        holds(*SERVING, of=deliverers),
        holds("municipal_specialist", "ministry_specialist", of=customer),
    ),
    allow(
        "delivery.import_recipients",  # each row is permitted on its own order
        holds_anywhere(*SERVING, "municipal_specialist", "ministry_specialist"),
    ),
    allow("delivery.walk", system("lifecycle")),
    allow("delivery.group", holds("ngo_head", of=contractors)),
    allow("delivery.enrol", holds(*SERVING, of=contractors)),
    allow("delivery.attend", holds(*SERVING, of=contractors)),
    allow(
        "delivery.contribute",
        holds(*SERVING, of=deliverers),
        holds("municipal_specialist", "ministry_specialist", "finance_officer", of=customer),
    ),
    allow(
        "delivery.reverse",
        holds("ngo_head", of=deliverers),
        holds("municipal_specialist", "ministry_specialist", "finance_officer", of=customer),
    ),
    allow("delivery.chronicle", system("founding sources")),
)
