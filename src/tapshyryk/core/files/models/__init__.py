"""Tables of the files package."""

from tapshyryk.core.files.models.upload import Upload

__all__ = ["Upload"]
