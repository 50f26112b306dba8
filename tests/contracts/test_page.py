"""The pages of contracts and payments in the workspace show what they hold, in every language."""

from datetime import date

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from tapshyryk.contracts.actions.amend import propose_amendment
from tapshyryk.contracts.actions.pay import propose_payment
from tapshyryk.contracts.models import Payment
from tapshyryk.core import clock
from tests.contracts.agreed import awarded_order, signed
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def contract():
    with clock.at(NOON):
        world = make_world()
        contract = signed(world, awarded_order(world, partner=True))
        change = {"reason": "Жаз кеч келди", "change": "Мөөнөтү узартылат", "new_ends": date(2027, 2, 28)}
        propose_amendment(contract, actor=world.actor("director"), **change)
        payment = Payment(contract=contract)
        tranche = contract.tranches.get(number=1)
        propose_payment(
            payment, actor=world.actor("specialist"), tranche=tranche, amount_tyiyn=100, ground="Отчет"
        )
    return contract


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_page_of_a_contract(contract, language):
    with translation.override(language):
        page = render_to_string("contracts/subject_contract.html", {"subject": contract})
    for text in ("Даяр балдар", "“Келечек” КБ", "окутуу", "Мөөнөтү узартылат", "Жаз кеч келди", "400"):
        assert text in page
    assert page.count("<table") == 4


def test_the_page_of_a_payment(contract):
    page = render_to_string("contracts/subject_payment.html", {"subject": contract.payments.get()})
    assert "Отчет" in page
    assert "“Мээрим” КФ" in page
