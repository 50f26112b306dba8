"""Seals the record every few seconds, so that no act waits long for its place in the tree."""

from tapshyryk.config.jobs import Job
from tapshyryk.core.acts.actions.seal import seal_pending

JOBS = (Job(name="seal the record", every_seconds=5, run=seal_pending),)
