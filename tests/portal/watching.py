"""Watches which tables every act writes while the pilots are loaded and the example is played."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.db import connection

from tapshyryk.core.acts.domain.entry import ActDraft
from tapshyryk.core.lifecycle import engine

WRITES = re.compile(r'\s*(?:INSERT (?:OR \w+ )?INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
READS = re.compile(r'(?:FROM|JOIN)\s+"?(\w+)"?', re.IGNORECASE)


@dataclass
class Written:
    """One act and the tables it wrote by itself; acts inside it are told by themselves."""

    verb: str = ""
    order: str = ""
    tables: set[str] = field(default_factory=set)


@contextmanager
def watched(patch: pytest.MonkeyPatch) -> Iterator[list[Written]]:
    """Every act performed meanwhile."""
    running: list[Written] = []
    acts: list[Written] = []
    append, inside = engine.append, engine.inside_an_act

    @contextmanager
    def inside_watched() -> Iterator[None]:
        running.append(Written())
        with inside():
            yield
        acts.append(running.pop())

    def append_watched(draft: ActDraft) -> Any:
        running[-1].verb, running[-1].order = draft.verb, str(draft.order or "")
        return append(draft)

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found = WRITES.match(sql)
        if found and running:
            running[-1].tables.add(found[1])
        return execute(sql, params, many, context)

    patch.setattr(engine, "append", append_watched)
    patch.setattr(engine, "inside_an_act", inside_watched)
    with connection.execute_wrapper(note):
        yield acts


@contextmanager
def read() -> Iterator[set[str]]:
    """The tables read meanwhile."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        tables.update(READS.findall(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables
