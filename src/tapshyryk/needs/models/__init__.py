"""Tables of the needs room."""

from tapshyryk.needs.models.priority_list import JoinedSession, ListedProblem, PriorityList
from tapshyryk.needs.models.session import NeedsSession, Problem, SessionOrder

__all__ = ["JoinedSession", "ListedProblem", "NeedsSession", "PriorityList", "Problem", "SessionOrder"]
