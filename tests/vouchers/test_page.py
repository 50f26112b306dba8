"""The pages and papers of vouchers: the code is seen by those who issue it, never by those who redeem it."""

import pytest
from django.template.loader import render_to_string
from django.test import Client

from tapshyryk.core import clock
from tapshyryk.core.documents.models import Document
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.files.purposes import may_read
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.parties.models import Account
from tapshyryk.vouchers.actions.settle import claim_settlement
from tapshyryk.vouchers.actions.voucher import print_voucher
from tapshyryk.vouchers.models import Settlement
from tests.vouchers.issued import issued, redeemed, voucher_contract
from tests.world import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON):
        yield


@pytest.fixture
def voucher(world):
    return issued(world, voucher_contract(world))


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_a_voucher_is_printed_for_those_who_issue_it(world, voucher, language):
    act = print_voucher(voucher, actor=world.actor("specialist"), language=language)
    paper = Document.objects.get(kind="vouchers/voucher")
    assert act.documents[0]["sha256"] == paper.sha256
    assert (paper.public, paper.language, paper.size > 1000) == (False, language, True)
    for who, may in (("specialist", True), ("head", True), ("worker", False), ("resident", False)):
        assert may_read(paper.kind, world.actor(who), paper) is may
    assert may_read(paper.kind, None, paper) is False
    with pytest.raises(Refused):
        print_voucher(voucher, actor=world.actor("worker"))


def test_the_page_of_a_voucher_shows_its_code_only_to_those_who_issue_it(world, voucher):
    print_voucher(voucher, actor=world.actor("specialist"))
    for who, may in (("specialist", True), ("finance", False), ("worker", False)):
        page = render_to_string(
            "vouchers/subject_voucher.html", {"subject": voucher, "actor": world.actor(who)}
        )
        assert (voucher.code in page) is may
        assert ("voucher--ky.pdf" in page) is may
        assert "Массаж" in page


def test_the_pages_of_a_redemption_and_a_claim_name_no_recipient(world, voucher):
    contract = voucher.order.contracts.get()
    redemption = redeemed(world, contract, voucher, 200_000)
    settlement = Settlement(contract=contract)
    claim_settlement(settlement, actor=world.actor("director"))
    for template, subject in (("redemption", redemption), ("settlement", settlement)):
        page = render_to_string(f"vouchers/subject_{template}.html", {"subject": subject})
        assert "Массаж" in page
        assert voucher.code not in page
        assert voucher.recipient.card_number not in page


def test_a_provider_opens_the_page_on_which_a_voucher_is_redeemed(world, voucher):
    with inside_an_act():
        account = Account.objects.create(person=world.people["worker"], email="worker@example.org")
    client = Client()
    client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(f"/ky/work/begin/redeem_voucher/contract/{voucher.order.contracts.get().pk}/")
    assert answer.status_code == 200
    assert 'name="code"' in answer.content.decode()
