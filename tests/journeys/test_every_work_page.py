"""Every page of the workspace as the demonstration opened it: for every role, in every state it came through.

Nothing is sent: the pages were kept while the example was played (`looking_on`).
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser

from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import steps
from tapshyryk.demo.example.people import PEOPLE
from tests.browsing import barriers
from tests.journeys.demonstration import DESK, PHONE, Demonstration, Window
from tests.journeys.foreign_words import foreign_words

pytestmark = [pytest.mark.browser, pytest.mark.pure, pytest.mark.slow]

LANGUAGES = ("ky", "ru", "en")
BY_SORT = ("home", "account", "import", "near")
KINDS = (*BY_SORT, "municipality", *(lifecycle.name for lifecycle in registry.lifecycles()))
WRITTEN = {"Кызмат алуучулар"}
"""What people of the example wrote themselves, and the product says too."""
NOT_PLAYED = {
    "express_interest",
    "restore_organisation",
    "revoke_power",
    "draft_contract",
    "claim_settlement",
}
"""Steps whose page nobody of the example can open at the moments that are looked at: the municipality has
joined already, no organisation is suspended, no power is delegated, and the last two open only after a later
step within the same state."""


def _of(album: list[dict[str, Any]], kind: str, language: str) -> list[dict[str, Any]]:
    return [
        kept
        for kept in album
        if kept["language"] == language and kind == kept["shape"][0 if kind in BY_SORT else 1]
    ]


def test_every_role_is_at_home_and_every_step_was_opened(demonstration: Demonstration):
    shapes = [kept["shape"] for kept in demonstration.album]
    assert {shape[1] for shape in shapes if shape[0] == "home"} == {key for key, *_ in PEOPLE}
    opened = {shape[2] for shape in shapes if shape[0] in {"step", "begin"}}
    assert {step.verb for step in steps()} - opened == NOT_PLAYED
    seen = {shape[1] for shape in shapes if shape[0] == "subject"}
    assert seen == {lifecycle.name for lifecycle in registry.lifecycles()} - {"delegation"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_pages_of_a_kind(chromium: Browser, demonstration: Demonstration, kind: str, language: str):
    """The words of every page in every language; its layout, and axe, in one of the three by turns."""
    pages = _of(demonstration.album, kind, language)
    found = []
    for kept in pages:
        html = (demonstration.folder / kept["file"]).read_text(encoding="utf-8")
        faults = [f"foreign words: {text}" for text in foreign_words(html, language) if text not in WRITTEN]
        if kept["status"] != 200:
            faults.append(f"answered {kept['status']}")
        found += [f"{kept['path']} ({kept['who']}): {fault}" for fault in faults]
    at = LANGUAGES.index(language)
    with Window(chromium, demonstration.origin, PHONE, scripts=False) as phone:
        found += _examined(phone, pages[at :: len(LANGUAGES)], demonstration, language)
    with Window(chromium, demonstration.origin, DESK) as desk:
        one_of_each_sort = list({kept["shape"][0]: kept for kept in pages}.values())
        shown = one_of_each_sort[at :: len(LANGUAGES)]
        found += _examined(desk, shown, demonstration, language, axe=True)
    assert found == []


def _examined(
    window: Window,
    pages: list[dict[str, Any]],
    demonstration: Demonstration,
    language: str,
    *,
    axe: bool = False,
) -> list[str]:
    found = []
    for kept in pages:
        window.open_kept(kept, demonstration.folder)
        faults = window.faults(language) + (barriers(window.page) if axe else [])
        found += [f"{kept['path']} ({kept['who']}): {fault}" for fault in faults]
    return found
