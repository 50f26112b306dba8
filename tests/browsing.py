"""A real Chromium for journeys: with scripts and without, watching that a page keeps to itself."""

import os
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.machine import CHROMIUM

SECONDS = 20
"""How long a page may take; the machine may be busy."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the run."""
    # Playwright runs an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=sandbox)
        yield browser
        browser.close()


class Watched:
    """Notes what a page must never do: ask a stranger, break the content policy, fail in its script."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.home = urlsplit(home).netloc
        self.faults: list[str] = []
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(f"script: {error.error}"))

    def _request(self, request: Any) -> None:
        address = urlsplit(request.url)
        if address.scheme in {"http", "https"} and address.netloc != self.home:
            self.faults.append(f"asked a stranger: {request.url}")

    def _console(self, message: Any) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            self.faults.append(f"console: {message.text}")


def _page(chromium: Browser, home: str, *, scripts: bool) -> Iterator[Page]:
    context = chromium.new_context(base_url=home, locale="ky", java_script_enabled=scripts)
    context.set_default_timeout(SECONDS * 1000)
    watched = Watched(context, home)
    yield context.new_page()
    context.close()
    assert watched.faults == []


@pytest.fixture
def page(chromium: Browser, live_server: Any) -> Iterator[Page]:
    """A page in a fresh browser with scripts; at the end it must have kept to itself."""
    yield from _page(chromium, live_server.url, scripts=True)


@pytest.fixture
def plain_page(chromium: Browser, live_server: Any) -> Iterator[Page]:
    """A page in a fresh browser without scripts."""
    yield from _page(chromium, live_server.url, scripts=False)


def barriers(page: Page) -> list[str]:
    """What axe finds on a page that shuts people out, one line each."""
    found = Axe().run(page)
    return [
        f"{violation['id']} ({violation['impact']}): {node['html'][:160]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]
