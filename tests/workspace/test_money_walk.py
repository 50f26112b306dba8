"""From the winner to the last settled voucher, taken through the guided pages alone, by role, in Kyrgyz."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.core import clock
from tapshyryk.core.entity import inside_an_act
from tapshyryk.delivery.models import Attendance, Contribution, Group, Recipient
from tapshyryk.money.queries.balances import check_ledger, money_story
from tapshyryk.orders.models import Order
from tapshyryk.parties.models import Account
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher
from tests.contracts.agreed import awarded_order
from tests.world import NOON, World

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon():
    with clock.at(NOON), translation.override("ky"):
        yield


class Hand:
    """Somebody who is signed in and takes steps through the pages."""

    def __init__(self, world: World, name: str) -> None:
        with inside_an_act():
            account, _ = Account.objects.get_or_create(
                person=world.people[name], defaults={"email": f"{name.replace(' ', '.')}@example.org"}
            )
        self.client = Client()
        self.client.force_login(account, backend="django.contrib.auth.backends.ModelBackend")

    def begins(self, verb: str, parent: Any, **given: Any) -> Any:
        return self._take(reverse("workspace:begin", args=[verb, parent.lifecycle.name, parent.pk]), given)

    def takes(self, verb: str, subject: Any, **given: Any) -> Any:
        return self._take(reverse("workspace:step", args=[subject.lifecycle.name, subject.pk, verb]), given)

    def sees(self, subject: Any) -> str:
        answer = self.client.get(reverse("workspace:subject", args=[subject.lifecycle.name, subject.pk]))
        assert answer.status_code == 200
        return answer.content.decode()

    def _take(self, address: str, given: dict[str, Any]) -> Any:
        page = self.client.get(address)
        assert page.status_code == 200, address
        form = page.context["form"]
        initial = {name: form[name].initial for name in form.fields if form[name].initial not in (None, "")}
        typed = {
            name: form[name].value() if name not in given else given[name] for name in {**initial, **given}
        }
        answer = self.client.post(address, {"request_key": str(page.context["request_key"]), **typed})
        assert answer.status_code == 302, re.sub(r"<[^>]+>|\s+", " ", answer.content.decode())
        return answer


def contracted(world: World, order: Order) -> Contract:
    specialist, head, director = (Hand(world, name) for name in ("specialist", "head", "director"))
    voucher = order.form == "voucher"
    specialist.begins("draft_contract", order, **({"amount_tyiyn": "0"} if voucher else {}))
    contract = order.contracts.get()
    specialist.takes(
        "word_contract", contract, verification="Адис ай сайын журналды текшерет", aim="Балдар даяр"
    )
    specialist.takes("set_indicator", contract, title_ky="Сабактар", unit="hours", target="120")
    if not voucher:
        specialist.takes("plan_tranche", contract, amount_tyiyn="500 000", due="2026-03-10")
        specialist.takes("plan_tranche", contract, amount_tyiyn="300000,00", due="2026-09-01")
    head.takes("offer_contract", contract)
    assert "Сабактар" in director.sees(contract)
    director.takes("sign_contract", contract)
    contract.refresh_from_db()
    return contract


def test_a_contract_is_signed_paid_and_completed(world):
    order = awarded_order(world)
    contract = contracted(world, order)
    assert (contract.state, contract.amount_tyiyn, contract.indicators.count()) == ("in_force", 80_000_000, 2)
    director, head = Hand(world, "director"), Hand(world, "head")
    director.takes(
        "propose_amendment", contract, change="Узартуу", reason="Жаз кеч келди", new_ends="2027-01-31"
    )
    head.takes("accept_amendment", contract)
    Hand(world, "specialist").begins("propose_payment", contract, ground="Биринчи отчет")
    payment = Payment.objects.get()
    assert (payment.amount_tyiyn, payment.tranche.number) == (50_000_000, 1)
    head.takes("approve_payment", payment)
    Hand(world, "finance").takes("pay", payment)
    Hand(world, "worker").begins(
        "record_contribution", order, source_kind="community", kind="labour", amount_tyiyn="9570"
    )
    Hand(world, "finance").takes("reverse_contribution", Contribution.objects.get(), reason="Эки жолу")
    head.takes("complete_contract", contract)
    order.refresh_from_db()
    assert order.state == "completed"
    assert money_story(order.pk).total_paid == 50_000_000
    assert check_ledger() == []


def test_recipients_are_registered_served_and_marked(world):
    contract = contracted(world, awarded_order(world))
    worker, director = Hand(world, "worker"), Hand(world, "director")
    card = {"full_name": "Планттын Уулу", "born_on": "2020-05-01", "sex": "female", "known_before": "no"}
    worker.begins(
        "register_recipient", contract.order, consent_on="2026-03-01", fits_target_group="on", **card
    )
    recipient = Recipient.objects.get()
    assert recipient.known_before is False
    worker.takes("correct_recipient", recipient, full_name="Планттын Кызы")
    director.begins("form_group", contract, name_ky="Эртең мененки топ", service="Даярдоо", places="20")
    group = Group.objects.get()
    worker.takes("enrol", group, recipient=str(recipient.pk))
    director.takes("start_group", group)
    worker.takes("record_attendance", group, present=[str(group.enrolments.get().pk)])
    assert Attendance.objects.get().present is True
    assert "Планттын Кызы" in worker.sees(group)
    assert "Планттын Кызы" in worker.sees(recipient)
    head = Hand(world, "head")
    assert "Планттын" not in head.sees(group)
    director.takes("end_group", group)
    worker.takes("leave_service", recipient, because="finished")
    recipient.refresh_from_db()
    assert recipient.state == "left"


def test_a_voucher_is_issued_printed_redeemed_and_settled(world):
    contract = contracted(world, awarded_order(world, form="voucher"))
    specialist, worker, director = (Hand(world, name) for name in ("specialist", "worker", "director"))
    card = {"full_name": "Планттын Уулу", "born_on": "2020-05-01", "sex": "female"}
    specialist.begins(
        "register_recipient", contract.order, consent_on="2026-03-01", fits_target_group="on", **card
    )
    issue = {"recipient": str(Recipient.objects.get().pk), "service": "Массаж", "amount_tyiyn": "5000"}
    specialist.begins("issue_voucher", contract.order, **issue)
    voucher = Voucher.objects.get()
    specialist.takes("print_voucher", voucher)
    assert voucher.code in specialist.sees(voucher)
    worker.begins("redeem_voucher", contract, code=voucher.code.lower(), amount_tyiyn="2000")
    assert voucher.code not in worker.sees(Redemption.objects.get())
    director.begins("claim_settlement", contract)
    Hand(world, "finance").takes("settle_vouchers", Settlement.objects.get())
    specialist.takes("cancel_voucher", voucher, reason="Кагаз жоголду")
    story = money_story(contract.order_id)
    assert (story.total_paid, story.promised) == (200_000, 0)
    assert check_ledger() == []


def test_a_step_that_begins_something_is_taken_once_even_if_sent_twice(world):
    order = awarded_order(world)
    client = Hand(world, "specialist").client
    address = reverse("workspace:begin", args=["draft_contract", "order", order.pk])
    key = str(client.get(address).context["request_key"])
    given = {"request_key": key, "amount_tyiyn": "800000", "starts": "2026-03-01", "ends": "2026-12-31"}
    first, again = client.post(address, given), client.post(address, given)
    assert (first.status_code, again.status_code) == (302, 302)
    assert first["Location"] == again["Location"]
    assert Contract.objects.count() == 1
    assert client.get(address).status_code == 404
