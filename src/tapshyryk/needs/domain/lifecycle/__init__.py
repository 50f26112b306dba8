"""The tables of moves of the needs room, one file for each thing that lives: read these first."""

from tapshyryk.needs.domain.lifecycle.focus_group import FOCUS_GROUP
from tapshyryk.needs.domain.lifecycle.joining import JOINING
from tapshyryk.needs.domain.lifecycle.needs_study import NEEDS_STUDY
from tapshyryk.needs.domain.lifecycle.priority_list import PRIORITY_LIST
from tapshyryk.needs.domain.lifecycle.problem_tree import PROBLEM_TREE
from tapshyryk.needs.domain.lifecycle.proposed_problem import FOLLOWING, PROPOSED_PROBLEM
from tapshyryk.needs.domain.lifecycle.round import ROUND
from tapshyryk.needs.domain.lifecycle.session import NEEDS_SESSION
from tapshyryk.needs.domain.lifecycle.session_tool import SESSION_TOOL
from tapshyryk.needs.domain.lifecycle.social_card import SOCIAL_CARD
from tapshyryk.needs.domain.lifecycle.working_group import WORKING_GROUP

__all__ = [
    "FOCUS_GROUP",
    "FOLLOWING",
    "JOINING",
    "NEEDS_SESSION",
    "NEEDS_STUDY",
    "PRIORITY_LIST",
    "PROBLEM_TREE",
    "PROPOSED_PROBLEM",
    "ROUND",
    "SESSION_TOOL",
    "SOCIAL_CARD",
    "WORKING_GROUP",
]
