"""The `recount` command: anybody counts the published ballots of a vote again, without a database."""

import argparse
import os
from pathlib import Path

from tapshyryk.config.command import Command, Problem, print_result, result_options


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the ballots of a vote, a Pabulib file (.pb)")
    parser.add_argument("--lang", choices=("ky", "ru", "en"), help="language of the answer; default by LANG")
    result_options(parser)


def _recount(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from django.utils import translation
    from django.utils.translation import gettext

    from tapshyryk.assemblies.domain.counting import count
    from tapshyryk.assemblies.domain.pabulib import BadElection, read
    from tapshyryk.assemblies.explaining import result_in_words, trouble_in_words
    from tapshyryk.core.acts.domain.sentences import language_of

    wishes = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    with translation.override(arguments.lang or language_of(*wishes)):
        try:
            election = read(arguments.file.read_text(encoding="utf-8"))
            outcome = count(election.vote)
        except BadElection as trouble:
            raise Problem(trouble_in_words(trouble)) from trouble
        except (OSError, UnicodeDecodeError) as trouble:
            raise Problem(
                gettext("%(file)s cannot be read; it should be a text in UTF-8.") % {"file": arguments.file},
                code=2,
            ) from trouble
        except ValueError as trouble:
            raise Problem(gettext("There is nothing to count in this file.")) from trouble
        same = sorted(outcome.chosen) == sorted(election.selected)
        result = {"chosen": outcome.chosen, "announced": election.selected, "same": same, **asdict(outcome)}
        print_result(arguments, result, result_in_words(election, outcome, same=same))
    return 0 if same else 1


COMMANDS = (
    Command(
        name="recount",
        help="count the published ballots of a vote again",
        example="tapshyryk recount vote.pb --lang ru",
        configure=_configure,
        run=_recount,
    ),
)
