"""What a rulebook file must look like; each fault is told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

from tapshyryk.core.rulebook.domain.rule import SEVERITIES, STATUSES
from tapshyryk.core.rulebook.domain.sentence import placeholders

_BOOK_KEYS: Final = ("id", "country", "title", "languages", "extends", "sources", "rule")
_RULE_KEYS: Final = (
    "id",
    "severity",
    "status",
    "source",
    "sentence",
    "refusal",
    "values",
    "since",
    "until",
    "cases",
)
_NEEDED_IN_RULE: Final = ("id", "severity", "status", "source", "sentence", "refusal")
_BOOK_ID: Final = re.compile(r"[a-z][a-z0-9-]*")
_RULE_ID: Final = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_COUNTRY: Final = re.compile(r"[A-Z]{2}")


class RulebookError(ValueError):
    """A rulebook that cannot be used; `troubles` says why, one sentence each."""

    def __init__(self, troubles: Iterable[str]) -> None:
        self.troubles = tuple(troubles)
        super().__init__("\n".join(self.troubles))


def check_book(data: Mapping[str, Any], *, name: str, base: Mapping[str, Any] | None = None) -> list[str]:
    """The faults of the parsed file `name` (without ".toml"), each a sentence that begins with the file.

    `base` is the data of the book it extends, whose sources and languages it shares.
    """
    file = f"{name}.toml"
    troubles = [f"{file}: {trouble}" for trouble in _faults_of_head(data, name)]
    if troubles:
        return troubles
    languages = data["languages"]
    if base is not None and languages != base["languages"]:
        wanted = ", ".join(base["languages"])
        return [f"{file}: the languages must be those of {base['id']}, which it extends: {wanted}"]
    sources = {**(base or {}).get("sources", {}), **data.get("sources", {})}
    for key, texts in data.get("sources", {}).items():
        troubles += [
            f'{file}: source "{key}": {fault}' for fault in _faults_of_texts(texts, "text", languages)
        ]
    for number, rule in enumerate(data.get("rule", ()), start=1):
        label = f'rule "{rule["id"]}"' if isinstance(rule.get("id"), str) else f"rule number {number}"
        troubles += [f"{file}: {label}: {fault}" for fault in _faults_of_rule(rule, languages, sources)]
    if not troubles:
        troubles += [f"{file}: {fault}" for fault in _faults_of_versions(data.get("rule", ()))]
    return troubles


def _faults_of_head(data: Mapping[str, Any], name: str) -> Iterator[str]:
    for key in data:
        if key not in _BOOK_KEYS:
            yield f'unknown key "{key}"; known keys are {", ".join(_BOOK_KEYS)}'
    for key in ("id", "country", "title", "languages"):
        if key not in data:
            yield f'"{key}" is missing'
            return
    if data["id"] != name:
        yield f'the id is "{data["id"]}", but the file is named {name}.toml; give both the same name'
    elif not _BOOK_ID.fullmatch(name):
        yield f'the id "{name}" must be small Latin letters, digits and hyphens'
    if not (isinstance(data["country"], str) and _COUNTRY.fullmatch(data["country"])):
        yield "the country must be two capital letters, as in KG"
    languages = data["languages"]
    if not (isinstance(languages, list) and languages and all(isinstance(one, str) for one in languages)):
        yield 'the languages must be a list such as ["ky", "ru", "en"]'
        return
    yield from _faults_of_texts(data["title"], "title", languages)
    if not isinstance(data.get("extends", ""), str):
        yield "extends must be the id of another rulebook"
    if not isinstance(data.get("sources", {}), dict):
        yield "sources must be tables such as [sources.good-practice]"
    rules = data.get("rule", [])
    if not (isinstance(rules, list) and all(isinstance(rule, dict) for rule in rules)):
        yield "rules must be written as [[rule]] tables"


def _faults_of_rule(
    rule: Mapping[str, Any], languages: list[str], sources: Mapping[str, Any]
) -> Iterator[str]:
    for key in rule:
        if key not in _RULE_KEYS:
            yield f'unknown key "{key}"; known keys are {", ".join(_RULE_KEYS)}'
    missing = [key for key in _NEEDED_IN_RULE if key not in rule]
    for key in missing:
        yield f'"{key}" is missing'
    if missing:
        return
    if not (isinstance(rule["id"], str) and _RULE_ID.fullmatch(rule["id"])):
        yield "the id must be a room and a name joined by a dot, as in calls.closes_later"
    if rule["severity"] not in SEVERITIES:
        yield f'severity "{rule["severity"]}" is none of {", ".join(SEVERITIES)}'
    if rule["status"] not in STATUSES:
        yield f'status "{rule["status"]}" is none of {", ".join(STATUSES)}'
    if not isinstance(rule["source"], str) or rule["source"] not in sources:
        yield f'source "{rule["source"]}" is not among the sources of the book'
    cases = rule.get("cases", [])
    if not (isinstance(cases, list) and all(isinstance(case, str) for case in cases)):
        yield "cases must be a list of ids"
    yield from _faults_of_values(rule.get("values", {}))
    yield from _faults_of_dates(rule)
    for kind in ("sentence", "refusal"):
        faults = list(_faults_of_texts(rule[kind], kind, languages))
        faults = faults or list(_faults_of_placeholders(rule[kind], kind))
        if not faults and kind == "sentence":
            faults = list(_faults_of_norm(rule))
        yield from faults


def _faults_of_values(values: Any) -> Iterator[str]:
    if not isinstance(values, dict):
        yield "values must be a table such as { days = 7 }"
        return
    for name, value in values.items():
        if isinstance(value, float):
            yield f'value "{name}" is a fraction; write it as a text, as in "{value}", so that it stays exact'
        elif isinstance(value, bool) or not isinstance(value, int | str):
            yield f'value "{name}" must be a whole number or a text'


def _faults_of_dates(rule: Mapping[str, Any]) -> Iterator[str]:
    dates = {key: rule[key] for key in ("since", "until") if key in rule}
    for key, day in dates.items():
        if isinstance(day, datetime) or not isinstance(day, date):
            yield f"{key} must be a date without quotes, as in 2017-05-27"
            return
    if len(dates) == 2 and dates["until"] < dates["since"]:
        yield f"it ends on {dates['until']}, before it begins on {dates['since']}"


def _faults_of_texts(texts: Any, kind: str, languages: list[str]) -> Iterator[str]:
    if not isinstance(texts, dict):
        yield f"the {kind} must be given by language, as in {kind}.{languages[0]}"
        return
    for language in texts:
        if language not in languages:
            yield f'the {kind} has the language "{language}", which the book does not list'
    for language in languages:
        text = texts.get(language)
        if not isinstance(text, str) or not text.strip():
            yield f'the {kind} is missing in the language "{language}"'
        elif text != text.strip():
            yield f'the {kind} in "{language}" begins or ends with a space'


def _faults_of_placeholders(texts: Mapping[str, str], kind: str) -> Iterator[str]:
    first: tuple[str, list[tuple[str, str]]] | None = None
    for language, text in texts.items():
        try:
            found = sorted(set(placeholders(text)))
        except ValueError as fault:
            yield f'the {kind} in "{language}" {fault}'
            return
        if first is None:
            first = language, found
        elif found != first[1]:
            yield (
                f'the {kind} has {_shown(found)} in "{language}" but {_shown(first[1])} in "{first[0]}"; '
                "every language needs the same placeholders"
            )


def _faults_of_norm(rule: Mapping[str, Any]) -> Iterator[str]:
    """The norm stands without a case at hand, so that only the rule's own values can fill it."""
    values = rule.get("values", {})
    for language, text in rule["sentence"].items():
        for name in sorted({name for name, _ in placeholders(text)}):
            if not isinstance(values, dict) or name not in values:
                yield f'the sentence in "{language}" has {{{name}}}, which is none of the rule\'s values'


def _shown(found: list[tuple[str, str]]) -> str:
    return ", ".join(f"{{{name}:{kind}}}" if kind else f"{{{name}}}" for name, kind in found) or "none"


def _faults_of_versions(rules: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """The versions of each rule follow one another without overlap or hole, from always to always.

    A guard asks for its rule on any day, also of an order begun long ago; a rule that did not bind yet
    (or no longer binds) says so by a version of severity "off".
    """
    versions: dict[str, list[Mapping[str, Any]]] = {}
    for rule in rules:
        versions.setdefault(rule["id"], []).append(rule)
    for rule_id, known in versions.items():
        known.sort(key=lambda one: one.get("since", date.min))
        advice = 'give that time a version too, of severity "off" where the rule did not bind'
        if "since" in known[0]:
            yield f'rule "{rule_id}": no version before {known[0]["since"]}; {advice}'
        if "until" in known[-1]:
            yield f'rule "{rule_id}": no version after {known[-1]["until"]}; {advice}'
        for earlier, later in pairwise(known):
            ends, begins = earlier.get("until", date.max), later.get("since", date.min)
            if begins <= ends:
                yield f'rule "{rule_id}": two versions overlap ({_span(earlier)} and {_span(later)})'
            elif begins > ends + timedelta(days=1):
                yield f'rule "{rule_id}": no version between {ends} and {begins}; {advice}'


def _span(rule: Mapping[str, Any]) -> str:
    return f"{rule.get('since', 'always')} to {rule.get('until', 'always')}"
