"""The words of the field in three languages, as the help page lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from tapshyryk.core.wording import LANGUAGES, current_language


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the field by language."""

    ky: str
    ru: str
    en: str

    @property
    def in_reader(self) -> str:
        """The term in the reader's language."""
        return str(getattr(self, current_language()))

    @property
    def others(self) -> list[tuple[str, str]]:
        """The term in the other languages: language and words."""
        return [(each, getattr(self, each)) for each in LANGUAGES if each != current_language()]


TERMS: Final = (
    Term("социалдык тапшырык (заказ)", "социальный заказ", "social order"),
    Term("тапшырыкчы (заказчы)", "заказчик", "customer"),
    Term("аткаруучу", "исполнитель", "contractor"),
    Term("айылдык аймак", "айылный аймак", "rural municipality"),
    Term("айыл өкмөтү", "айыл окмоту", "executive of a rural municipality"),
    Term("жергиликтүү кеңеш", "местный кенеш", "local council"),
    Term("элдик жыйын", "сход (народное собрание)", "assembly"),
    Term("муктаждыктарды биргелешип аныктоо", "совместная оценка нужд (СИНС)", "needs assessment"),
    Term("артыкчылыктуу көйгөй", "приоритетная проблема", "priority problem"),
    Term("жумушчу топ", "рабочая группа", "working group"),
    Term("техникалык тапшырма", "техническое задание", "technical task"),
    Term("конкурс, сынак", "конкурс", "call"),
    Term("табыштама", "заявка", "proposal"),
    Term("конкурстук комиссия", "конкурсная комиссия", "commission"),
    Term("баалоо барагы", "оценочный лист", "score sheet"),
    Term("келишим", "договор", "contract"),
    Term("көрсөткүч, максат", "показатель, цель", "indicator, target"),
    Term("салым, кошо каржылоо", "вклад, софинансирование", "contribution, co-financing"),
    Term("кызмат алуучу", "получатель услуг", "recipient"),
    Term("социалдык карта", "социальная карта", "social card"),
    Term("социалдык талон (ваучер)", "социальный талон (ваучер)", "social voucher"),
    Term(
        "биргелешкен мониторинг жана баалоо тобу",
        "группа совместного мониторинга и оценки",
        "joint monitoring group",
    ),
    Term("ыйгарым укуктарды өткөрүп берүү", "делегирование полномочий", "delegation of powers"),
    Term("консорциум", "консорциум", "consortium"),
    Term("КЭУ (коммерциялык эмес уюм)", "НКО", "NGO (non-commercial organisation)"),
)
"""The glossary that the whole product keeps to; the code uses the English column."""
