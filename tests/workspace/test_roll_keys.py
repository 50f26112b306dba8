"""The roll at the door by keyboard alone: a name, Enter, Enter; and nobody is shut out."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tapshyryk.assemblies.models import VoterMark
from tests.browsing import barriers
from tests.workspace.door import address, in_session
from tests.workspace.test_pages import signed_in
from tests.world import make_world


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
def test_a_person_is_registered_by_keys_alone(page: Page) -> None:
    world = make_world()
    assembly = in_session(world)
    session = signed_in(world, "specialist").cookies["sessionid"].value
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/ky/work/sign-in/")
    home = page.url.split("/ky/")[0]
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": home}])
    page.goto(address(assembly))
    assert barriers(page) == []
    page.keyboard.type("гулнара")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url == home + address(assembly)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "№ 2 катталды: кагаз бюллетень менен." in page.locator("main").inner_text()
    assert page.evaluate("document.activeElement.name") == "q"
    mark = VoterMark.objects.select_related("voter").get()
    assert (mark.voter.number, mark.way) == (2, "paper")
