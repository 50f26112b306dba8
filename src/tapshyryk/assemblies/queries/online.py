"""What a voter can learn of the online vote: how a code stands, and what became of a receipt."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from tapshyryk.assemblies.domain.box import Box, code_hash, receipt_seed
from tapshyryk.assemblies.domain.guards.gathering import ONLINE
from tapshyryk.assemblies.domain.receipts import Receipt, pasted
from tapshyryk.assemblies.models import Assembly, BallotBox, Voter
from tapshyryk.assemblies.queries.votes import COUNTED_STATES
from tapshyryk.core import clock
from tapshyryk.core.acts.domain.notes import BadNote, Note, VerifierKey
from tapshyryk.core.acts.keys import signing_key
from tapshyryk.core.acts.queries import public_keys
from tapshyryk.core.codes import code_from, read_code
from tapshyryk.core.identities.sealing import unseal_text


class Window(StrEnum):
    """Whether people vote online now."""

    NEVER = "never"
    AHEAD = "ahead"
    OPEN = "open"
    OVER = "over"


class Code(StrEnum):
    """How a voting code stands in the present round."""

    UNKNOWN = "unknown"
    FREE = "free"
    VOTED_ONLINE = "voted_online"
    VOTED_OTHERWISE = "voted_otherwise"


class Finding(StrEnum):
    """What became of a receipt somebody holds."""

    UNREADABLE = "unreadable"
    FORGED = "forged"
    OTHER_VOTE = "other_vote"
    LISTED = "listed"
    WAITING = "waiting"
    MISSING = "missing"
    NOT_LISTED = "not_listed"


@dataclass(frozen=True, slots=True)
class Checked:
    """The finding about a receipt, with its number and round; `assembly` where it is of another."""

    finding: Finding
    code: str = ""
    round: int = 0
    assembly: str = ""


def window(assembly: Assembly) -> Window:
    """Whether the online vote of an assembly is to come, open or over; NEVER where there is none."""
    if ONLINE not in assembly.ways or assembly.purpose != Assembly.Purpose.CHOICE:
        return Window.NEVER
    if assembly.state == "convened":
        return Window.AHEAD
    ended = assembly.online_until is not None and clock.now() > assembly.online_until
    return Window.OVER if assembly.state != "open" or ended else Window.OPEN


def standing_of(assembly: Assembly, code: str) -> Code:
    """How the code somebody typed stands; asking changes nothing and leaves no trace."""
    plain = read_code(code)
    voter = voter_with(assembly, plain) if plain else None
    if voter is None:
        return Code.UNKNOWN
    mark = voter.marks.filter(round=assembly.round).first()
    if mark is None:
        return Code.FREE
    return Code.VOTED_ONLINE if receipt_again(assembly, code) else Code.VOTED_OTHERWISE


def receipt_again(assembly: Assembly, code: str) -> str:
    """The receipt of the ballot this code cast in the present round, also when the vote is over; or none."""
    plain = read_code(code)
    if plain is None:
        return ""
    receipt = receipt_for(assembly, plain)
    return receipt if receipt in _receipts(assembly, assembly.round) else ""


def voter_with(assembly: Assembly, plain: str) -> Voter | None:
    """The person on the roll who has this code, as `read_code` gives it."""
    hashed = code_hash(plain, str(assembly.pk))
    return assembly.roll.filter(code_hash=hashed, struck_because="").first()


def receipt_for(assembly: Assembly, plain: str) -> str:
    """The receipt a ballot cast with this code in the present round has, whether it was cast or not."""
    return code_from(receipt_seed(plain, str(assembly.pk), assembly.round))


def content_of(box: BallotBox) -> Box:
    """What lies in a box while people vote; nothing in a new one and in one that was counted."""
    return Box.read(unseal_text(box.sealed)) if box.sealed else Box()


def signed_receipt(assembly: Assembly, receipt: str) -> str:
    """The receipt as a text signed with the key of the record; KeyTrouble when there is no key."""
    return signing_key().sign(Receipt(assembly.slug, assembly.round, receipt).text())


def checked(assembly: Assembly, typed: str) -> Checked:
    """What became of the receipt somebody typed or pasted.

    A signed receipt that is neither in the list nor in the box is MISSING: proof that a ballot was lost. A
    bare number that is in neither is NOT_LISTED: it proves nothing, anybody can write one.
    """
    given = pasted(typed)
    if given is None:
        return Checked(Finding.UNREADABLE)
    if given.receipt is not None and not _signed_here(given.note):
        return Checked(Finding.FORGED, given.code)
    if given.receipt is not None and given.receipt.assembly != assembly.slug:
        return Checked(Finding.OTHER_VOTE, given.code, given.receipt.round, given.receipt.assembly)
    rounds = (given.receipt.round,) if given.receipt else range(assembly.round, 0, -1)
    for vote_round in rounds:
        if given.code in _receipts(assembly, vote_round):
            closed = vote_round < assembly.round or assembly.state in COUNTED_STATES
            return Checked(Finding.LISTED if closed else Finding.WAITING, given.code, vote_round)
    if given.receipt is None:
        return Checked(Finding.NOT_LISTED, given.code)
    return Checked(Finding.MISSING, given.code, given.receipt.round)


def is_signed(typed: str) -> str:
    """The note in what somebody pasted, if this record signed it; otherwise nothing."""
    given = pasted(typed)
    return given.note if given is not None and given.note and _signed_here(given.note) else ""


def _receipts(assembly: Assembly, vote_round: int) -> frozenset[str]:
    """The receipts of a round: those published, or those in the sealed box while people vote."""
    box: BallotBox | None = assembly.boxes.filter(round=vote_round).first()
    if box is None:
        return frozenset()
    return frozenset(content_of(box).receipts if box.sealed else box.receipts)


def _signed_here(note: str) -> bool:
    """Whether a key of this record, the present one or one before it, signed the note."""
    keys = {signing_key().verifier, *(VerifierKey.read(text) for text in public_keys())}
    try:
        return Note.read(note).signed_by(tuple(keys)) is not None
    except BadNote:
        return False
