"""The oblasts and cities of national rank of the Kyrgyz Republic, by their ISO 3166-2 codes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class OblastEntry:
    """One subdivision: its ISO 3166-2:KG code and its names."""

    iso: str
    name_ky: str
    name_ru: str
    name_en: str


OBLASTS: Final = (
    OblastEntry("KG-B", "Баткен облусу", "Баткенская область", "Batken oblast"),
    OblastEntry("KG-C", "Чүй облусу", "Чуйская область", "Chüy oblast"),
    OblastEntry("KG-GB", "Бишкек шаары", "город Бишкек", "Bishkek city"),
    OblastEntry("KG-GO", "Ош шаары", "город Ош", "Osh city"),
    OblastEntry("KG-J", "Жалал-Абад облусу", "Джалал-Абадская область", "Jalal-Abad oblast"),
    OblastEntry("KG-N", "Нарын облусу", "Нарынская область", "Naryn oblast"),
    OblastEntry("KG-O", "Ош облусу", "Ошская область", "Osh oblast"),
    OblastEntry("KG-T", "Талас облусу", "Таласская область", "Talas oblast"),
    OblastEntry("KG-Y", "Ысык-Көл облусу", "Иссык-Кульская область", "Issyk-Kul oblast"),
)
"""Source: ISO 3166-2:KG (seven oblasts, two cities)."""
