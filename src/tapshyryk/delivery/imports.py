"""The list of recipients, from a house-to-house round: a table of people becomes social cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.folding import folded
from tapshyryk.core.identities.domain.identity import Identity
from tapshyryk.core.importing.columns import Column, Registry, Row, Tally, words
from tapshyryk.core.importing.parsers.choices import Choice, YesNo
from tapshyryk.core.importing.parsers.days import Day
from tapshyryk.core.importing.parsers.people import PersonName, Phone
from tapshyryk.core.importing.parsers.texts import Text
from tapshyryk.core.importing.problems import Problem
from tapshyryk.core.importing.sentences import Sentence, declare_sentences
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.delivery.actions.recipient import register_recipient
from tapshyryk.delivery.models import Recipient
from tapshyryk.delivery.queries.identity import identities_for
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


SEXES: Final = {
    "female": words("female", "аял", "женский"),
    "male": words("male", "эркек", "мужской"),
}
ALSO: Final = {"кыз": "female", "бала": "male", "ж": "female", "м": "male", "э": "male", "а": "female"}
"""How sex is written in such lists."""

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
    Column(
        "full_name",
        words("Full name", "Аты-жөнү", "Фамилия, имя, отчество"),
        PersonName(longest=200),
        words("As in the papers.", "Документтегидей.", "Как в документах."),
        "Асанов Үсөн",
        personal=True,
    ),
    Column(
        "born_on",
        words("Day of birth", "Туулган күнү", "Дата рождения"),
        Day(),
        words("Day, month, year.", "Күнү, айы, жылы.", "День, месяц, год."),
        "01.05.2020",
        personal=True,
    ),
    Column(
        "sex",
        words("Sex", "Жынысы", "Пол"),
        Choice(SEXES, also=ALSO),
        words("Female or male.", "Аял же эркек.", "Женский или мужской."),
        "аял",
    ),
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
    Column(
        "known_before",
        words("Was on a register before", "Буга чейин каттоодо турганбы", "Состоял на учёте раньше"),
        YesNo(),
        words(
            "No: found in the house-to-house round.",
            "Жок: үймө-үй кыдырганда табылган.",
            "Нет: найден при подворном обходе.",
        ),
        "жок",
        required=False,
    ),
    Column(
        "guardian_name",
        words("Parent or guardian", "Ата-энеси же камкорчусу", "Родитель или опекун"),
        PersonName(longest=200),
        words("For a child.", "Бала үчүн.", "Для ребёнка."),
        "Асанова Айша",
        required=False,
        personal=True,
        default="",
    ),
    Column(
        "address",
        words("Address", "Дареги", "Адрес"),
        Text(longest=300),
        words("Village, street, house.", "Айыл, көчө, үй.", "Село, улица, дом."),
        "Көк-Ой айылы, Ленин көч., 5",
        required=False,
        personal=True,
        default="",
    ),
    Column(
        "phone",
        words("Telephone", "Телефону", "Телефон"),
        Phone(),
        words("Of the recipient or the guardian.", "Өзүнүн же камкорчусунун.", "Получателя или опекуна."),
        "0555 123456",
        required=False,
        personal=True,
        default="",
    ),
    Column(
        "vulnerable_group",
        words("Vulnerable group", "Аярлуу топ", "Уязвимая группа"),
        Text(longest=120),
        words("No diagnosis.", "Диагноз жазылбайт.", "Без диагноза."),
        "көп балалуу үй-бүлө",
        required=False,
        default="",
    ),
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
            self.people[order.slug] = {_person(card) for card in cards}
        return self.people[order.slug]


def _person(identity: Identity) -> tuple[str, date]:
    return folded(identity.full_name), identity.born_on


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
        identity = Identity(
            **{name: row[name] for name in ("full_name", "born_on", "guardian_name", "address", "phone")}
        )
        people = known.registered_on(order)
        if _person(identity) in people:
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
        people.add(_person(identity))
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
