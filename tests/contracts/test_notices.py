"""Who is told what of contracts and payments, in their language."""

from datetime import date

import pytest
from django.utils import translation

from tapshyryk.contracts.actions.amend import propose_amendment, refuse_amendment
from tapshyryk.contracts.actions.end import terminate_contract
from tapshyryk.contracts.actions.pay import approve_payment, pay, propose_payment, refuse_payment
from tapshyryk.contracts.models import Payment
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.outbox.notices import letters_of
from tests.contracts.agreed import awarded_order, signed
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def contract(world):
    return signed(world, awarded_order(world))


def told(world, verb):
    names = {world.actor(name).ref: name for name in world.people}
    return {names[letter.to]: letter for letter in letters_of(Act.objects.filter(verb=verb).first())}


def test_each_side_is_told_when_it_is_its_turn(world, contract):
    assert set(told(world, "offer_contract")) == {"director"}
    letters = told(world, "sign_contract")
    assert set(letters) == {"head", "specialist", "finance"}
    with translation.override("ru"):
        assert "31 декабря 2026" in letters["head"].body()
    with translation.override("ky"):
        assert "Балдар үчүн топтор" in letters["head"].subject()


def test_an_amendment_is_told_to_the_other_side_and_the_answer_to_the_first(world, contract):
    change = {"reason": "Жаз кеч келди", "change": "Мөөнөтү узартылат", "new_ends": date(2027, 2, 28)}
    propose_amendment(contract, actor=world.actor("director"), **change)
    letters = told(world, "propose_amendment")
    assert set(letters) == {"head"}
    assert "Жаз кеч келди" in letters["head"].body()
    refuse_amendment(contract, actor=world.actor("head"), answer="Бюджет жок")
    letters = told(world, "refuse_amendment")
    assert set(letters) == {"director"}
    assert "Бюджет жок" in letters["director"].body()


def test_a_payment_goes_from_hand_to_hand(world, contract):
    payment = Payment(contract=contract)
    given = {"tranche": contract.tranches.get(number=1), "amount_tyiyn": 40_000_000, "ground": "Отчет"}
    propose_payment(payment, actor=world.actor("specialist"), **given)
    assert set(told(world, "propose_payment")) == {"head"}
    approve_payment(payment, actor=world.actor("head"))
    assert set(told(world, "approve_payment")) == {"finance"}
    pay(payment, actor=world.actor("finance"), day=date(2026, 3, 2))
    letters = told(world, "pay")
    assert set(letters) == {"director"}
    with translation.override("ru"):
        assert "400 000 сом" in letters["director"].subject().replace("\N{NO-BREAK SPACE}", " ")


def test_a_refusal_and_a_termination_say_why(world, contract):
    payment = Payment(contract=contract)
    given = {"tranche": contract.tranches.get(number=1), "amount_tyiyn": 40_000_000}
    propose_payment(payment, actor=world.actor("specialist"), **given)
    refuse_payment(payment, actor=world.actor("head"), answer="Отчет жок")
    letters = told(world, "refuse_payment")
    assert set(letters) == {"specialist", "director"}
    assert "Отчет жок" in letters["specialist"].body()
    terminate_contract(contract, actor=world.actor("head"), reason="Уюм ишин токтотту")
    assert set(told(world, "terminate_contract")) == {"director", "specialist", "finance"}
