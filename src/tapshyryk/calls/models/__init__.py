"""Tables of the calls room."""

from tapshyryk.calls.models.call import COUNTED, Call
from tapshyryk.calls.models.commission import CommissionMember, DeclaredInterest, Score
from tapshyryk.calls.models.consortium import ConsortiumMember
from tapshyryk.calls.models.notice import CallComplaint, Criterion, Question
from tapshyryk.calls.models.proposal import ContributionKind, Proposal, ProposalLine, Source

__all__ = [
    "COUNTED",
    "Call",
    "CallComplaint",
    "CommissionMember",
    "ConsortiumMember",
    "ContributionKind",
    "Criterion",
    "DeclaredInterest",
    "Proposal",
    "ProposalLine",
    "Question",
    "Score",
    "Source",
]
