"""The steps people take in the needs room, one file for each thing they are taken with."""

from tapshyryk.needs.steps import joining, priority_list, session

STEPS = (
    *joining.STEPS,
    *priority_list.STEPS,
    *session.STEPS,
)
