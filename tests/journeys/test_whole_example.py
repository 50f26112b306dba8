"""The whole example through the web alone: in Kyrgyz, by role, in a browser with scripts and without."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from tapshyryk.demo.example.people import Cast
from tests.journeys import after_signing, competition, up_to_approval
from tests.journeys.walking import Walk

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("scripts", [False, True], ids=["without_scripts", "with_scripts"])
def test_from_a_need_to_a_year_after(walk: Callable[..., Walk], cast: Cast, scripts: bool) -> None:
    here = walk(scripts=scripts)
    session = up_to_approval.find_needs(here, cast)
    assembly = up_to_approval.vote(here, cast, session)
    order = up_to_approval.place_order(here, cast, assembly)
    competition.compete(here, cast, order)
    contract = competition.sign(here, order)
    names = after_signing.deliver(here, contract)
    after_signing.pay_tranche(here, contract, date(2024, 9, 10))
    after_signing.use_vouchers(here, order, contract, names)
    after_signing.pay_tranche(here, contract, date(2025, 1, 20))
    competition.amend(here, contract)
    after_signing.monitor(here, contract)
    after_signing.pay_tranche(here, contract, date(2025, 6, 20))
    after_signing.conclude(here, order, contract)
    after_signing.look_again(here, order)
    order.refresh_from_db()
    page = here.window()
    page.goto(f"/ky/orders/{order.slug}/")
    assert page.locator(".stage").count() == page.locator(".stage--done").count() == 9
    assert page.locator("#results-in-figures").count() == 1
    assert "41 адам жардам алды" in (page.locator("main").text_content() or "")
