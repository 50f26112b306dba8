"""Whether a rulebook answers everything the procedures ask of it."""

from __future__ import annotations

from collections.abc import Iterator

from tapshyryk.core.rulebook.domain.rule import Rule, Rulebook

COMPLETE = "kg"
"""The shipped book in which every rule stands that a guard or an access table names, with its values."""


def misfits(book: Rulebook, complete: Rulebook) -> Iterator[str]:
    """What `book` lacks, measured by the `complete` one, a sentence each; a step would fail on any of it.

    A rule the procedures do not bind to in a country stands in its book all the same, with severity "off".
    """
    missing = [rule.id for rule in complete if rule.id not in book]
    if missing:
        told = ", ".join(missing[:5]) + (f" and {len(missing) - 5} more" if len(missing) > 5 else "")
        yield f'{book.id}.toml lacks rules that steps ask: {told}; add them, or write extends = "{COMPLETE}"'
    for rule in complete:
        if rule.id in book:
            yield from (
                f"{book.id}.toml: rule {rule.id} {fault}" for fault in _faults(book.rule(rule.id), rule)
            )


def _faults(rule: Rule, complete: Rule) -> Iterator[str]:
    for name, value in complete.values.items():
        if name not in rule.values:
            yield f'has no value "{name}", which its step reads'
        elif isinstance(value, int) and not isinstance(rule.values[name], int):
            yield f'needs a whole number as "{name}"'
    unknown = rule.supplied - complete.supplied
    if unknown:
        names = ", ".join(f"{{{name}}}" for name in sorted(unknown))
        yield f"has {names} in its refusal, which its step does not give"
