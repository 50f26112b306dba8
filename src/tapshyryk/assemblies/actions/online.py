"""The online vote: codes for people on the roll, ballots into a sealed box, the box opened at the close."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import translation
from django.utils.translation import gettext

from tapshyryk.assemblies.domain.box import code_hash
from tapshyryk.assemblies.domain.counting import RULES
from tapshyryk.assemblies.domain.rules.ballots import Ballot
from tapshyryk.assemblies.models import Assembly, BallotBox, BallotCount, Voter, VoterMark, Way
from tapshyryk.assemblies.queries.online import content_of, receipt_for, voter_with
from tapshyryk.core.access.actors import Actor, System
from tapshyryk.core.codes import new_code, read_code
from tapshyryk.core.documents.rendering import render
from tapshyryk.core.documents.storing import frame_for
from tapshyryk.core.identities.sealing import seal_text
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.refusals import wrong_input
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.core.steps import HandedOver

BALLOT_BOX = System("ballot box")


@dataclass(frozen=True, slots=True)
class IssuedCode:
    """A code on its slip, with the number of the person on the roll; kept nowhere."""

    number: int
    name: str
    code: str

    def __repr__(self) -> str:
        return f"IssuedCode(number={self.number})"


@dataclass(frozen=True, slots=True, repr=False)
class Slips(HandedOver):
    """The slips with the codes, to be printed, cut apart and handed over."""

    codes: tuple[IssuedCode, ...] = ()


def issue_voting_codes(
    assembly: Assembly,
    *,
    actor: Actor,
    numbers: Sequence[int] = (),
    language: str = "ky",
    override: Override = NO_OVERRIDE,
) -> Slips:
    """Make codes for the people with these roll numbers, or for all who have neither code nor vote.

    A person named by number gets a new code and the one before is void. Of a code only a hash is kept; the
    codes themselves are given back once, on slips in `language`. Refused when nobody is left to get one.
    """
    issued: list[IssuedCode] = []
    made: list[bytes] = []

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        standing = assembly.roll.filter(struck_because="")
        wanted = standing.filter(number__in=numbers) if numbers else standing.filter(code_hash="")
        voters = list(wanted.exclude(marks__round=assembly.round).order_by("number"))
        if not voters:
            raise wrong_input(gettext("Nobody is left who needs a code."), field="numbers")
        for voter in voters:
            code = new_code()
            voter.code_hash = code_hash(code, str(assembly.pk))
            issued.append(IssuedCode(voter.number, voter.full_name, code))
        Voter.objects.bulk_update(voters, ["code_hash"], batch_size=500)
        made.append(_slips(assembly, issued, language))  # before the act stands: it voids the codes before
        return Deed(detail={"codes": len(voters), "again": bool(numbers)})

    perform(assembly, "issue_voting_codes", actor=actor, effect=effect, override=override)
    if not made:  # the same request sent twice: the slips went out with the first answer
        raise wrong_input(gettext("The slips were handed over already. Make codes anew."), field="numbers")
    return Slips(f"codes-{assembly.slug}.pdf", made[-1], tuple(issued))


def _slips(assembly: Assembly, issued: Sequence[IssuedCode], language: str) -> bytes:
    page = f"/{language}/vote/{assembly.slug}/"
    frame = frame_for(assembly, language=language, page=page)
    with translation.override(language):
        data = {
            "event": str(assembly.title),
            "until": assembly.online_until,
            "address": frame.address,
            "slips": [{"number": one.number, "name": one.name, "code": one.code} for one in issued],
        }
    return render("assemblies/codes", data, language=language, frame=frame)


def cast_ballot(assembly: Assembly, *, code: str, marks: Sequence[str], vote_round: int | None = None) -> str:
    """Put an online ballot into the box; returns the receipt.

    `code` is what the voter typed, `marks` the keys of options, for a ranking from the best down; none is a
    blank ballot; `vote_round` is the round they were marked for, where another may have begun since. The same
    code asked again gets the same receipt and changes nothing. Refused when the code is nobody's, when its
    owner has voted another way, and when the marks are no ballot of this vote. The act tells that a ballot
    was cast; neither who cast it nor what stands on it.
    """
    plain = read_code(code)
    if plain is None:
        raise wrong_input(gettext("This code is not right. Compare it sign by sign."), field="code")
    receipt = ""

    def effect(assembly: Assembly, ask: Ask[Any]) -> Deed:
        nonlocal receipt
        if vote_round is not None and vote_round != assembly.round:
            raise wrong_input(gettext("The second vote has begun. Mark its ballot."), field="marks")
        receipt = receipt_for(assembly, plain)
        voter = voter_with(assembly, plain)
        if voter is None:
            raise wrong_input(gettext("Nobody on the roll of this vote has this code."), field="code")
        box = assembly.boxes.filter(round=assembly.round).first() or BallotBox(
            assembly=assembly, round=assembly.round
        )
        content = content_of(box)
        if voter.marks.filter(round=assembly.round).exists():
            if receipt in content.receipts:
                raise AlreadyInTheBox(receipt)
            raise wrong_input(gettext("The owner of this code has voted already."), field="code")
        VoterMark(voter=voter, round=assembly.round, way=Way.ONLINE).save(force_insert=True)
        content = content.with_one(_ballot(assembly, marks), receipt)
        known = [option.problem.slug for option in assembly.ballot()]
        box.sealed, box.cast = seal_text(content.written(known)), len(content.ballots)
        box.save()
        return Deed(detail={"round": assembly.round})

    try:
        perform(assembly, "cast_ballot", actor=BALLOT_BOX, effect=effect)
    except AlreadyInTheBox as known:
        return known.receipt
    return receipt


class AlreadyInTheBox(Exception):
    """The ballot of this code lies in the box: the answer to it was lost, and it is asked again."""

    def __init__(self, receipt: str) -> None:
        super().__init__("the ballot lies in the box already")
        self.receipt = receipt


def open_box(assembly: Assembly) -> list[str]:
    """Count the online ballots of the present round and empty the box; call it inside the closing act.

    Returns the receipts, sorted.
    """
    box = assembly.boxes.filter(round=assembly.round).first()
    if box is None:
        return []
    content = content_of(box)
    marked = sorted([list(keys), number] for keys, number in content.counted().items())
    BallotCount(assembly=assembly, round=assembly.round, way=Way.ONLINE, marked=marked).save(
        force_insert=True
    )
    box.sealed, box.receipts = "", list(content.receipts)
    box.save()
    return list(content.receipts)


def _ballot(assembly: Assembly, marks: Sequence[str]) -> Ballot:
    """The marks as a ballot of this vote; several marks without places stand in the order of the ballot."""
    known = [option.problem.slug for option in assembly.ballot()]
    marking = RULES[assembly.rule].marking
    if set(marks) - set(known) or len(set(marks)) != len(marks) or (marking == "one" and len(marks) > 1):
        raise wrong_input(gettext("These marks are no ballot of this vote. Mark again."), field="marks")
    return tuple(marks) if marking == "ranking" else tuple(key for key in known if key in marks)
