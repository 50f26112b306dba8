"""The tables and facts that the pages of vouchers and claims show in the workspace."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.translation import gettext as _

from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.components import Column, Fact, Paper, Table
from tapshyryk.core.documents.storing import documents_of
from tapshyryk.core.wording import current_language
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher
from tapshyryk.vouchers.uploads import may_print

register = template.Library()
MOST_ROWS = 200


def _som(tyiyn: int) -> str:
    return formats.som(tyiyn, current_language())


def _day(day: Any) -> str:
    return formats.date_long(day, current_language())


@register.simple_tag
def voucher_facts(voucher: Voucher, actor: Actor) -> list[Fact]:
    """What the voucher is for and what is left on it; the code only for those who issue it."""
    facts = [
        Fact(_("Social order"), voucher.order.title),
        Fact(_("Service"), voucher.service),
        Fact(_("Sum"), _som(voucher.face_tyiyn)),
        Fact(_("Left on it"), _som(voucher.balance_tyiyn)),
        Fact(_("Valid until"), _day(voucher.valid_until)),
    ]
    if may_print(actor, voucher):
        facts.append(Fact(_("Code of the voucher"), voucher.code))
        facts.append(Fact(_("Card number"), voucher.recipient.card_number))
    return facts


@register.simple_tag
def voucher_papers(voucher: Voucher, actor: Actor) -> list[Paper]:
    """The printed vouchers, for those who issue them."""
    if not may_print(actor, voucher):
        return []
    return [
        Paper(label=f"{paper.title} ({paper.language})", href=paper.get_absolute_url(), sha256=paper.sha256)
        for paper in documents_of(voucher, public=False)
    ]


@register.simple_tag
def redemption_facts(redemption: Redemption) -> list[Fact]:
    """What was taken off a voucher, where and when."""
    return [
        Fact(_("Provider"), redemption.provider.name),
        Fact(_("Service"), redemption.voucher.service),
        Fact(_("Sum"), _som(redemption.amount_tyiyn)),
        Fact(_("Day of the service"), _day(redemption.served_on)),
        Fact(_("Left on the voucher"), _som(redemption.voucher.balance_tyiyn)),
    ]


@register.simple_tag
def settlement_facts(settlement: Settlement) -> list[Fact]:
    """Who claims how much under which contract."""
    facts = [
        Fact(_("Social order"), settlement.contract.order.title),
        Fact(_("Contractor"), settlement.contract.contractor.name),
        Fact(_("Sum"), _som(settlement.amount_tyiyn)),
    ]
    if settlement.paid_on:
        facts.append(Fact(_("Day of payment"), _day(settlement.paid_on)))
    if settlement.refusal_reason:
        facts.append(Fact(_("Reason"), settlement.refusal_reason))
    return facts


@register.simple_tag
def redemption_table(settlement: Settlement) -> Table:
    """The redemptions of a claim, without the recipients."""
    rows = settlement.redemptions.select_related("voucher", "provider").order_by("served_on", "pk")
    return Table(
        caption=_("Redeemed vouchers of the claim"),
        columns=(
            Column(_("Day of the service"), "date"),
            Column(_("Service")),
            Column(_("Provider")),
            Column(_("Sum"), "number"),
        ),
        rows=[
            (_day(row.served_on), row.voucher.service, row.provider.name, _som(row.amount_tyiyn))
            for row in rows[:MOST_ROWS]
        ],
        total=(_("Together"), "", "", _som(settlement.amount_tyiyn)),
    )
