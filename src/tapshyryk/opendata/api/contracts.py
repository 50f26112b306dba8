"""Contracts through the API."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Field, Query, Router
from ninja.errors import HttpError

from tapshyryk.contracts.models import Amendment, Contract
from tapshyryk.contracts.queries.contracts import tranches_of
from tapshyryk.impact.queries.results import targets_and_results
from tapshyryk.opendata.api.limits import NAME, Page, Slug
from tapshyryk.opendata.api.orders import result_shape
from tapshyryk.opendata.api.shapes import ONE, REFUSALS, Contracts, ContractWhole
from tapshyryk.opendata.ocds.gathering import HIDDEN_CONTRACTS

router = Router(tags=["contracts"])


class Wanted(Page):
    """Which contracts are wanted."""

    order: str = Field("", max_length=120, pattern=NAME, description="permanent name of the order")
    municipality: str = Field(
        "", max_length=80, pattern=NAME, description="permanent name of the municipality"
    )
    contractor: str = Field("", max_length=120, pattern=NAME, description="permanent name of the contractor")
    state: str = Field("", max_length=32, pattern=NAME)
    is_example: bool | None = None


def _public() -> Any:
    contracts = Contract.objects.exclude(state__in=HIDDEN_CONTRACTS)
    return contracts.select_related("order__municipality", "contractor").order_by("slug")


def shape(contract: Contract) -> dict[str, Any]:
    """A contract as the API shows it in a list."""
    return {
        "slug": contract.slug,
        "order": contract.order.slug,
        "municipality": contract.order.municipality.slug,
        "contractor": contract.contractor.slug,
        "state": contract.state,
        "amount_tyiyn": contract.amount_tyiyn,
        "starts": contract.starts,
        "ends": contract.ends,
        "signed_at": contract.signed_at,
        "source": contract.source,
        "is_example": contract.order.municipality.is_example,
    }


@router.get("", response={200: Contracts, **REFUSALS}, operation_id="list_contracts")
def contracts(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Contracts from the customer's signature on."""
    rows = _public()
    for name, path in (
        ("order", "order__slug"),
        ("municipality", "order__municipality__slug"),
        ("contractor", "contractor__slug"),
        ("state", "state"),
    ):
        if value := getattr(wanted, name):
            rows = rows.filter(**{path: value})
    if wanted.is_example is not None:
        rows = rows.filter(order__municipality__is_example=wanted.is_example)
    page = wanted.part_of(rows)
    return {**page, "items": [shape(contract) for contract in page["items"]]}


@router.get("/{slug}", response={200: ContractWhole, **ONE}, operation_id="get_contract")
def contract(request: HttpRequest, slug: Slug) -> dict[str, Any]:
    """One contract with its partners, tranches, accepted amendments and results."""
    found = _public().filter(slug=slug).first()
    if found is None:
        raise HttpError(404, "There is no public contract of this name.")
    partners = found.partners.order_by("organisation__slug").values_list("organisation__slug", flat=True)
    accepted = found.amendments.filter(standing=Amendment.Standing.ACCEPTED)
    return {
        **shape(found),
        "aim": found.aim,
        "partners": list(partners),
        "tranches": [
            {
                "number": one.tranche.number,
                "amount_tyiyn": one.tranche.amount_tyiyn,
                "due": one.tranche.due,
                "paid_tyiyn": one.paid,
            }
            for one in tranches_of(found)
        ],
        "amendments": list(accepted.values("number", "reason", "change", "new_ends", "new_amount_tyiyn")),
        "results": [
            result_shape(one)
            for one in targets_and_results(found.order)
            if one.indicator.contract_id == found.pk
        ],
    }
