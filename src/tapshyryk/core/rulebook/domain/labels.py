"""The words with which a rulebook is printed, in three languages: severities, statuses, rooms, headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tapshyryk.core.rulebook.domain.rule import DRAFT, IN_FORCE, OFF, PRACTICE, REFUSE, WARN, in_language

_SEVERITIES: Final = {
    REFUSE: {"ky": "жол бербейт", "ru": "не допускает", "en": "refuses"},
    WARN: {"ky": "эскертет", "ru": "предупреждает", "en": "warns"},
    OFF: {"ky": "колдонулбайт", "ru": "не применяется", "en": "off"},
}
_STATUSES: Final = {
    IN_FORCE: {"ky": "күчүндө", "ru": "действует", "en": "in force"},
    DRAFT: {"ky": "мыйзам долбоору", "ru": "законопроект", "en": "bill"},
    PRACTICE: {"ky": "иш тажрыйба", "ru": "практика", "en": "practice"},
}
_STAGES: Final = {
    "places": {"ky": "Аймактар", "ru": "Территории", "en": "Places"},
    "parties": {"ky": "Уюмдар жана адамдар", "ru": "Организации и люди", "en": "Organisations and people"},
    "money": {"ky": "Каражат", "ru": "Деньги", "en": "Money"},
    "needs": {"ky": "Муктаждыктар", "ru": "Нужды", "en": "Needs"},
    "assemblies": {"ky": "Элдик жыйын", "ru": "Сход", "en": "Assembly"},
    "orders": {"ky": "Тапшырык", "ru": "Заказ", "en": "Order"},
    "calls": {"ky": "Конкурс", "ru": "Конкурс", "en": "Call"},
    "contracts": {"ky": "Келишим", "ru": "Договор", "en": "Contract"},
    "delivery": {"ky": "Кызмат көрсөтүү", "ru": "Оказание услуг", "en": "Delivery"},
    "vouchers": {"ky": "Социалдык талондор", "ru": "Социальные талоны", "en": "Social vouchers"},
    "monitoring": {"ky": "Мониторинг", "ru": "Мониторинг", "en": "Monitoring"},
    "impact": {"ky": "Жыйынтыктар", "ru": "Результаты", "en": "Results"},
    "access": {"ky": "Милдеттерди бөлүү", "ru": "Разделение обязанностей", "en": "Separate duties"},
}
_HEADINGS: Final = {
    "source": {"ky": "Булагы", "ru": "Источник", "en": "Source"},
    "values": {"ky": "Маанилери", "ru": "Значения", "en": "Values"},
    "cases": {"ky": "Окуялар", "ru": "Случаи", "en": "Cases"},
}


def severity(name: str, language: str) -> str:
    """What a rule of this severity does, as in "warns"."""
    return in_language(_SEVERITIES[name], language)


def status(name: str, language: str) -> str:
    """Where a rule of this status stands, as in "in force"."""
    return in_language(_STATUSES[name], language)


def stage(name: str, language: str) -> str:
    """The title of a room's rules; the room's own name where a book brings one not known here."""
    return in_language(_STAGES.get(name, {"en": name}), language)


def heading(name: str, language: str) -> str:
    """A word of the printed book: source, values or cases."""
    return in_language(_HEADINGS[name], language)


def values(given: Mapping[str, int | str]) -> str:
    """A rule's values as in "low = 4, high = 10"."""
    return ", ".join(f"{name} = {value}" for name, value in given.items())
