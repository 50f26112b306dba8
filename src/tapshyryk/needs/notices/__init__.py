"""Who is told of what happens in the needs room, one file for each thing they are told of."""

from tapshyryk.needs.notices import joining, priority_list, proposed_problem, working_group
from tapshyryk.needs.notices.session import COMMUNITY

__all__ = ["COMMUNITY", "joining", "priority_list", "proposed_problem", "working_group"]
