"""Jobs run again and again, one failing does not stop another, and an end is waited for."""

import threading

import pytest

from tapshyryk.config.jobs import Job, drain, pause_after, run_jobs, run_once

pytestmark = pytest.mark.django_db(transaction=True)


def _job(run, every: float = 10.0) -> Job:
    return Job(name="counting", every_seconds=every, run=run)


@pytest.mark.parametrize(
    ("done", "failures", "seconds"),
    [(0, 0, 10.0), (5, 0, 0.0), (0, 1, 20.0), (0, 3, 80.0), (0, 20, 900.0)],
)
def test_a_job_pauses_longer_the_more_often_it_failed(done, failures, seconds):
    assert pause_after(_job(lambda: 0), done=done, failures=failures) == seconds


def test_a_rare_job_that_fails_is_not_hurried_by_the_longest_pause():
    assert pause_after(_job(lambda: 0, every=86400.0), done=0, failures=1) == 86400.0


def test_a_failing_job_is_logged_and_not_raised():
    def broken() -> int:
        raise RuntimeError("no paper")

    assert run_once(_job(broken)) is None
    assert drain(_job(broken)) is False


def test_a_queue_is_drained():
    left = [3, 2, 1, 0]
    assert drain(_job(lambda: left.pop(0))) is True
    assert left == []


def test_jobs_run_until_told_to_stop_and_finish_what_they_began():
    stop, begun, finished = threading.Event(), threading.Event(), []

    def slow() -> int:
        begun.set()
        stop.wait(10)
        finished.append(True)
        return 0

    def broken() -> int:
        raise RuntimeError("no paper")

    def end_when_begun() -> None:
        begun.wait(10)
        stop.set()

    threading.Thread(target=end_when_begun).start()
    run_jobs([_job(slow), _job(broken)], stop)
    assert finished == [True]
