"""Tables of the documents package."""

from tapshyryk.core.documents.models.document import Document

__all__ = ["Document"]
