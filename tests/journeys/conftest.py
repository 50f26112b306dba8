"""A server whose clock stands where the journey sets it, and people who walk through its pages."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tapshyryk.demo.example.people import Cast, set_the_stage
from tapshyryk.demo.example.story import Story
from tests.journeys.demonstration import Demonstration
from tests.journeys.killing import Installation
from tests.journeys.standing_clock import StandingClock
from tests.journeys.walking import Walk


@pytest.fixture
def stage_server(transactional_db: None, settings: Any) -> Iterator[str]:
    """The address of a server of the demonstration, with its clock in the hands of the journey."""
    settings.DEMO = True
    settings.MIDDLEWARE = [f"{StandingClock.__module__}.{StandingClock.__name__}", *settings.MIDDLEWARE]
    server = LiveServer("localhost")
    yield server.url
    server.stop()
    StandingClock.moment = None


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The municipality of the example, its bodies and its people with accounts; nothing has happened yet."""
    return set_the_stage(Story(tell=lambda _line: None))


@pytest.fixture
def walk(chromium: Browser, stage_server: str, cast: Cast) -> Iterator[Callable[..., Walk]]:
    """Begins a walk, with scripts or without; at the end nothing may have gone wrong in any window."""
    begun: list[Walk] = []

    def begin(*, scripts: bool) -> Walk:
        begun.append(Walk(chromium, stage_server, scripts=scripts))
        return begun[-1]

    yield begin
    for each in begun:
        each.close()


@pytest.fixture(scope="session")
def demonstration() -> Iterator[Demonstration]:
    """The demonstration as `make demo` leaves it, served; whoever of a run's workers comes first plays it."""
    folder = Path(os.environ["TAPSHYRYK_TEST_FOLDER"]) / "demonstration"
    folder.mkdir(exist_ok=True)
    installation = Installation(folder)
    told = folder / "samples.json"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not told.exists():
            installation.run("init")
            samples = installation.ask("looking_on", str(folder / "album"))
            told.write_text(json.dumps(samples), encoding="utf-8")
    album = json.loads((folder / "album" / "album.json").read_text(encoding="utf-8"))
    installation.start("--no-jobs")
    samples = json.loads(told.read_text(encoding="utf-8"))
    yield Demonstration(installation.origin, samples, folder / "album", album)
    installation.kill()
