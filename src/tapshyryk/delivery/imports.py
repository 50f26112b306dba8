"""The list of recipients, from a house-to-house round: a table of people becomes social cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.identities.columns import ADDRESS, BORN_ON, FULL_NAME, GUARDIAN_NAME, PHONE, SEX
from tapshyryk.core.identities.domain.identity import identity_of
from tapshyryk.core.identities.matching import same_person
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.delivery.actions.recipient import register_recipient
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import identities_for
from tapshyryk.needs.found_columns import KNOWN_BEFORE, VULNERABLE_GROUP
from tapshyryk.orders.models import Order

declare_sentences(
    {
        "recipient.unknown_order": Sentence(
            N_("There is no social order at this address."),
            N_("Write its address as on its page, such as kok-oi-kindergarten."),
        ),
        "recipient.consent_before_birth": Sentence(
            N_("The consent is dated before the birth."), N_("Check both dates.")
        ),
    }
)


COLUMNS: Final = (
    Column(
        "order",
        words("Social order", "Тапшырык", "Заказ"),
        Text(longest=120),
        words(
            "The order's address, as on its page.",
            "Тапшырыктын баракчасындагы дареги.",
            "Адрес заказа, как на его странице.",
        ),
        "kok-oi-kindergarten",
    ),
    FULL_NAME,
    BORN_ON,
    SEX,
    Column(
        "consent_on",
        words("Day of consent", "Макулдук берилген күн", "День согласия"),
        Day(),
        words(
            "When the recipient or the guardian signed.",
            "Кызмат алуучу же камкорчусу кол койгон күн.",
            "Когда подписал получатель или опекун.",
        ),
        "01.03.2026",
    ),
    replace(
        KNOWN_BEFORE,
        meaning=words(
            "No: found in the house-to-house round.",
            "Жок: үймө-үй кыдырганда табылган.",
            "Нет: найден при подворном обходе.",
        ),
    ),
    GUARDIAN_NAME,
    replace(
        ADDRESS,
        meaning=words("Village, street, house.", "Айыл, көчө, үй.", "Село, улица, дом."),
        example="Көк-Ой айылы, Ленин көч., 5",
    ),
    PHONE,
    VULNERABLE_GROUP,
)


@dataclass(slots=True)
class _Known:
    """The orders of the file by address, and who is registered on each already: folded name and birthday."""

    actor: Actor
    orders: dict[str, Order | None] = field(default_factory=dict)
    people: dict[str, set[tuple[str, date]]] = field(default_factory=dict)

    def order(self, slug: str) -> Order | None:
        """The order at this address, looked up once."""
        if slug not in self.orders:
            self.orders[slug] = Order.objects.filter(slug=slug).first()
        return self.orders[slug]

    def registered_on(self, order: Order) -> set[tuple[str, date]]:
        """Who is registered on the order; the cards are opened once, for those who may."""
        if order.slug not in self.people:
            rows = list(Recipient.objects.filter(order=order).select_related("order"))
            cards = identities_for(self.actor, rows).values() if rows else ()
            self.people[order.slug] = {same_person(card.full_name, card.born_on) for card in cards}
        return self.people[order.slug]


def _check_row(row: Row, known: _Known) -> Iterable[Problem]:
    if known.order(row["order"]) is None:
        yield row.problem("recipient.unknown_order", "order")
    if row["consent_on"] < row["born_on"]:
        yield row.problem("recipient.consent_before_birth", "consent_on")


def _write(rows: Iterator[Row], actor: Actor, known: _Known) -> Tally:
    """Register those who are not registered on their order yet, by name and birthday."""
    created = unchanged = 0
    for row in rows:
        order = known.order(row["order"])
        if order is None:  # such a file is refused before anything is written
            continue
        identity = identity_of(row.values)
        people = known.registered_on(order)
        person = same_person(identity.full_name, identity.born_on)
        if person in people:
            unchanged += 1
            continue
        register_recipient(
            Recipient(order=order),
            actor=actor,
            identity=identity,
            sex=row["sex"],
            consent_on=row["consent_on"],
            vulnerable_group=row["vulnerable_group"],
            known_before=row["known_before"],
        )
        people.add(person)
        created += 1
    return Tally(created=created, unchanged=unchanged)


REGISTRIES: Final = (
    Registry(
        kind="recipients",
        verb="import_recipients",
        label=words("Recipients", "Кызмат алуучулар", "Получатели услуг"),
        columns=COLUMNS,
        write=_write,
        prepare=_Known,
        check_row=_check_row,
        unique=(("order", "full_name", "born_on"),),
    ),
)
