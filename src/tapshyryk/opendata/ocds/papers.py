"""Papers of an order as documents of a release, each with its hash."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings

from tapshyryk.core.documents.models import Document
from tapshyryk.opendata.ocds.values import filled, moment

KINDS: Final = {
    "needs": "needsAssessment",
    "assemblies": "needsAssessment",
    "orders": "technicalSpecifications",
    "calls": "evaluationReports",
    "contracts": "contractSigned",
}
"""The standard's type of a paper, by the room that makes it."""


PROGRESS: Final = "physicalProgressReport"
"""The standard's type of any paper about how the service goes."""


def documents(papers: Iterable[Document], kind: str = "") -> list[dict[str, Any]]:
    """The papers as documents, all of `kind` if given.

    The id is the paper's hash, so that a copy can be checked by anyone.
    """
    return [
        filled(
            {
                "id": f"sha256-{paper.sha256}",
                "documentType": kind or KINDS.get(paper.kind.partition("/")[0]),
                "title": paper.title,
                "description": f"SHA-256 {paper.sha256}",
                "url": f"{settings.SITE_URL}{paper.get_absolute_url()}",
                "datePublished": moment(paper.made_at),
                "format": "application/pdf",
                "language": paper.language,
            }
        )
        for paper in papers
    ]
