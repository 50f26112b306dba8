"""Tables of the assemblies room."""

from tapshyryk.assemblies.models.assembly import Assembly, Option
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
    "Option",
    "Voter",
    "VoterMark",
    "Way",
]
