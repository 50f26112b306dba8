"""A rulebook as a page of the documentation and as plain data, both with every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tapshyryk.core.rulebook.domain import labels
from tapshyryk.core.rulebook.domain.rule import Rule

COMMAND = "tapshyryk rules --markdown > docs/reference/rules.md"
"""How the page in the documentation is written again after the book has changed."""


def as_markdown(book_id: str, versions: Iterable[Rule]) -> str:
    """The page docs/reference/rules.md: every version of every rule, with its texts in all languages."""
    return "\n".join(_lines(book_id, tuple(versions))) + "\n"


def _lines(book_id: str, versions: tuple[Rule, ...]) -> Iterator[str]:
    yield "# The rules"
    yield ""
    yield f"Every rule of `rulebooks/{book_id}.toml`, written by `{COMMAND}`; change the book, not this page."
    yield "How a rulebook is read, changed and extended: [the guide](../guide/rulebook.md)."
    yield ""
    stages = tuple(dict.fromkeys(rule.stage for rule in versions))
    yield "Rooms: " + ", ".join(f"[{stage}](#{stage})" for stage in stages) + "."
    for stage in stages:
        yield ""
        yield f"## {stage}"
        for rule in versions:
            if rule.stage == stage:
                yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield ""
    yield f"### `{rule.id}`{_span(rule)}"
    yield ""
    marks = [f"**{rule.severity}**", rule.status, rule.source.text_in("en")]
    if rule.values:
        marks.append(f"`{labels.values(rule.values)}`")
    if rule.cases:
        marks.append("cases: " + ", ".join(f"`{case}`" for case in rule.cases))
    if rule.supplied:
        marks.append("the guard gives " + ", ".join(f"`{name}`" for name in sorted(rule.supplied)))
    yield " · ".join(marks)
    yield ""
    yield "| | must hold | said when it does not |"
    yield "|---|---|---|"
    for language in rule.sentence:
        yield f"| {language} | {rule.sentence_in(language)} | {rule.refusal[language]} |"


def _span(rule: Rule) -> str:
    since = f" from {rule.since}" if rule.since else ""
    until = f" until {rule.until}" if rule.until else ""
    return since + until


def as_data(rule: Rule) -> dict[str, Any]:
    """One rule for machines; texts by language, the refusal with its placeholders."""
    return {
        "id": rule.id,
        "stage": rule.stage,
        "severity": rule.severity,
        "status": rule.status,
        "source": {"key": rule.source.key, "text": dict(rule.source.text)},
        "sentence": {language: rule.sentence_in(language) for language in rule.sentence},
        "refusal": dict(rule.refusal),
        "values": dict(rule.values),
        "cases": list(rule.cases),
        "since": rule.since.isoformat() if rule.since else None,
        "until": rule.until.isoformat() if rule.until else None,
    }
