# ruff: noqa: INP001
"""Takes pictures of pages in Chromium, to be looked at, and weighs what each page loads.

    python docs/guide/pictures/take.py http://127.0.0.1:8000 / /orders/ --languages ky ru --widths 360 1440

With `--as specialist@ulgu-bulak.example` the pages are those of somebody of the played example, as the
demonstration offers them on its sign-in page; `--tall 900` keeps the upper part of a long page.

Writes PNG files to var/pictures (or `--into`), one for each page, language, width and scheme; the scheme
`print` writes the page as A4 PDF. Ends with 1 when a page scrolls sideways, asks a stranger, complains in the
console, or weighs more than 60 KB at the first visit.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

HEAVIEST = 60 * 1024
"""Bytes that a page with all its parts may weigh, compressed, at the first visit."""


def main() -> int:
    """Takes the pictures asked for on the command line."""
    asked = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    asked.add_argument("home", help="where the site answers, as in http://127.0.0.1:8000")
    asked.add_argument("paths", nargs="+", help="pages without their language, as in /orders/")
    asked.add_argument("--languages", nargs="+", default=["ky", "ru", "en"])
    asked.add_argument("--widths", nargs="+", type=int, default=[360, 768, 1440])
    asked.add_argument("--schemes", nargs="+", default=["light"], choices=["light", "dark", "print"])
    asked.add_argument("--into", type=Path, default=Path("var/pictures"))
    asked.add_argument(
        "--as", dest="person", default="", help="e-mail of somebody of the example to sign in as"
    )
    asked.add_argument("--tall", type=int, default=0, help="pixels of the page's height to keep; default all")
    asked.add_argument("--name", default="", help="name of the only picture, without .png")
    given = asked.parse_args()
    given.into.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        for path in given.paths:
            for language in given.languages:
                for scheme in given.schemes:
                    for width in [1440] if scheme == "print" else given.widths:
                        shot = Shot(given.home, f"/{language}{path}", width, scheme, given.into)
                        shot = replace(shot, person=given.person, tall=given.tall, name=given.name)
                        faults += _take(browser, shot)
        browser.close()
    sys.stderr.write("".join(f"{fault}\n" for fault in faults))
    return 1 if faults else 0


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture to take: of which page, how wide, as whom, and where it goes."""

    home: str
    path: str
    width: int
    scheme: str
    into: Path
    person: str = ""
    tall: int = 0
    name: str = ""


def _take(browser: Browser, shot: Shot) -> list[str]:
    scheme, width, home, path = shot.scheme, shot.width, shot.home, shot.path
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    if shot.person:
        page.goto(f"{home}/en/work/sign-in/")
        page.locator("tr", has_text=shot.person).get_by_role("button").click()
        page.wait_for_url("**/en/work/")
    faults: list[str] = []
    host = urlsplit(home).netloc
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda request: (
            faults.append(f"asks {request.url}") if urlsplit(request.url).netloc not in {host, ""} else None
        ),
    )
    weight = _weigh(page, home + path)
    if weight > HEAVIEST:
        faults.append(f"weighs {weight} bytes")
    if page.evaluate("document.documentElement.scrollWidth") > width:
        faults.append("scrolls sideways")
    name = shot.name or f"{path.strip('/').replace('/', '-')}-{width}-{scheme}"
    if scheme == "print":
        page.pdf(path=shot.into / f"{name}.pdf", format="A4", prefer_css_page_size=True)
    elif shot.tall:
        page.set_viewport_size({"width": width, "height": shot.tall})
        page.screenshot(path=shot.into / f"{name}.png")
    else:
        page.screenshot(path=shot.into / f"{name}.png", full_page=True)
    sys.stdout.write(f"{weight / 1024:6.1f} KB  {path}  {width}  {scheme}\n")
    context.close()
    return [f"{path} at {width} ({scheme}): {fault}" for fault in faults]


def _weigh(page: Page, address: str) -> int:
    """Bytes over the wire for the page and all its parts."""
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    return int(sum(sizes))


if __name__ == "__main__":
    sys.exit(main())
