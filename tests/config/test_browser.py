"""The frame of every page in a real browser: it keeps to itself, shuts nobody out, and needs no script."""

import pytest
from playwright.sync_api import Page

from tests.browsing import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_sign_in_page_shuts_nobody_out(page: Page, language: str):
    page.goto(f"/{language}/work/sign-in/")
    assert page.locator("html").get_attribute("lang") == language
    assert page.locator("h1").count() == 1
    assert barriers(page) == []


def test_the_language_is_changed_without_a_script(plain_page: Page):
    plain_page.goto("/ky/work/sign-in/")
    with plain_page.expect_navigation():
        plain_page.get_by_role("link", name="Русский").click()
    assert plain_page.locator("html").get_attribute("lang") == "ru"
    assert plain_page.url.endswith("/ru/work/sign-in/")


def test_a_page_that_breaks_the_content_policy_is_noticed(chromium, live_server):
    from tests.browsing import Watched

    context = chromium.new_context(base_url=live_server.url)
    watched = Watched(context, live_server.url)
    page = context.new_page()
    page.goto("/ky/work/sign-in/")
    with page.expect_request("http://stranger.example/x"):
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('img'), {src: 'http://stranger.example/x'}))"
        )
    context.close()
    assert any("stranger" in fault for fault in watched.faults)
