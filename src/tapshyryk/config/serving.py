"""Keeps the web server and the jobs running as two children of one process, and ends them together."""

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from multiprocessing.context import ForkProcess
from pathlib import Path
from types import FrameType
from typing import Any

import structlog
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from tapshyryk.config.jobs import known_jobs, run_jobs

log = structlog.get_logger("tapshyryk.serving")
_GRACE = 30
"""Seconds given to requests and jobs that have begun when the server is told to end."""
_DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


class _QuietLogger(Logger):
    """Hands gunicorn's words to the product's own log; requests are logged by `RequestLog`."""

    def setup(self, cfg: Any) -> None:
        """Leaves handlers and format to the root logger."""
        self.error_log.propagate = True
        self.error_log.handlers = []
        self.access_log.disabled = True


class _Web(BaseApplication):
    """gunicorn with threads; the application is loaded once and shared by the forked workers."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options
        super().__init__()

    def load_config(self) -> None:
        """Hands over our options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        """The WSGI application."""
        from tapshyryk.config.wsgi import application

        return application


def _web(bind: str, port: int, workers: int, threads: int) -> None:
    memory = Path("/dev/shm")  # noqa: S108
    _Web(
        {
            "bind": f"[{bind}]:{port}" if ":" in bind else f"{bind}:{port}",
            "workers": workers,
            "threads": threads,
            "worker_class": "gthread",
            "preload_app": True,
            "timeout": 60,
            "graceful_timeout": _GRACE,
            "keepalive": 5,
            "worker_tmp_dir": str(memory) if memory.is_dir() else None,
            "logger_class": _QuietLogger,
            "proc_name": "tapshyryk",
            "control_socket_disable": True,  # nobody commands this server from outside
        }
    ).run()


def _jobs() -> None:
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda _number, _frame: stop.set())
    run_jobs(known_jobs(), stop, parent=os.getppid())


def _child(work: Callable[..., None], *arguments: Any) -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)
    for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    work(*arguments)


def serve(*, bind: str, port: int, workers: int, threads: int, with_jobs: bool) -> int:
    """Serves until told to stop (SIGTERM, SIGINT); returns 0 then, 1 when the web server ended by itself.

    The jobs run in a process of their own, so that a long one never delays a page; should it die it is
    started again.
    """
    from django.db import connections

    connections.close_all()
    fork = multiprocessing.get_context("fork")

    def start(work: Callable[..., None], *arguments: Any) -> ForkProcess:
        process = fork.Process(target=_child, args=(work, *arguments))
        process.start()
        return process

    ending = threading.Event()

    def end(_number: int, _frame: FrameType | None) -> None:
        ending.set()

    web = start(_web, bind, port, workers, threads)
    jobs = start(_jobs) if with_jobs else None
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, end)
    wait, next_start = 1.0, 0.0
    while not ending.wait(0.2) and web.is_alive():
        if jobs and not jobs.is_alive() and time.monotonic() > next_start:
            log.error("the jobs ended by themselves and are started again", exit_code=jobs.exitcode)
            wait = min(wait * 2, 60.0)
            next_start = time.monotonic() + wait
            jobs = start(_jobs)
    by_itself = not ending.is_set()
    for process in filter(None, (web, jobs)):
        _end(process)
    return 1 if by_itself else 0


def _end(process: ForkProcess) -> None:
    if process.is_alive():
        process.terminate()
    process.join(_GRACE + 5)
    if process.is_alive():
        process.kill()
        process.join()
