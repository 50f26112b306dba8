"""How a line of `leaves.txt` and of `checkpoints.jsonl` is written, each in one exact form."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from tapshyryk.core.acts.domain.checkpoint import CheckpointText
from tapshyryk.core.acts.domain.notes import BadNote, Note


class BadLine(ValueError):
    """The line is not in its exact form."""


@dataclass(frozen=True)
class LeafLine:
    """An entry's number from 1, its leaf hash, and in a bundle of one order the proof that it is sealed."""

    number: int
    digest: bytes
    proof: tuple[bytes, ...] = ()

    def __bytes__(self) -> bytes:
        return " ".join([str(self.number), self.digest.hex(), *(step.hex() for step in self.proof)]).encode()

    @classmethod
    def read(cls, line: bytes) -> "LeafLine":
        """Takes `line` apart; raises BadLine."""
        try:
            number, digest, *proof = line.decode("ascii").split(" ")
            result = cls(int(number), _hashes([digest])[0], _hashes(proof))
        except ValueError as trouble:
            raise BadLine from trouble
        if bytes(result) != line:
            raise BadLine
        return result


@dataclass(frozen=True)
class CheckpointLine:
    """A signed checkpoint, and in a bundle of one order the proof that it continues the one before."""

    note: str
    consistency: tuple[bytes, ...] = ()

    def __bytes__(self) -> bytes:
        value = {"consistency": [step.hex() for step in self.consistency], "note": self.note}
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @classmethod
    def read(cls, line: bytes) -> "CheckpointLine":
        """Takes `line` apart; raises BadLine."""
        try:
            value = json.loads(line)
            result = cls(value["note"], _hashes(value["consistency"]))
            fits = bytes(result) == line
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as trouble:
            raise BadLine from trouble
        if not fits:
            raise BadLine
        return result

    def opened(self) -> tuple[Note, CheckpointText]:
        """The note and what it says; raises BadLine."""
        try:
            note = Note.read(self.note)
            return note, CheckpointText.read(note.text)
        except BadNote as trouble:
            raise BadLine from trouble


def _hashes(texts: Sequence[str]) -> tuple[bytes, ...]:
    """32 bytes each; raises ValueError for anything else."""
    values = tuple(map(bytes.fromhex, texts))
    if any(len(value) != 32 for value in values):
        raise ValueError("not a hash")
    return values
