"""The steps people take in the needs room, one file for each thing they are taken with."""

from tapshyryk.needs.steps import priority_list, session

STEPS = (*session.STEPS, *priority_list.STEPS)
