"""The server is killed in the middle of moves: what it had acknowledged is there, and no half act exists."""

from __future__ import annotations

import os
import random
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from tests.journeys.killing import PATIENCE, Hand, Installation, Sent

KILLS = 4
"""Lives of the server, each ended by a kill, on each engine."""
AT_LEAST = 8
"""Acts acknowledged in a life before it ends, however slow the machine is."""

pytestmark = pytest.mark.slow


@pytest.fixture
def own_database() -> Iterator[str]:
    """The address of an empty database on the PostgreSQL of this run."""
    server = os.environ["TAPSHYRYK_DATABASE_URL"]
    name = f"killed_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as door:
        door.execute(f"CREATE DATABASE {name}")
        yield urlunsplit(urlsplit(server)._replace(path=f"/{name}"))
        door.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.pure
def test_nothing_is_lost_or_half_done_in_sqlite(tmp_path: Path) -> None:
    survive_kills(Installation(tmp_path))


@pytest.mark.postgres
def test_nothing_is_lost_or_half_done_in_postgresql(tmp_path: Path, own_database: str) -> None:
    survive_kills(Installation(tmp_path, own_database))


def survive_kills(installation: Installation) -> None:
    """Kill the server in the middle of moves, some of them of money; examine it after each kill."""
    installation.run("init")
    stage = installation.ask("stage_for_kills")
    hands = _hands(stage)
    chance = random.Random(20261123)
    try:
        for life in range(1, KILLS + 1):
            installation.start()
            _work_and_kill(installation, hands, chance.random() / 2)
            known = {key: led_to for hand in hands for key, led_to in hand.acknowledged.items()}
            # In the last life what the outbox still holds is delivered first.
            last = ["--deliver"] if life == KILLS else []
            assert installation.ask("wholeness", *last, given=known) == []
    finally:
        installation.kill()
    assert all(hand.acknowledged for hand in hands)
    assert [path for hand in hands for path in hand.refused] == []
    record = str(installation.folder / "record.zip")
    installation.run("export", "bundle", record)
    installation.run("verify", record)


def _work_and_kill(installation: Installation, hands: list[Hand], seconds: float) -> None:
    """Let them all work, and kill the server some time after enough was acknowledged."""
    before, give_up = _acknowledged(hands), time.monotonic() + PATIENCE
    stop = threading.Event()
    working = [threading.Thread(target=hand.work, args=(installation.origin, stop)) for hand in hands]
    for each in working:
        each.start()
    # On a busy machine one of them may wait long for its turn: nobody is killed before all have acted once.
    while _acknowledged(hands) < before + AT_LEAST or not all(hand.acknowledged for hand in hands):
        if time.monotonic() > give_up:
            break
        time.sleep(0.02)
    time.sleep(seconds)
    installation.kill()
    stop.set()
    for each in working:
        each.join()
    assert _acknowledged(hands) >= before + AT_LEAST


def _acknowledged(hands: list[Hand]) -> int:
    return sum(len(hand.acknowledged) for hand in hands)


def _hands(stage: dict) -> list[Hand]:  # type: ignore[type-arg]
    place, contract, who = stage["place"], stage["contract"], stage["accounts"]

    def sessions(hand: Hand) -> Iterator[Sent]:
        while True:
            yield Sent(
                f"/en/work/begin/plan_session/municipality/{place}/",
                {"title_ky": "Жыйын", "planned_for": "2026-01-15", "venue": "Клуб"},
            )
            yield Sent(
                f"/en/work/needs_session/{hand.last}/hold_session/",
                {"held_on": "2026-01-15", "participants": "122", "women": "61"},
            )

    def contributions(hand: Hand) -> Iterator[Sent]:
        while True:
            yield Sent(
                f"/en/work/begin/record_contribution/contract/{contract}/",
                {"source_kind": "own", "kind": "cash", "amount_tyiyn": "12500", "day": "2025-02-03"},
            )
            yield Sent(
                f"/en/work/contribution/{hand.last}/reverse_contribution/",
                {"reason": "Эки жолу киргизилген"},
            )

    def complaints(_hand: Hand) -> Iterator[Sent]:
        while True:
            yield Sent(
                f"/en/work/begin/complain_about_service/contract/{contract}/",
                {"topic": "access", "text": "Кызматкер келбей калды."},
            )

    return [
        Hand(who["specialist"], sessions),
        Hand(who["director"], contributions),
        Hand(who["neighbour"], complaints),
        Hand(who["resident"], complaints),
    ]
