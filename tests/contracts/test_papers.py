"""The contract and its amendments on paper, named in the act by their hash."""

from datetime import date

import pytest

from tapshyryk.contracts.actions.amend import accept_amendment, propose_amendment
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.documents.storing import documents_of
from tests.contracts.agreed import awarded_order, signed
from tests.world import NOON, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


def test_the_signed_contract_is_printed_in_both_languages():
    world = make_world()
    contract = signed(world, awarded_order(world, partner=True), papers=True)
    papers = documents_of(contract)
    act = Act.objects.get(verb="sign_contract")
    assert [paper.name for paper in papers] == [
        "contract-kindergarten-contract-ky.pdf",
        "contract-kindergarten-contract-ru.pdf",
    ]
    assert [paper["sha256"] for paper in act.documents] == [paper.sha256 for paper in papers]
    assert all(paper.public and paper.size > 5000 for paper in papers)


def test_an_accepted_amendment_is_printed():
    world = make_world()
    contract = signed(world, awarded_order(world))
    change = {"reason": "Жаз кеч келди", "change": "Мөөнөтү узартылат", "new_amount_tyiyn": 85_000_000}
    propose_amendment(contract, actor=world.actor("director"), new_ends=date(2027, 2, 28), **change)
    act = accept_amendment(contract, actor=world.actor("head"))
    assert [paper.language for paper in documents_of(contract)] == ["ky", "ru"]
    assert len(act.documents) == 2


def test_a_contract_paid_by_vouchers_is_printed_without_tranches():
    world = make_world()
    contract = signed(world, awarded_order(world, form="voucher"), amount_tyiyn=0, papers=True)
    assert len(documents_of(contract)) == 2
