"""A rule of procedure, and the book of the rules in force on one day."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from tapshyryk.core.rulebook.domain.sentence import fill, names_in

Value = int | str
"""A parameter of a rule: a whole number, or a text (a decimal fraction is a text such as "2.5")."""

REFUSE: Final = "refuse"
WARN: Final = "warn"
OFF: Final = "off"
SEVERITIES: Final = (REFUSE, WARN, OFF)
"""What a broken rule does: stop the step, ask for a written reason, or nothing."""

IN_FORCE: Final = "in force"
DRAFT: Final = "draft"
PRACTICE: Final = "practice"
STATUSES: Final = (IN_FORCE, DRAFT, PRACTICE)
"""Where a rule stands: in a law or resolution in force, in a bill, or in practice only."""

_REF = re.compile(r"(?P<id>[a-z][a-z0-9-]*)@(?P<on>\d{4}-\d{2}-\d{2})")


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in `language` ("ky", or "ky-kg" read as "ky"); the first language of the book otherwise."""
    return texts.get(language.partition("-")[0]) or next(iter(texts.values()))


@dataclass(frozen=True, slots=True)
class Source:
    """Where a rule is taken from: `key` names it in the book, `text` cites it in each language."""

    key: str
    text: Mapping[str, str]

    def text_in(self, language: str) -> str:
        """The citation in `language`."""
        return in_language(self.text, language)


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a rule, in force from `since` to `until`, both included (None: without bound).

    `id` is "<room>.<name>" and `stage` that room. `sentence` is the norm and `refusal` what is wrong in a
    case at hand and what to do about it, both by language; their {placeholders} are filled from `values`,
    those of the refusal also from the parameters a guard supplies. `cases` are ids of the founding cases
    that show why the rule exists.
    """

    id: str
    severity: str
    sentence: Mapping[str, str]
    refusal: Mapping[str, str]
    values: Mapping[str, Value]
    source: Source
    status: str
    since: date | None = None
    until: date | None = None
    cases: tuple[str, ...] = ()

    @property
    def stage(self) -> str:
        """The room the rule belongs to: the part of its id before the dot."""
        return self.id.partition(".")[0]

    @property
    def supplied(self) -> frozenset[str]:
        """The names a guard of this rule has to supply for the refusal."""
        return names_in(next(iter(self.refusal.values()))) - self.values.keys()

    def in_force_on(self, day: date) -> bool:
        """Whether this version of the rule holds on `day`."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)

    def sentence_in(self, language: str) -> str:
        """The norm in `language`, with the rule's values in it."""
        return fill(in_language(self.sentence, language), self.values, language)

    def refusal_in(
        self,
        language: str,
        given: Mapping[str, Any] | None = None,
        words: Callable[[str], str] | None = None,
    ) -> str:
        """What is wrong and what to do, in `language`; `given` are the guard's parameters.

        `words` (such as gettext) translates the texts among them. Raises KeyError when a parameter the
        text needs is missing.
        """
        try:
            given = {**self.values, **(given or {})}
            return fill(in_language(self.refusal, language), given, language, words)
        except KeyError as missing:
            raise KeyError(
                f"the refusal of {self.id} needs {missing.args[0]!r}, which its guard did not give"
            ) from None


@dataclass(frozen=True)
class Rulebook:
    """The rules of book `id` that are in force on the day `on`, in the book's order."""

    id: str
    country: str
    on: date
    title: Mapping[str, str]
    languages: tuple[str, ...]
    rules: tuple[Rule, ...]
    _by_id: Mapping[str, Rule] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_id", {rule.id: rule for rule in self.rules})

    @property
    def ref(self) -> str:
        """What an order keeps to find this book again: "kg@2026-11-23"."""
        return f"{self.id}@{self.on.isoformat()}"

    @property
    def stages(self) -> tuple[str, ...]:
        """The rooms that have rules, in the book's order."""
        return tuple(dict.fromkeys(rule.stage for rule in self.rules))

    def title_in(self, language: str) -> str:
        """The book's title in `language`."""
        return in_language(self.title, language)

    def rule(self, rule_id: str) -> Rule:
        """The rule `rule_id`; KeyError with a sentence when the book has none."""
        try:
            return self._by_id[rule_id]
        except KeyError:
            raise KeyError(f"rulebook {self.ref} has no rule {rule_id}; add it to {self.id}.toml") from None

    def value(self, rule_id: str, name: str) -> Value:
        """The value `name` of the rule `rule_id`; KeyError with a sentence when it has none."""
        values = self.rule(rule_id).values
        if name not in values:
            raise KeyError(f"rule {rule_id} in rulebook {self.ref} has no value {name!r}")
        return values[name]

    def rules_of(self, stage: str) -> tuple[Rule, ...]:
        """The rules of one room, in the book's order; empty when it has none."""
        return tuple(rule for rule in self.rules if rule.stage == stage)

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __len__(self) -> int:
        return len(self.rules)

    def __contains__(self, rule_id: object) -> bool:
        return rule_id in self._by_id


def parse_ref(ref: str) -> tuple[str, date]:
    """The book's id and its day out of "kg@2026-11-23"; ValueError with a sentence otherwise."""
    found = _REF.fullmatch(ref)
    try:
        if found:
            return found["id"], date.fromisoformat(found["on"])
    except ValueError:
        pass
    raise ValueError(f"{ref!r} is no reference to a rulebook; write it as kg@2026-11-23")
