"""The later chapters of the example: services with their contributions, payments, and vouchers."""

from __future__ import annotations

from datetime import date, timedelta

from tapshyryk.contracts.actions.pay import approve_payment, pay, propose_payment
from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.delivery.actions.attendance import record_attendance
from tapshyryk.delivery.actions.contribution import record_contribution
from tapshyryk.delivery.actions.group import enrol, form_group, start_group
from tapshyryk.delivery.actions.recipient import register_from_card, register_recipient
from tapshyryk.delivery.models import Contribution, Group, Recipient
from tapshyryk.demo.example.story import Story
from tapshyryk.demo.example.up_to_approval import SOM
from tapshyryk.needs.queries.social_cards import open_cards_of
from tapshyryk.orders.models import Order
from tapshyryk.vouchers.actions.redeem import redeem_voucher
from tapshyryk.vouchers.actions.settle import claim_settlement, settle_vouchers
from tapshyryk.vouchers.actions.voucher import issue_voucher
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher

RECIPIENTS = 12
"""How many recipients the example writes cards for; the report counts all forty the order served."""


def deliver(story: Story, order: Order, this: Contract) -> list[Recipient]:
    """Recipients are registered and served in two groups; contributions come in."""
    story.chapter("6 · Delivery")
    story.on(2024, 8, 26)
    recipients = [_pass_on(story, order)]
    recipients += [_register(story, order, number) for number in range(2, RECIPIENTS + 1)]
    groups = []
    for name_ky, name_ru, name_en in (
        ("Үлгү-Булак тобу", "группа Улгю-Булака", "Ülgü-Bulak group"),
        ("Жаңы-Үлгү тобу", "группа Жаны-Улгю", "Jangy-Ülgü group"),
    ):
        group = Group(contract=this, name_ky=name_ky, name_ru=name_ru, name_en=name_en)
        story.take(form_group, group, by="director", service="Үйдө кам көрүү", places=20)
        groups.append(group)
    for number, recipient in enumerate(recipients):
        story.take(enrol, groups[number % 2], by="worker", recipient=recipient, since=date(2024, 9, 2))
    day = story.on(2024, 9, 2)
    for group in groups:
        story.take(start_group, group, by="director", day=day)
    for week in range(3):
        day = story.on(2024, 9, 5 + 7 * week, 17)
        for group in groups:
            came = list(group.enrolments.order_by("pk").values_list("pk", flat=True))
            story.take(record_attendance, group, by="worker", day=day, present=came[: len(came) - week % 2])
    for source_kind, kind, som, day, description in (
        ("own", "premises", 96_000, date(2024, 9, 30), "Кеңсе имараты, 12 ай"),
        ("community", "labour", 74_000, date(2025, 3, 31), "Отун жарып, кар күрөгөн волонтёрлор"),
        ("sponsors", "equipment", 38_500, date(2024, 11, 20), "Эки велосипед жана тонометрлер"),
        ("recipients", "cash", 12_000, date(2025, 5, 30), "Дарынын баасына кошумча"),
    ):
        story.on(day.year, day.month, day.day)
        story.take(
            record_contribution,
            Contribution(order=order),
            by="director",
            source_kind=source_kind,
            kind=kind,
            amount_tyiyn=som * SOM,
            day=day,
            description=description,
        )
    return recipients


def _pass_on(story: Story, order: Order) -> Recipient:
    """Whoever the round found first is served first, with the number of the social card."""
    recipient = Recipient(order=order)
    card = open_cards_of(order.municipality).earliest("pk")
    story.take(register_from_card, recipient, by="specialist", card=card)
    return recipient


def _register(story: Story, order: Order, number: int) -> Recipient:
    recipient = Recipient(order=order)
    story.take(
        register_recipient,
        recipient,
        by="worker",
        identity=Identity(
            full_name=f"Кызмат алуучу {number} (мисал)",
            born_on=date(1940 + number % 15, 1 + number % 12, 1 + number),
            address="Үлгү-Булак",
        ),
        sex="female" if number % 3 else "male",
        consent_on=date(2024, 8, 26),
        vulnerable_group="Жалгыз бой улгайган адам",
        known_before=number % 4 != 0,
    )
    return recipient


def pay_tranche(story: Story, this: Contract, number: int, day: date) -> None:
    """A tranche is proposed by one, approved by another and paid by a third."""
    story.on(day.year, day.month, day.day)
    tranche = this.tranches.get(number=number)
    payment = Payment(contract=this)
    story.take(
        propose_payment,
        payment,
        by="specialist",
        tranche=tranche,
        amount_tyiyn=tranche.amount_tyiyn,
        ground=tranche.condition,
    )
    later = day + timedelta(days=3)
    story.on(later.year, later.month, later.day)
    story.take(approve_payment, payment, by="head")
    later = day + timedelta(days=5)
    story.on(later.year, later.month, later.day)
    story.take(pay, payment, by="finance", day=later)


def use_vouchers(story: Story, order: Order, this: Contract, recipients: list[Recipient]) -> None:
    """Vouchers are issued, redeemed until one is spent, refused once more, and settled."""
    story.chapter("6a · Vouchers")
    story.on(2024, 10, 7)
    vouchers = []
    for recipient in recipients[:5]:
        voucher = Voucher(order=order)
        story.take(
            issue_voucher,
            voucher,
            by="specialist",
            recipient=recipient,
            service="Үйдү кышка оңдоо",
            amount_tyiyn=6_000 * SOM,
            valid_until=date(2025, 3, 31),
        )
        vouchers.append(voucher)
    for som, day in ((2_500, date(2024, 10, 21)), (3_500, date(2024, 11, 4))):
        story.on(day.year, day.month, day.day)
        story.take(
            redeem_voucher,
            Redemption(contract=this, voucher=vouchers[0], provider=this.contractor),
            by="worker",
            amount_tyiyn=som * SOM,
            day=day,
        )
    day = story.on(2024, 11, 11)
    story.refused(
        redeem_voucher,
        Redemption(contract=this, voucher=vouchers[0], provider=this.contractor),
        by="worker",
        rule="vouchers.not_spent",
        amount_tyiyn=500 * SOM,
        day=day,
    )
    settlement = Settlement(contract=this)
    story.take(claim_settlement, settlement, by="director")
    day = story.on(2024, 11, 18)
    story.take(settle_vouchers, settlement, by="finance", day=day)
