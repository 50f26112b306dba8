"""M3: a move through `perform()` beside the bare SQL of the same rows in one transaction."""

import multiprocessing
import re
import secrets
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from bench.apart import figures_of, tell
from bench.measure import Figure, Measure
from bench.processor import seconds_of, server_of

MOVES = 200
VOTERS = 100
RUNS = 3
WORKERS = (1, 4, 8)
Work = Callable[[int], None]


@dataclass(frozen=True)
class Run:
    """One run: moves a second, and milliseconds of processor a move, of the workers and of the server."""

    rate: float
    client: float
    server: float


def run() -> list[Figure]:
    """SQLite with one writer, then a PostgreSQL that flushes every commit, with 1, 4 and 8."""
    from tests.engines import DURABLE, start_postgres

    figures = figures_of("bench.m3_writes", "SQLite", "1", environment="development")
    server = start_postgres(DURABLE)
    try:
        workers = [str(count) for count in WORKERS]
        figures += figures_of(
            "bench.m3_writes", "PostgreSQL", *workers, environment="development", database=server.url
        )
    finally:
        server.stop()
    return figures


def _measure(engine: str, workers: list[int]) -> list[Figure]:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    subjects = [_subject(number) for number in range(max(workers))]
    statements = [_statements(subject) for subject in subjects]
    figures = [Figure(f"{engine}: statements of one move that write", len(statements[0]), "")]
    for count in workers:
        ours, bare = [], []
        for _ in range(RUNS):  # by turns, so that a busy minute of the machine touches both alike
            ours.append(_a_second(count, lambda number: _move_loop(subjects[number])))
            bare.append(_a_second(count, lambda number: _bare_loop(statements[number])))
        said = f"{engine}, {count} at once"
        ratio = statistics.median(b.rate / o.rate for o, b in zip(ours, bare, strict=True))
        figures += [
            Figure(
                f"{said}: bare SQL of the same rows", round(statistics.median(b.rate for b in bare)), "/s"
            ),
            Figure(f"{said}: moves", round(statistics.median(o.rate for o in ours)), "/s"),
            Figure(f"{said}: a move takes, times the bare SQL", round(ratio, 1), "x", limit=4),
            *_processor(f"{said}: processor of the bare SQL", bare),
            *_processor(f"{said}: processor of a move", ours),
        ]
    return figures


def _processor(said: str, runs: list[Run]) -> list[Figure]:
    """What one round costs the process that asks and, where there is one, the server."""
    client, server = (statistics.median(getattr(run, side) for run in runs) for side in ("client", "server"))
    figures = [Figure(f"{said}, its process", round(client, 2), "ms")]
    return [*figures, Figure(f"{said}, the server", round(server, 2), "ms")] if server else figures


def _subject(number: int) -> tuple[Any, Any, Any]:
    """A held session with a named problem and the specialist who may count its votes."""
    from tests.needs.stages import with_problems
    from tests.world import make_world

    world = make_world(f"place-{number}")
    session, problems = with_problems(world, [("Бала бакча жок", "preschool", 60)])
    return session, problems[0], world.actor("specialist")


def _move(subject: tuple[Any, Any, Any], votes: int) -> None:
    from tapshyryk.needs.actions.problem import count_votes_for_problem

    session, problem, actor = subject
    count_votes_for_problem(session, actor=actor, problem=problem, votes=votes)


def _statements(subject: tuple[Any, Any, Any]) -> list[tuple[str, tuple[Any, ...]]]:
    """What one move writes, in order, and the lock it takes first."""
    from django.db import connection

    seen: list[tuple[str, tuple[Any, ...]]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if re.match(r"(INSERT|UPDATE|DELETE)\b", sql) or "FOR UPDATE" in sql:
            seen.append((sql, tuple(params or ())))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        _move(subject, 61)
    return seen


def _a_second(count: int, work: Work) -> Run:
    """What `count` processes do together, each with a connection of its own, opened before they begin."""
    from django.db import connections

    server = _server()
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    ready, told = fork.Barrier(count + 1), fork.Barrier(count + 1)
    spent = fork.Array("d", count)
    started = [
        fork.Process(target=_timed, args=(work, number, ready, told, spent)) for number in range(count)
    ]
    for process in started:
        process.start()
    ready.wait(60)
    begun, served = time.perf_counter(), seconds_of(server) if server else 0.0
    told.wait(600)
    seconds, served = time.perf_counter() - begun, (seconds_of(server) if server else 0.0) - served
    for process in started:
        process.join()
    moves = count * MOVES
    return Run(moves / seconds, sum(spent) / moves * 1000, served / moves * 1000)


def _server() -> int:
    """The process of the PostgreSQL server; 0 where the database is in the process itself."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return 0
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return server_of(cursor.fetchone()[0])


def _timed(work: Work, number: int, ready: Any, told: Any, spent: Any) -> None:
    from django.db import connection

    try:
        connection.ensure_connection()
        ready.wait(60)
        begun = time.process_time()
        work(number)
        spent[number] = time.process_time() - begun
        told.wait(600)
    except BaseException:
        told.abort()  # so that the measure fails at once instead of waiting for one that has gone
        raise


def _move_loop(subject: tuple[Any, Any, Any]) -> None:
    for number in range(MOVES):
        _move(subject, number % VOTERS)


def _bare_loop(statements: list[tuple[str, tuple[Any, ...]]]) -> None:
    """The same statements through the driver alone, each round with an act of a new key."""
    from django.db import connection

    connection.ensure_connection()
    raw = connection.connection
    is_sqlite = isinstance(raw, sqlite3.Connection)
    written = [(sql.replace("%s", "?") if is_sqlite else sql, values) for sql, values in statements]
    for _ in range(MOVES):
        cursor = sqlite3.Cursor(raw) if is_sqlite else raw.cursor()
        cursor.execute("BEGIN IMMEDIATE" if is_sqlite else "BEGIN")
        for sql, values in written:
            cursor.execute(sql, _fresh(values) if sql.startswith('INSERT INTO "acts_act"') else values)
        cursor.execute("COMMIT")


def _fresh(values: tuple[Any, ...]) -> tuple[Any, ...]:
    """The act's values with a key of its own, which comes first, and a hash of its own, the only bytes."""
    key = uuid4()
    first: Any = key if isinstance(values[0], UUID) else key.hex
    return (first, *(secrets.token_bytes(32) if isinstance(v, bytes | memoryview) else v for v in values[1:]))


MEASURES = [
    Measure("M3", "writes", "a move at most 4x the bare SQL of the same rows in one transaction", run)
]

if __name__ == "__main__":
    from tapshyryk.config.start import set_up_django

    set_up_django()
    tell(_measure(sys.argv[1], [int(word) for word in sys.argv[2:]]))
