"""A server whose clock stands where the journey sets it, and people who walk through its pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from tapshyryk.demo.example.people import Cast, set_the_stage
from tapshyryk.demo.example.story import Story
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
