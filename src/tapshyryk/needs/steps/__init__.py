"""The steps people take in the needs room, one file for each thing they are taken with."""

from tapshyryk.needs.steps import (
    attendance,
    focus_group,
    joining,
    needs_study,
    priority_list,
    problem_tree,
    proposed_problem,
    session,
    session_tool,
    social_card,
    working_group,
)
from tapshyryk.needs.steps import round as house_to_house

STEPS = (
    *attendance.STEPS,
    *focus_group.STEPS,
    *house_to_house.STEPS,
    *joining.STEPS,
    *needs_study.STEPS,
    *priority_list.STEPS,
    *problem_tree.STEPS,
    *proposed_problem.STEPS,
    *session.STEPS,
    *session_tool.STEPS,
    *social_card.STEPS,
    *working_group.STEPS,
)
