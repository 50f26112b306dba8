"""The organisations of a release with their roles; people never stand there."""

from __future__ import annotations

from typing import Any

from tapshyryk.opendata.ocds.values import filled, texts
from tapshyryk.parties.models import Organisation

COUNTRY = {"countryName": "Кыргызстан", "countryName_ru": "Кыргызстан", "countryName_en": "Kyrgyzstan"}


class Parties:
    """Collects who takes part in an order, each once with all its roles."""

    def __init__(self) -> None:
        self._found: dict[str, tuple[Organisation, list[str]]] = {}

    def take(self, organisation: Organisation | None, *roles: str) -> dict[str, str]:
        """Add roles to an organisation; the reference by which the sections of a release name it."""
        if organisation is None:
            return {}
        _, known = self._found.setdefault(organisation.slug, (organisation, []))
        known.extend(role for role in roles if role not in known)
        return {"id": organisation.slug, "name": texts(organisation, "name").get("name", organisation.slug)}

    def listed(self) -> list[dict[str, Any]]:
        """The parties of the release."""
        return [self._party(organisation, roles) for organisation, roles in self._found.values()]

    @staticmethod
    def _party(organisation: Organisation, roles: list[str]) -> dict[str, Any]:
        place = organisation.municipality
        identifier = filled({"id": organisation.registration_number})
        if identifier:
            identifier["legalName"] = texts(organisation, "name").get("name", "")
        return filled(
            {
                "id": organisation.slug,
                **texts(organisation, "name"),
                "identifier": filled(identifier),
                "address": {"locality": texts(place, "name").get("name", ""), **COUNTRY} if place else {},
                "roles": roles,
            }
        )
