"""The manifest of a bundle: what it holds and the hash of each file in it, signed as a note."""

from collections.abc import Sequence
from dataclasses import dataclass

from tapshyryk.core.acts.domain.notes import BadNote
from tapshyryk.core.acts.domain.packing import Packed

FORMAT = "tapshyryk bundle 1"
"""The first line; a change of the format is a new number."""


@dataclass(frozen=True)
class FileLine:
    """What the manifest says of one file: its size, and size and hash of its packed bytes."""

    name: str
    size: int
    packed: int
    digest: str

    @classmethod
    def of(cls, entry: Packed) -> "FileLine":
        """As it was packed, or as it was found."""
        return cls(entry.name, entry.size, entry.packed, entry.digest)

    def __str__(self) -> str:
        return f"{self.digest} {self.packed} {self.size} {self.name}\n"


@dataclass(frozen=True)
class Manifest:
    """A bundle of the whole record, or of one order."""

    order: str
    """The order's key (UUID); empty for the whole record."""
    files: tuple[FileLine, ...]

    def __str__(self) -> str:
        what = f"order {self.order}" if self.order else "record"
        return f"{FORMAT}\n{what}\n{''.join(map(str, self.files))}"

    @classmethod
    def read(cls, text: str, names: Sequence[str]) -> "Manifest":
        """Takes `text` apart; raises BadNote unless it is written exactly as this class writes it."""
        try:
            _, what, *listed, _ = text.split("\n")
            files = tuple(
                FileLine(name, int(size), int(packed), digest)
                for digest, packed, size, name in (line.split(" ") for line in listed)
            )
        except ValueError as trouble:
            raise BadNote("not a manifest") from trouble
        result = cls(what.removeprefix("order ") if what.startswith("order ") else "", files)
        if str(result) != text or [file.name for file in files] != list(names):
            raise BadNote("not a manifest in its exact form")
        return result
