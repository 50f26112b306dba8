"""The content of an online ballot box: ballots and receipts in two sorted lists that nothing joins."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from tapshyryk.assemblies.domain.rules.ballots import Ballot

PADDED_TO: Final = 4096
"""Characters: the content is filled up to a multiple of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """What lies in a box: the ballots, sorted, and as many receipts, sorted."""

    ballots: tuple[Ballot, ...] = ()
    receipts: tuple[str, ...] = ()

    def with_one(self, ballot: Ballot, receipt: str) -> Self:
        """The box with one ballot more; ValueError when the receipt lies in it already."""
        if receipt in self.receipts:
            raise ValueError("this ballot lies in the box already")
        return type(self)(tuple(sorted((*self.ballots, ballot))), tuple(sorted((*self.receipts, receipt))))

    def written(self, options: Sequence[str]) -> str:
        """The content as a text whose length tells how many ballots there are and nothing of what they say.

        It has room for ballots that all mark every one of `options`, the keys put to the vote.
        """
        room = _compact({"ballots": [options] * len(self.ballots), "receipts": self.receipts})
        text = _compact({"ballots": self.ballots, "receipts": self.receipts})
        return text.ljust(-(-len(room) // PADDED_TO) * PADDED_TO)

    @classmethod
    def read(cls, text: str) -> Self:
        """The box of a written text."""
        content = json.loads(text)
        return cls(tuple(tuple(keys) for keys in content["ballots"]), tuple(content["receipts"]))

    def counted(self) -> Counter[Ballot]:
        """The ballots by how they are filled in."""
        return Counter(self.ballots)


def _compact(content: object) -> str:
    return json.dumps(content, separators=(",", ":"))


def code_hash(code: str, assembly: str) -> str:
    """What is kept of a voting code: enough to know it again, not to make it."""
    return hmac.new(assembly.encode(), code.encode(), hashlib.sha256).hexdigest()


def receipt_seed(code: str, assembly: str, vote_round: int) -> bytes:
    """32 bytes from which the receipt follows: only who has the code can make it, and again when asked."""
    return hmac.new(code.encode(), f"receipt {assembly} {vote_round}".encode(), hashlib.sha256).digest()
