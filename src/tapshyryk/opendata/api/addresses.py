"""The API as a whole: its addresses, its limits and how it answers."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI

from tapshyryk.opendata.api import acts, calls, contracts, orders, places
from tapshyryk.opendata.api.limits import ByAddress


class OpenApi(NinjaAPI):
    """Answers every program in the world, and lets it keep an answer for a minute."""

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        """The answer with the headers of public data."""
        response = super().create_response(request, data, **options)
        response["Access-Control-Allow-Origin"] = "*"
        if response.status_code == 200:
            response["Cache-Control"] = "public, max-age=60"
        return response


api = OpenApi(
    title="Tapshyryk",
    version="1",
    description=(
        "Social orders in the open, from need to result: read only, nothing that leads to a private person. "
        "Sums are whole tyiyn, a hundredth of a som. `is_example` marks the invented example; leave it out "
        "of any sum. What has not been reported is null, never zero."
    ),
    urls_namespace="api",
    docs_url=None,
    openapi_url="/openapi.json",
    throttle=[ByAddress()],
)
api.add_router("/municipalities", places.router)
api.add_router("/orders", orders.router)
api.add_router("/calls", calls.router)
api.add_router("/contracts", contracts.router)
api.add_router("/acts", acts.router)
