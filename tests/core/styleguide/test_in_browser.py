"""The style guide in a real browser: no barrier, no sideways scroll, by keyboard alone, without scripts."""

import pytest

from tests.browsing import barriers

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
OPEN_ALL = """document.querySelectorAll('details').forEach(
    each => { each.removeAttribute('name'); each.open = true; })"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("language", "width"), [("ky", 360), ("ru", 360), ("en", 360), ("ky", 1440)])
def test_every_component_shuts_nobody_out(page, language, width, scheme):
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(f"/{language}/styleguide/")
    page.evaluate(OPEN_ALL)
    assert barriers(page) == []


@pytest.mark.parametrize("width", [320, 360, 768, 992, 1440, 3840])
def test_no_page_scrolls_sideways(page, width):
    page.set_viewport_size({"width": width, "height": 900})
    for language in ("ky", "ru", "en"):
        page.goto(f"/{language}/styleguide/")
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_targets_are_large_enough_for_a_thumb(page):
    page.set_viewport_size({"width": 360, "height": 900})
    page.goto("/ky/styleguide/")
    small = page.evaluate(
        """() => [...document.querySelectorAll('button, input, select, textarea, summary, nav a')]
        .filter(each => each.offsetParent)
        .map(each => [each.outerHTML.slice(0, 90), each.getBoundingClientRect()])
        .filter(([, box]) => box.height < 24 || box.width < 24).map(([html]) => html)"""
    )
    assert small == []


def test_the_steps_lie_across_a_wide_page_and_one_opens_below_all(page):
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto("/ky/styleguide/")
    steps = page.locator(".stage summary")
    tops = {steps.nth(index).bounding_box()["y"] for index in range(9)}
    assert len(tops) == 1
    steps.nth(5).focus()
    page.keyboard.press("Enter")
    body = page.locator(".stage__body:visible")
    assert body.bounding_box()["width"] > 1000
    assert body.bounding_box()["y"] > tops.pop()
    steps.nth(0).click()
    assert page.locator(".stage__body:visible").count() == 1


def test_the_steps_stand_one_under_the_other_on_a_phone(plain_page):
    plain_page.set_viewport_size({"width": 360, "height": 900})
    plain_page.goto("/ky/styleguide/")
    steps = plain_page.locator(".stage summary")
    assert len({steps.nth(index).bounding_box()["x"] for index in range(9)}) == 1
    steps.nth(5).click()
    assert plain_page.locator(".stage__body:visible").count() == 1


def test_the_first_key_offers_to_skip_to_the_content(page):
    page.goto("/ky/styleguide/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_function("document.activeElement.id === 'main'")


def test_a_fingerprint_is_copied_only_where_scripts_run(page, plain_page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/en/styleguide/")
    page.get_by_role("button", name="Copy the fingerprint").click()
    page.locator("[data-copy][role=status]").wait_for()
    assert len(page.evaluate("navigator.clipboard.readText()")) == 64
    plain_page.goto("/en/styleguide/")
    assert plain_page.locator("[data-copy]:visible").count() == 0


def test_a_sheet_takes_arrows_and_rows_from_a_spreadsheet(page):
    page.goto("/en/styleguide/")
    first, below = page.locator("[name=aA1]"), page.locator("[name=aB1]")
    first.focus()
    page.keyboard.press("ArrowDown")
    assert below.evaluate("each => each === document.activeElement")
    first.focus()
    page.evaluate(
        """() => {
            const clipboardData = new DataTransfer();
            clipboardData.setData('text/plain', '1\\t2\\n3\\t4\\n');
            document.activeElement.dispatchEvent(new ClipboardEvent('paste', {clipboardData, bubbles: true}));
        }"""
    )
    written = [page.locator(f"[name={name}]").input_value() for name in ("aA1", "aA2", "aB1", "aB2")]
    assert written == ["1", "2", "3", "4"]


def test_paper_shows_every_step_and_no_button(page):
    page.goto("/ky/styleguide/")
    page.emulate_media(media="print")
    assert page.locator(".stage__body:visible").count() == 9
    assert page.locator("button:visible").count() == 0
    assert page.locator(".print-head:visible").count() == 1
