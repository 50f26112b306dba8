"""The first three stages in a browser that runs scripts: needs, vote, order."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tapshyryk.demo.example.people import Cast
from tests.journeys import up_to_approval
from tests.journeys.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_from_needs_to_an_approved_order_with_scripts(walk: Callable[..., Walk], cast: Cast) -> None:
    here = walk(scripts=True)
    session = up_to_approval.find_needs(here, cast)
    assembly = up_to_approval.vote(here, cast, session)
    order = up_to_approval.place_order(here, cast, assembly)
    assert order.state == "approved"
    assert here.steps == 34
