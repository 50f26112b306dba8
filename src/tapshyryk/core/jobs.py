"""The core's own periodic work: forgetting what need not be kept about sign-ins."""

from __future__ import annotations

from datetime import timedelta

from axes.models import AccessAttempt
from django.contrib.sessions.models import Session

from tapshyryk.config.jobs import Job
from tapshyryk.core.clock import machine_now


def forget_what_expired() -> int:
    """Deletes ended sessions and day-old notes about failed sign-ins; returns how many."""
    now = machine_now()
    sessions, _by_model = Session.objects.filter(expire_date__lt=now).delete()
    attempts, _by_model = AccessAttempt.objects.filter(attempt_time__lt=now - timedelta(days=1)).delete()
    return sessions + attempts


JOBS = [Job(name="expired sign-ins", every_seconds=3600, run=forget_what_expired)]
