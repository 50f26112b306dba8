"""The outbox's periodic work: handing over what waits."""

from tapshyryk.config.jobs import Job
from tapshyryk.core.outbox.delivery import deliver_waiting

JOBS = [Job(name="outbox", every_seconds=5, run=deliver_waiting)]
