"""The `rules` command: prints the rulebook in force, with its sources."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Iterator
from datetime import date

from tapshyryk.config.command import Command, Problem, print_result, result_options
from tapshyryk.core import clock, rulebook
from tapshyryk.core.rulebook.domain import labels
from tapshyryk.core.rulebook.domain.page import as_data, as_markdown
from tapshyryk.core.rulebook.domain.rule import Rule, Rulebook

_WIDTH = 100


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stage", metavar="ROOM", help="only the rules of one room, such as calls")
    parser.add_argument("--lang", default="en", metavar="LANGUAGE", help="ky, ru or en (default: en)")
    parser.add_argument("--book", metavar="ID", help="another rulebook than TAPSHYRYK_RULEBOOK")
    parser.add_argument("--on", type=_day, metavar="DAY", help="as it stands on a day, such as 2014-12-01")
    parser.add_argument(
        "--markdown",
        action="store_true",
        help="every version as the documentation's page docs/reference/rules.md",
    )
    result_options(parser)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2026-11-23") from None


def _run(arguments: argparse.Namespace) -> int:
    book_id = arguments.book or rulebook.chosen()
    try:
        if arguments.markdown:
            sys.stdout.write(as_markdown(book_id, rulebook.versions(book_id)))
            return 0
        book = rulebook.load(book_id, arguments.on or clock.today())
    except rulebook.RulebookError as fault:
        raise Problem(str(fault)) from None
    if arguments.stage and arguments.stage not in book.stages:
        raise Problem(
            f"{book.id} has no rules of {arguments.stage}; rooms are {', '.join(book.stages)}.", code=2
        )
    if arguments.lang not in book.languages:
        raise Problem(
            f"{book.id} is not written in {arguments.lang}; languages are {', '.join(book.languages)}.",
            code=2,
        )
    rules = book.rules_of(arguments.stage) if arguments.stage else book.rules
    result = {
        "book": book.id,
        "on": book.on.isoformat(),
        "ref": book.ref,
        "title": dict(book.title),
        "rules": [as_data(rule) for rule in rules],
    }
    print_result(arguments, result, "\n".join(_lines(book, rules, arguments.lang)))
    return 0


def _lines(book: Rulebook, rules: tuple[Rule, ...], language: str) -> Iterator[str]:
    yield f"{book.title_in(language)} ({book.ref})"
    stage = ""
    for rule in rules:
        if rule.stage != stage:
            stage = rule.stage
            yield ""
            yield labels.stage(stage, language).upper()
        yield ""
        yield (
            f"  {rule.id}: {labels.severity(rule.severity, language)}; {labels.status(rule.status, language)}"
        )
        yield from _wrapped(rule.sentence_in(language))
        yield from _wrapped(f"{labels.heading('source', language)}: {rule.source.text_in(language)}")
        if rule.values:
            yield from _wrapped(f"{labels.heading('values', language)}: {labels.values(rule.values)}")
        if rule.cases:
            yield from _wrapped(f"{labels.heading('cases', language)}: {', '.join(rule.cases)}")


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent="    ", subsequent_indent="      ", break_long_words=False
    )


COMMANDS = (
    Command(
        name="rules",
        help="print the rulebook in force, with its sources",
        example="tapshyryk rules --stage calls --lang ru",
        configure=_configure,
        run=_run,
        needs_django=False,
    ),
)
