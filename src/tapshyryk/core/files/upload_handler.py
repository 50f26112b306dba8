"""Stops keeping a file's bytes once it is too large, while the rest of its form is still read."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler


class TooLargeFile(SimpleUploadedFile):
    """Stands for a file that was not kept: it has a name and its true size, and no content."""

    def __init__(self, name: str, size: int) -> None:
        super().__init__(name, b"")
        self.size = size


class LimitedUpload(FileUploadHandler):
    """The first upload handler: passes pieces on to the others until UPLOAD_MAX_BYTES is reached."""

    def new_file(self, *args: Any, **options: Any) -> None:
        """A file begins."""
        super().new_file(*args, **options)
        self._received = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass the piece on, or let it go."""
        self._received += len(raw_data)
        return raw_data if self._received <= settings.UPLOAD_MAX_BYTES else None

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:
        """Answer for a file that was too large; the others answer for the rest."""
        if self._received <= settings.UPLOAD_MAX_BYTES:
            return None
        self._let_go()
        return TooLargeFile(self.file_name or "", self._received)

    def _let_go(self) -> None:
        """Close what the other handlers have begun to keep, so that it leaves the disk at once."""
        for handler in getattr(self.request, "upload_handlers", ()):
            begun = getattr(handler, "file", None)
            if handler is not self and begun is not None:
                begun.close()
