"""The played demonstration under the eyes of a browser: what every page must keep to, whoever made it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

from tests.browsing import SECONDS, Watched, barriers
from tests.journeys.foreign_words import foreign_words

PHONE, DESK = 360, 1440
MOST_KB = 60
"""First load of a page with everything it asks for, as it goes over the wire."""
OPEN_FOLDS = """document.querySelectorAll('details').forEach(
    each => { each.removeAttribute('name'); each.open = true; })"""


@dataclass(frozen=True)
class Demonstration:
    """The address it is served at, the samples of its addresses, and the album of pages of the workspace."""

    origin: str
    samples: dict[str, str]
    folder: Path
    album: list[dict[str, Any]]


@dataclass
class Window:
    """A fresh browser window of a width, whose page is held to what every page must keep."""

    browser: Browser
    origin: str
    width: int
    scripts: bool = True

    def __enter__(self) -> Window:
        self.context: BrowserContext = self.browser.new_context(
            base_url=self.origin,
            locale="ky",
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
            viewport={"width": self.width, "height": 900},
        )
        self.context.set_default_timeout(SECONDS * 1000)
        self.watched = Watched(self.context, self.origin)
        self.asked: list[Request] = []
        self.context.on("requestfinished", lambda request: self.asked.append(request))
        self.page: Page = self.context.new_page()
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()

    def open(self, path: str, status: int = 200) -> str:
        """Open a page and return its source as it was sent."""
        answer = self.page.goto(path, wait_until="load")
        assert answer is not None
        assert answer.status == status, f"{path}: {answer.status}"
        return answer.text()

    def open_kept(self, kept: dict[str, Any], folder: Path) -> str:
        """Open a page of the album at its own address, with the content policy it was answered with."""

        def answer(route: Route) -> None:
            if urlsplit(route.request.url).path != kept["path"]:
                route.continue_()
                return
            headers = {"Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": kept["policy"]}
            route.fulfill(status=kept["status"], headers=headers, path=folder / kept["file"])

        self.watched.faults.clear()
        self.context.route("**/*", answer)
        self.page.goto(kept["path"], wait_until="load")
        self.context.unroute("**/*")
        return (folder / kept["file"]).read_text(encoding="utf-8")

    def faults(self, language: str) -> list[str]:
        """What is wrong with the page that is open, beside what axe and the catalogues say."""
        found = list(self.watched.faults)
        if (said := self.page.locator("html").get_attribute("lang")) != language:
            found.append(f"says it is in {said}")
        if (heads := self.page.locator("h1").count()) != 1:
            found.append(f"has {heads} first headings")
        if not " ".join(self.page.locator("main").inner_text().split()):
            found.append("shows nothing")
        self.page.evaluate(OPEN_FOLDS)
        if (wide := self.page.evaluate("document.documentElement.scrollWidth")) > self.width:
            found.append(f"is {wide} px wide in a window of {self.width}: {self._too_wide()}")
        return found

    def weight(self) -> float:
        """KB of everything that was loaded, as it went over the wire."""
        sizes = [request.sizes() for request in self.asked]
        return sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes) / 1024

    def _too_wide(self) -> list[str]:
        found: list[str] = self.page.evaluate(
            """width => [...document.querySelectorAll('main *')]
            .filter(each => each.getBoundingClientRect().right > width + 1)
            .slice(0, 3).map(each => each.outerHTML.slice(0, 120))""",
            self.width,
        )
        return found


def faults_of(browser: Browser, origin: str, path: str, language: str, status: int = 200) -> list[str]:
    """Everything a page is found wanting in, in one width with scripts and in the other without them.

    Kyrgyz is examined by axe on a phone, Russian on a desk; the other width is looked at for its layout
    alone, in a browser that runs no script. English has the same tags and shorter words: its words, weight
    and layout on a phone are looked at.
    """
    widths = (DESK, PHONE) if language == "ru" else (PHONE, DESK)
    with Window(browser, origin, widths[0]) as window:
        found = [f"foreign words: {text}" for text in foreign_words(window.open(path, status), language)]
        if (weight := window.weight()) > MOST_KB:
            found.append(f"weighs {weight:.1f} KB")
        found += window.faults(language)
        found += barriers(window.page) if language != "en" else []
    if language != "en":
        with Window(browser, origin, widths[1], scripts=False) as plain:
            plain.open(path, status)
            found += [f"without scripts: {fault}" for fault in plain.faults(language)]
    return [f"{path}: {fault}" for fault in found]
