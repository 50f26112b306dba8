"""What the API answers with: plain shapes without anything that leads to a private person."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from ninja import Field, Schema


class Texts(Schema):
    """A title or name in the languages it is written in; empty where it is not."""

    ky: str = ""
    ru: str = ""
    en: str = ""


def texts(row: Any, name: str = "title") -> dict[str, str]:
    """The text `name` of a row by language."""
    return {language: getattr(row, f"{name}_{language}") for language in ("ky", "ru", "en")}


class MunicipalityShape(Schema):
    """A municipality."""

    slug: str
    name: Texts
    kind: str
    oblast_iso: str
    km_to_oblast_centre: int | None
    km_to_bishkek: int | None
    latitude: Decimal | None
    longitude: Decimal | None
    source: str
    is_example: bool


class PopulationShape(Schema):
    """How many people live there, as one source gives it."""

    people: int
    year: int | None
    source: str


class MunicipalityWhole(MunicipalityShape):
    """A municipality with its population figures and orders."""

    population: list[PopulationShape]
    orders: list[str] = Field(description="permanent names of its orders")


class OrderShape(Schema):
    """A social order."""

    slug: str
    ocid: str
    title: Texts
    municipality: str
    customer: str | None
    theme: str
    form: str
    state: str
    year: int | None
    starts: date | None
    ends: date | None
    recipients_expected: int | None
    source: str
    is_example: bool


class GivenShape(Schema):
    """What one kind of giver gave in one form."""

    giver: str = Field(description="empty: not reported")
    form: str
    amount_tyiyn: int


class ResultShape(Schema):
    """An indicator with its target and, where reported, its result."""

    indicator: Texts
    unit: str
    baseline: Decimal | None
    target: Decimal
    value: Decimal | None
    way_percent: Decimal | None = Field(description="part of the way from baseline to target")


class ContinuationShape(Schema):
    """What was decided to follow, and what was seen a year later."""

    path: str
    decided_on: date
    checked_on: date | None
    still_runs: bool | None
    recipients_after: int | None


class OrderWhole(OrderShape):
    """An order with its life so far; sums are whole tyiyn, a hundredth of a som."""

    need: str
    aim: str
    target_group: str
    budget_tyiyn: int | None
    calls: list[str] = Field(description="permanent names of its published calls")
    contracts: list[str] = Field(description="permanent names of its contracts")
    given: list[GivenShape]
    paid_tyiyn: int
    recipients_served: int | None
    results: list[ResultShape]
    continuation: ContinuationShape | None
    ocds_url: str


class CallShape(Schema):
    """A published call; `proposals` is empty until they are opened."""

    slug: str
    order: str
    municipality: str
    title: Texts
    state: str
    published_at: datetime
    closes_at: datetime | None
    opened_at: datetime | None
    decided_at: datetime | None
    proposals: int | None
    is_example: bool


class CriterionShape(Schema):
    """What proposals are judged by."""

    title: Texts
    weight: int
    maximum: int


class ProposalShape(Schema):
    """An opened proposal."""

    organisation: str
    consortium: list[str]
    title: Texts
    state: str
    total_tyiyn: int
    asked_tyiyn: int
    score: Decimal | None
    place: int | None


class CallWhole(CallShape):
    """A call with its criteria and, once opened, its proposals."""

    description: str
    criteria: list[CriterionShape]
    opened: list[ProposalShape]


class ContractShape(Schema):
    """A contract from the customer's signature on."""

    slug: str
    order: str
    municipality: str
    contractor: str
    state: str
    amount_tyiyn: int | None
    starts: date | None
    ends: date | None
    signed_at: datetime | None
    source: str
    is_example: bool


class TrancheShape(Schema):
    """A part of the contract's money."""

    number: int
    amount_tyiyn: int
    due: date
    paid_tyiyn: int


class AmendmentShape(Schema):
    """A change both sides accepted."""

    number: int
    reason: str
    change: str
    new_ends: date | None
    new_amount_tyiyn: int | None


class ContractWhole(ContractShape):
    """A contract with its partners, tranches and amendments."""

    aim: str
    partners: list[str]
    tranches: list[TrancheShape]
    amendments: list[AmendmentShape]
    results: list[ResultShape]


class ActShape(Schema):
    """An act of the public record; persons stand by a key, never by name."""

    id: UUID
    number: int | None = Field(description="number in the sealed record; empty until it is sealed")
    at: datetime
    verb: str
    actor_kind: str
    actor_role: str
    subject_type: str
    subject_label: str
    municipality: str | None
    order: str | None
    from_state: str
    to_state: str
    is_example: bool


class ActWhole(ActShape):
    """An act with its content and the proof that it is in the signed tree."""

    entry: str = Field(description="the exact text whose hash, after a zero byte, is the leaf's")
    detail: dict[str, Any]
    overrides: list[dict[str, str]]
    documents: list[dict[str, Any]]
    leaf_hash: str
    proof: list[str] = Field(description="hashes from the leaf to the root")
    tree_size: int | None
    root: str | None


class Municipalities(Schema):
    """A page of municipalities."""

    count: int
    limit: int
    offset: int
    items: list[MunicipalityShape]


class Orders(Schema):
    """A page of orders."""

    count: int
    limit: int
    offset: int
    items: list[OrderShape]


class Calls(Schema):
    """A page of calls."""

    count: int
    limit: int
    offset: int
    items: list[CallShape]


class Contracts(Schema):
    """A page of contracts."""

    count: int
    limit: int
    offset: int
    items: list[ContractShape]


class Acts(Schema):
    """A page of acts, newest first; `older` is where the next page begins."""

    items: list[ActShape]
    older: UUID | None


class Trouble(Schema):
    """Why there is no answer."""

    detail: str


class Refusal(Schema):
    """What is wrong with the question: each fault with its place."""

    detail: list[dict[str, Any]]


REFUSALS: Final = {422: Refusal, 429: Trouble}
"""What any question may be answered with: it cannot be read, or it is one too many this minute."""

ONE: Final = {**REFUSALS, 404: Trouble}
"""The same for a question about one thing, which may not be there."""
