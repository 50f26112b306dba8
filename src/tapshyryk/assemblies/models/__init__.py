"""Tables of the assemblies room."""

from tapshyryk.assemblies.models.assembly import Assembly, Option
from tapshyryk.assemblies.models.minutes import MinutesSignature, MinutesVersion, Teller
from tapshyryk.assemblies.models.voting import (
    BallotBox,
    BallotCount,
    BallotPrint,
    HandCount,
    Voter,
    VoterMark,
    Way,
)

__all__ = [
    "Assembly",
    "BallotBox",
    "BallotCount",
    "BallotPrint",
    "HandCount",
    "MinutesSignature",
    "MinutesVersion",
    "Option",
    "Teller",
    "Voter",
    "VoterMark",
    "Way",
]
