"""Harmful words in every text of the two rooms: wherever they come out, shown as they were written."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from itertools import cycle
from typing import Any
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from pypdf import PdfReader

from tapshyryk.assemblies.domain import pabulib
from tapshyryk.core import clock
from tapshyryk.core.importing.writing.safe_cells import PLAIN_NUMBER
from tapshyryk.demo.example import people
from tapshyryk.demo.example.story import Story
from tapshyryk.needs.actions.proposing import Words
from tapshyryk.opendata.tables.catalogue import TABLES
from tests.attacks.outsiders import addresses_of, subject_models
from tests.attacks.two_rooms import play_rooms

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

HARM = (
    '=HYPERLINK("http://a.example","ү")',
    "<script>plant()</script>",
    '"><u data-planted="1">',
    "'><svg onload=plant()>",
    '</script><u data-planted="1">',
    '#import "x": * $a$ \\u{41} [b]',
    '{{ 7|add:"7" }}{% now "Y" %}',
    "&lt;u data-planted&gt;",
    'a;b"c;META',
    "}]}\\u003cscript\\u003eplant()",
    "%(n)s %s {0}",
    "@SUM(1)",
    "javascript:plant()",
    "+1+1|ү",
    "Ү\N{COMBINING ACUTE ACCENT}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{MAN}",
    "]]><u data-planted='1'>",
)
TEXTS = frozenset(
    {
        *("agenda", "answer", "conclusion_ky", "conclusion_ru", "consent", "council_decision", "decided"),
        *("explained", "findings", "heard", "reason", "street", "target_group", "text", "topic", "touches"),
        *("unserved_note", "venue", "where", "why", "words"),
    }
)
"""What actions of the two rooms are given in people's own words."""


class Hostile(Story):
    """The story told by somebody who begins every text with something meant to do harm."""

    def __init__(self) -> None:
        super().__init__(tell=lambda _line: None)
        self.harm = cycle(HARM)
        self.written: Counter[str] = Counter()

    def take(self, action: Any, subject: Any, *, by: Any, **given: Any) -> Any:
        """The step, in other words."""
        given = {name: self._said(name, value) for name, value in given.items()}
        return super().take(action, subject, by=by, **given)

    def _said(self, name: str, value: Any) -> Any:
        if isinstance(value, Words):
            texts = {one: self._said(one, getattr(value, one)) for one in ("text", "where", "touches")}
            return dataclasses.replace(value, title=self._harmed(value.title), **texts)
        if name in {"titles", "names"} and value:
            return {language: self._harmed(text) for language, text in value.items()}
        if name == "content":
            return {key: self._inside(key, one) for key, one in value.items()}
        return self._harmed(value) if name in TEXTS and isinstance(value, str) and value else value

    def _inside(self, key: str, value: Any) -> Any:
        if isinstance(value, dict):
            return {name: self._inside(name, one) for name, one in value.items()}
        if isinstance(value, list):
            return [self._inside(key, one) for one in value]
        return self._harmed(value) if key in {"text", "place", "what"} else value

    def _harmed(self, text: str) -> str:
        harm = next(self.harm)
        self.written[harm] += 1
        return f"{harm} {text}"


class Seen(HTMLParser):
    """What a browser would make of a page: elements that nobody of the house wrote, scripts that run."""

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of the page."""
        self.in_script = tag == "script"
        for name, value in attrs:
            runs = name.startswith("on") or (value or "").strip().lower().startswith("javascript:")
            if name == "data-planted" or runs:
                self.faults.append(f"<{tag} {name}={value!r}>")

    def handle_endtag(self, tag: str) -> None:
        """Its end."""
        self.in_script = False

    def handle_data(self, data: str) -> None:
        """Its text."""
        if self.in_script and "plant()" in data:
            self.faults.append(f"script: {data[:60]}")


def faults_of(answer: Any, content: bytes) -> Iterator[str]:
    """What is wrong with an answer, by its kind."""
    kind = answer.get("Content-Type", "").partition(";")[0]
    if answer.status_code >= 500:
        yield str(answer.status_code)
    if kind == "text/html":
        page = Seen()
        page.feed(content.decode())
        yield from page.faults
        if "&amp;amp;" in content.decode():
            yield "escaped twice"
    elif kind == "text/csv":
        yield from (
            cell
            for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))
            for cell in row
            if computes(cell)
        )
    elif kind.endswith("spreadsheetml.sheet"):
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            sheets = [book.read(name) for name in book.namelist() if "/worksheets/" in name]
        yield from (f"a formula: {found!r}" for one in sheets for found in re.findall(rb"<f[ >].{60}", one))
    elif kind == "application/json":
        json.loads(content)
    elif kind == "text/plain" and ".pb" in answer["Content-Disposition"]:
        assert pabulib.written(pabulib.read(content.decode())) == content.decode()
    elif kind == "application/pdf":
        assert PdfReader(io.BytesIO(content)).pages


def computes(cell: str) -> bool:
    """Whether a spreadsheet would take the cell for a formula."""
    return cell.lstrip()[:1] in set("=+-@") and not PLAIN_NUMBER.fullmatch(cell)


def crawled(client: Client, doors: list[str], languages: str) -> dict[str, tuple[list[str], bytes]]:
    """Every address a reader comes to from these, with what is wrong with it and its content."""
    waiting, read = list(doors), {}
    while waiting:
        address = waiting.pop()
        parts = urlsplit(address)
        shape = parts.path + ("?" if parts.query else "")
        if shape in read or not re.match(languages, address):
            continue
        answer = client.get(address)
        content = answer.getvalue()
        read[shape] = (list(faults_of(answer, content)), content)
        if answer.get("Content-Type", "").startswith("text/html"):
            links = re.findall(r'(?:href|src)="([^"]+)"', content.decode())
            waiting.extend(urljoin(address, unescape(link)) for link in links if "//" not in link)
    return read


def test_hostile_words_are_read_and_never_obeyed() -> None:
    story = Hostile()
    play_rooms(story, people.set_the_stage(story))
    assert all(count >= 3 for count in story.written.values())
    assert len(story.written) == len(HARM)
    doors = [
        "/ky/",
        *(f"/data/{kind}/{name}.{kind}" for name in TABLES for kind in ("csv", "xlsx")),
        "/data/ocds/orders.json",
        "/api/v1/acts?limit=100",
    ]
    read = crawled(Client(), doors, "/(ky|data|documents|files|api)/")
    assert {address: found for address, (found, _content) in read.items() if found} == {}
    for part in ("/problems/named/", "/sessions/", "/assemblies/", "/rounds/", "/studies/", "/documents/"):
        assert any(part in address for address in read), part
    pages = b"".join(content for address, (_found, content) in read.items() if address.startswith("/ky/"))
    assert pages.count(b"&lt;script&gt;plant()") >= 2
    papers = [content for address, (_f, content) in read.items() if address.startswith("/documents/")]
    text = "".join(page.extract_text() for one in papers for page in PdfReader(io.BytesIO(one)).pages)
    assert "#import" in text
    found = dict(_of_the_workspace(story))
    assert found == {}


def _of_the_workspace(story: Hostile) -> Iterator[tuple[str, list[str]]]:
    """What is wrong with the pages of the workspace for those whose work it is."""
    for who in ("specialist", "head", "activist"):
        client = Client()
        client.force_login(story.people[who].account, backend="django.contrib.auth.backends.ModelBackend")
        for model in subject_models().values():
            for thing in model.objects.order_by("-pk")[:2]:
                for address, _verb in addresses_of(thing):
                    with clock.at(story.moment):
                        answer = client.get(address)
                    if found := list(faults_of(answer, answer.getvalue())):
                        yield f"{address} ({who})", found
