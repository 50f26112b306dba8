"""Walks through the workspace as people do: sign in, follow a link, fill in a form, press its button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page

from tapshyryk.core import clock
from tapshyryk.core.lifecycle import registry
from tapshyryk.core.steps import step_for
from tapshyryk.parties.models import Person
from tapshyryk.places.models import Municipality
from tests.browsing import SECONDS, Watched
from tests.core.files.samples import pdf
from tests.journeys.standing_clock import pass_by

Labelled = Mapping[str, Any]
"""Values of fields found by a part of their label, where the name of the field says nothing to a person."""


@dataclass
class Walk:
    """People in a browser, each in a window of their own.

    `pages` counts the pages that were opened, `steps` the steps that were taken.
    """

    browser: Browser
    home: str
    language: str = "ky"
    scripts: bool = False
    windows: dict[str, Page] = field(default_factory=dict)
    watched: list[Watched] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    pages: int = 0
    steps: int = 0

    def window(self) -> Page:
        """A fresh window that belongs to nobody."""
        context = self.browser.new_context(
            base_url=self.home,
            locale=self.language,
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(SECONDS * 1000)
        self.contexts.append(context)
        self.watched.append(Watched(context, self.home))
        page = context.new_page()
        page.on("response", self._answered)
        page.on("dialog", lambda dialog: dialog.accept())
        return page

    def close(self) -> None:
        """Close every window; nothing may have gone wrong in any of them."""
        for context in self.contexts:
            context.close()
        assert [fault for one in self.watched for fault in one.faults] == []
        assert self.broken == []

    def as_(self, who: str) -> Page:
        """The window of somebody of the example, signed in through the page that offers their account."""
        if who not in self.windows:
            page = self.window()
            page.goto(f"/{self.language}/work/sign-in/")
            row = page.get_by_role("row").filter(has_text=f"{who}@ulgu-bulak.example")
            with page.expect_navigation():
                row.get_by_role("button").click()
            assert urlsplit(page.url).path == f"/{self.language}/work/", page.url
            self.windows[who] = page
        return self.windows[who]

    def take(
        self,
        who: str,
        verb: str,
        subject: Any,
        *,
        labelled: Labelled | None = None,
        override: Mapping[str, str] | None = None,
        **given: Any,
    ) -> Any:
        """Let somebody take a step; the subject as it stands afterwards.

        `subject` is the thing the step is taken with, or what it is begun from.
        """
        page = self._filled_in(who, verb, subject, labelled or {}, override or {}, given)
        status = self._press(page)
        where = urlsplit(page.url).path.strip("/").split("/")
        assert status == 200, f"{who} {verb}: {status} {told(page)}"
        assert len(where) == 4, f"{who} {verb}: stayed on the page. {told(page)}"
        assert page.get_by_role("status").count() > 0, f"{who} {verb}: nothing says it is done"
        pass_by()
        self.steps += 1
        return registry.subject_types()[where[2]]._default_manager.get(pk=where[3])

    def refused(
        self,
        who: str,
        verb: str,
        subject: Any,
        *,
        rule: str,
        labelled: Labelled | None = None,
        **given: Any,
    ) -> str:
        """Let somebody press a button whose step `rule` refuses; what the page then says."""
        page = self._filled_in(who, verb, subject, labelled or {}, {}, given)
        assert self._press(page) == 409, f"{who} {verb}: not refused"
        said = told(page)
        norm = subject.book().rule(rule).sentence_in(self.language)
        assert norm in said, f"{who} {verb}: the rule {rule} is not shown: {said}"
        return said

    def barred(self, who: str, verb: str, subject: Any) -> str:
        """Open a step that does not belong to somebody: it is not offered, and the page says why."""
        page = self.as_(who)
        answer = page.goto(self._step_address(verb, subject))
        assert answer is not None
        assert answer.status == 403, f"{who} could take {verb}"
        assert page.locator("form.form button[type=submit]:enabled").count() == 0
        assert page.locator(".refusal").count() == 1
        return told(page)

    def see(self, who: str, subject: Any) -> Page:
        """Open the page of a thing."""
        page = self.as_(who)
        self._open(page, self._address_of(subject))
        return page

    def _filled_in(
        self,
        who: str,
        verb: str,
        subject: Any,
        labelled: Labelled,
        override: Mapping[str, str],
        given: Mapping[str, Any],
    ) -> Page:
        page = self.as_(who)
        address = self._step_address(verb, subject)
        link = page.locator(f'a[href="{address}"]')
        if not link.count():
            self._open(page, self._address_of(subject))
        assert link.count(), f"{who} finds no way to {verb} on {page.url}: {told(page)}"
        # A click returns as soon as the address has changed; the fields are there when the page is.
        with page.expect_navigation():
            link.first.click()
        assert urlsplit(page.url).path == address, f"{who} {verb}: {page.url}"
        form = page.locator("form.form")
        for name, value in given.items():
            _fill(form.locator(f'[name="{name}"]'), value)
        for label, value in labelled.items():
            _fill(form.get_by_label(label), value)
        for rule, reason in override.items():
            _fill(form.locator(f'[name="override:{rule}"]'), reason)
        return page

    def _press(self, page: Page) -> int:
        button = page.locator("form.form button[type=submit]")
        assert button.is_enabled(), f"{page.url} cannot be sent: {told(page)}"
        with page.expect_navigation() as answered:
            button.click()
        answer = answered.value
        assert answer is not None
        return answer.status

    def _open(self, page: Page, address: str) -> None:
        page.goto(address)

    def _address_of(self, subject: Any) -> str:
        if isinstance(subject, Municipality):
            return f"/{self.language}/work/"
        return f"/{self.language}/work/{_kind(subject)}/{subject.pk}/"

    def _step_address(self, verb: str, subject: Any) -> str:
        step = step_for(verb)
        assert step is not None, f"no page takes {verb}"
        if step.begin is not None:
            return f"/{self.language}/work/begin/{verb}/{_kind(subject)}/{subject.pk}/"
        return f"{self._address_of(subject)}{verb}/"

    def _answered(self, response: Any) -> None:
        if response.request.is_navigation_request():
            self.pages += 1
        if response.status >= 400 and response.status not in {403, 409}:
            self.broken.append(f"{response.status} {response.url}")


def _kind(subject: Any) -> str:
    return "municipality" if isinstance(subject, Municipality) else str(subject.lifecycle.name)


def _written(value: Any) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(clock.LOCAL_ZONE):%Y-%m-%dT%H:%M}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Person):
        return value.full_name
    return str(getattr(value, "pk", value))


SIGNED_SCAN: Final = {"name": "minutes.pdf", "mimeType": "application/pdf", "buffer": pdf()}
"""A scan of signed minutes, as a browser hands it in."""


def _fill(found: Locator, value: Any) -> None:
    """Give a field its value, in the way its kind is given one."""
    assert found.count(), f"{found.page.url} does not ask for {found}: {told(found.page)}"
    first = found.first
    kind = first.evaluate("element => element.tagName === 'INPUT' ? element.type : element.tagName")
    if kind == "file":
        first.set_input_files(value)
    elif kind == "SELECT":
        first.select_option(_written(value))
    elif kind in {"radio", "checkbox"} and isinstance(value, bool):
        first.set_checked(value)
    elif kind in {"radio", "checkbox"}:
        wanted = [_written(one) for one in value] if isinstance(value, list) else [_written(value)]
        for box in found.all():
            box.set_checked(box.get_attribute("value") in wanted) if kind == "checkbox" else None
            if kind == "radio" and box.get_attribute("value") in wanted:
                box.check()
    else:
        first.fill(_written(value))


def told(page: Page) -> str:
    """What a page says is wrong, for the one who reads a failed test."""
    said = page.locator(".refusal, .field__error, .warning, .errors, .form-errors").all_inner_texts()
    return " | ".join(" ".join(text.split()) for text in said) or page.title()
