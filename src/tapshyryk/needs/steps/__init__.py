"""The steps people take in the needs room, one file for each thing they are taken with."""

from tapshyryk.needs.steps import session

STEPS = (*session.STEPS,)
