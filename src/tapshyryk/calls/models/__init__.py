"""Tables of the calls room."""

from tapshyryk.calls.models.call import Call, CallComplaint, CommissionMember, Criterion, Question
from tapshyryk.calls.models.proposal import (
    ConsortiumMember,
    ContributionKind,
    DeclaredInterest,
    Proposal,
    ProposalLine,
    Score,
    Source,
)

__all__ = [
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
