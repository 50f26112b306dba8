"""Tables of the needs room."""

from tapshyryk.needs.models.attendance import AttendanceLine, SessionSettlement, SocialGroup
from tapshyryk.needs.models.focus_group import FocusGroup, GroupNeed
from tapshyryk.needs.models.joining import (
    Advice,
    Joining,
    JoiningQuestion,
    OrientationMeeting,
    OrientationVillage,
)
from tapshyryk.needs.models.needs_study import NeedsStudy, StudiedProblem
from tapshyryk.needs.models.priority_list import JoinedSession, ListedProblem, PriorityList
from tapshyryk.needs.models.problem_tree import Branch, ProblemTree
from tapshyryk.needs.models.proposed_problem import Following, ProposedProblem
from tapshyryk.needs.models.round import Round, RoundPlace, Route, Team, TeamSeat
from tapshyryk.needs.models.session import NeedsSession, Problem, SessionOrder
from tapshyryk.needs.models.session_tool import SessionTool
from tapshyryk.needs.models.social_card import FoundIdentity, SocialCard
from tapshyryk.needs.models.working_group import GroupMeeting, GroupMember, WorkingGroup

__all__ = [
    "Advice",
    "AttendanceLine",
    "Branch",
    "FocusGroup",
    "Following",
    "FoundIdentity",
    "GroupMeeting",
    "GroupMember",
    "GroupNeed",
    "JoinedSession",
    "Joining",
    "JoiningQuestion",
    "ListedProblem",
    "NeedsSession",
    "NeedsStudy",
    "OrientationMeeting",
    "OrientationVillage",
    "PriorityList",
    "Problem",
    "ProblemTree",
    "ProposedProblem",
    "Round",
    "RoundPlace",
    "Route",
    "SessionOrder",
    "SessionSettlement",
    "SessionTool",
    "SocialCard",
    "SocialGroup",
    "StudiedProblem",
    "Team",
    "TeamSeat",
    "WorkingGroup",
]
