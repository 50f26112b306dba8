"""Runs the rooms' periodic jobs, each in its own thread, until told to stop."""

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import structlog

from tapshyryk.config.command import declared

log = structlog.get_logger("tapshyryk.jobs")
_LONGEST_PAUSE = 900.0
_LOOK_FOR_PARENT = 2.0


@dataclass(frozen=True, kw_only=True)
class Job:
    """Work done again and again; rooms list theirs as `JOBS` in `jobs.py`.

    `run` does what is due and returns how much that was (0: nothing). It must be safe to run twice at
    once, in two processes, and to be killed anywhere. After work was done it is called again at once, so
    that a queue drains; otherwise after `every_seconds`.
    """

    name: str
    every_seconds: float
    run: Callable[[], int]


def known_jobs() -> tuple[Job, ...]:
    """The jobs of all rooms; needs Django set up."""
    return tuple(declared("jobs", "JOBS"))


def pause_after(job: Job, *, done: int, failures: int) -> float:
    """Seconds until `job` runs again: longer after each failure in a row, a quarter of an hour at most."""
    if failures:
        return float(min(max(job.every_seconds, 1.0) * 2.0**failures, max(_LONGEST_PAUSE, job.every_seconds)))
    return 0.0 if done else job.every_seconds


def run_once(job: Job) -> int | None:
    """Runs `job` and gives its database connection back; returns what it did, None when it failed."""
    from django.db import connections

    started = time.perf_counter()
    try:
        done = job.run()
    except Exception:
        log.exception("job failed", job=job.name)
        return None
    finally:
        connections.close_all()
    if done:
        log.info(
            "job done",
            job=job.name,
            count=done,
            milliseconds=round((time.perf_counter() - started) * 1000, 1),
        )
    return done


def drain(job: Job) -> bool:
    """Runs `job` until nothing is due; returns whether it never failed."""
    while done := run_once(job):
        continue
    return done is not None


def _repeat(job: Job, stop: threading.Event) -> None:
    failures = 0
    while not stop.is_set():
        done = run_once(job)
        failures = failures + 1 if done is None else 0
        stop.wait(pause_after(job, done=done or 0, failures=failures))


def run_jobs(jobs: Iterable[Job], stop: threading.Event, *, parent: int | None = None) -> None:
    """Runs the jobs until `stop` is set, or until the process `parent` is no longer the parent.

    Work that has begun is finished first.
    """
    threads = [threading.Thread(target=_repeat, args=(job, stop), name=job.name) for job in jobs]
    for thread in threads:
        thread.start()
    log.info("jobs started", jobs=[thread.name for thread in threads])
    while not stop.wait(_LOOK_FOR_PARENT):
        if parent is not None and os.getppid() != parent:
            stop.set()
    for thread in threads:
        thread.join()
    log.info("jobs stopped")
