"""A checkpoint: which tree, how many leaves, which root, when; as the signed text that is published."""

import base64
from dataclasses import dataclass
from datetime import UTC, datetime

from tapshyryk.core.acts.domain.notes import BadNote

_TIME = "%Y-%m-%dT%H:%M:%SZ"


@dataclass(frozen=True)
class CheckpointText:
    """What is signed: three lines as in C2SP tlog-checkpoint, and the time as its extension line."""

    origin: str
    """Names the record, and is the name of the key that signs."""
    size: int
    root: bytes
    at: datetime
    """When it was sealed, to the second, in UTC."""

    def __str__(self) -> str:
        root = base64.b64encode(self.root).decode()
        return f"{self.origin}\n{self.size}\n{root}\ntime {self.at.astimezone(UTC).strftime(_TIME)}\n"

    @classmethod
    def read(cls, text: str) -> "CheckpointText":
        """Takes `text` apart; raises BadNote unless it is written exactly as this class writes it."""
        try:
            origin, size, root, time, rest = text.split("\n")
            at = datetime.strptime(time, f"time {_TIME}").replace(tzinfo=UTC)
            result = cls(origin, int(size), base64.b64decode(root, validate=True), at)
        except ValueError as trouble:
            raise BadNote("not a checkpoint") from trouble
        if rest or result.size < 0 or len(result.root) != 32 or str(result) != text:
            raise BadNote("not a checkpoint in its exact form")
        return result
