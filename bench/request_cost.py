"""What one request costs inside a WSGI application: processor time, statements, compressed size.

Knows Django alone, so that a peer's own interpreter can run it on the peer's own pages in the same way.
"""

import gzip
import io
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

REPEATED = 3
"""Requests that warm a page up before its cost is taken."""


@dataclass(frozen=True)
class Target:
    """One address to ask for: under which name it is reported, what is sent along, what happens before."""

    name: str
    path: str
    cookie: str = ""
    before: Callable[[], None] | None = None


@dataclass(frozen=True)
class Cost:
    """Median processor milliseconds of a request, statements sent to the database, KB of the body in gzip."""

    ms: float
    sql: int
    kb: float


def costs_of(application: Any, targets: list[Target], *, requests: int, runs: int) -> dict[str, Cost]:
    """The cost of every target; the runs go round all of them, so that a noisy minute touches them alike.

    What happens `before` a request is not counted. The body is asked for as it is and compressed here, the
    same way for every application, whether compressing is its own work or a proxy's.
    """
    sizes, statements = {}, {}
    for target in targets:
        for _ in range(REPEATED):
            body = _ask(application, target)[1]
        if target.before is not None:
            target.before()
        with _counted() as counted:
            _ask(application, replace(target, before=None))
        sizes[target.name] = len(gzip.compress(body, 6)) / 1024
        statements[target.name] = len(counted)
    taken: dict[str, list[float]] = {target.name: [] for target in targets}
    for _ in range(runs):
        for target in targets:
            _ask(application, target)  # another target may have emptied the cache meanwhile
            taken[target.name].append(sum(_ask(application, target)[0] for _ in range(requests)) / requests)
    return {
        target.name: Cost(
            statistics.median(taken[target.name]) * 1000, statements[target.name], sizes[target.name]
        )
        for target in targets
    }


def body_of(application: Any, path: str) -> bytes:
    """The body that answers a request without cookies."""
    return _ask(application, Target(path, path))[1]


def _ask(application: Any, target: Target) -> tuple[float, bytes]:
    """Processor seconds and body of one request; raises when it is not answered with 200."""
    if target.before is not None:
        target.before()
    said: list[str] = []
    environ = _environ(target)
    started = time.process_time()
    answer = application(environ, lambda status, headers, exc_info=None: said.append(status))
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    seconds = time.process_time() - started
    if not said[0].startswith("200"):
        raise RuntimeError(f"{target.path} was answered with {said[0]}")
    return seconds, body


def _environ(target: Target) -> dict[str, Any]:
    path, _, query = target.path.partition("?")
    return {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SCRIPT_NAME": "",
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "HTTP_HOST": "localhost",
        "HTTP_ACCEPT": "text/html",
        "HTTP_USER_AGENT": "Mozilla/5.0",
        "HTTP_COOKIE": target.cookie,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }


@contextmanager
def _counted() -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    from django.db import connection

    seen: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        seen.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield seen
