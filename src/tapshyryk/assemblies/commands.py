"""The `recount` command: anybody counts the published ballots of a vote again, without a database."""

import argparse
import os
from pathlib import Path

from tapshyryk.config.command import Command, Problem, print_result, result_options


def _configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="the ballots of a vote, a Pabulib file (.pb)")
    parser.add_argument("--lang", choices=("ky", "ru", "en"), help="language of the answer; default by LANG")
    parser.add_argument(
        "--receipts",
        type=Path,
        metavar="FILE",
        help="the published receipts of the online ballots; there must be as many as such ballots",
    )
    parser.add_argument("--receipt", metavar="NUMBER", help="a receipt that must be in that list")
    result_options(parser)


def _recount(arguments: argparse.Namespace) -> int:
    from dataclasses import asdict

    from django.utils import translation
    from django.utils.translation import gettext

    from tapshyryk.assemblies.domain.counting import count
    from tapshyryk.assemblies.domain.pabulib import BadElection, read
    from tapshyryk.assemblies.explaining import receipts_in_words, result_in_words, trouble_in_words
    from tapshyryk.core.acts.domain.sentences import language_of
    from tapshyryk.core.codes import read_code

    if arguments.receipt is not None and arguments.receipts is None:
        raise Problem("--receipt needs the list: give it with --receipts FILE.", code=2)
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
        told, fits = [result_in_words(election, outcome, same=same)], same
        if arguments.receipts is not None:
            receipts = _receipts(arguments.receipts)
            fits = fits and len(receipts) == election.online
            result |= {"receipts": len(receipts), "online_votes": election.online}
            told.append(receipts_in_words(len(receipts), election.online))
            if arguments.receipt is not None:
                found = read_code(arguments.receipt) in receipts
                fits = fits and found
                result["receipt_listed"] = found
                told.append(gettext("Your receipt is in the list.") if found else _not_listed())
        print_result(arguments, result, "\n".join(told))
    return 0 if fits else 1


def _not_listed() -> str:
    from django.utils.translation import gettext

    return gettext("Your receipt is not in the list. Compare it sign by sign, then check it on the site.")


def _receipts(file: Path) -> tuple[str, ...]:
    """The receipts of a published list; Problem when it cannot be read or a line is no receipt."""
    from django.utils.translation import gettext

    from tapshyryk.assemblies.domain.receipts import read_list

    try:
        return read_list(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as trouble:
        said = gettext("%(file)s cannot be read; it should be a text in UTF-8.") % {"file": file}
        raise Problem(said, code=2) from trouble
    except ValueError as trouble:
        said = gettext("Line %(line)s of the receipts is none, or stands there twice.")
        raise Problem(said % {"line": trouble.args[0]}) from trouble


COMMANDS = (
    Command(
        name="recount",
        help="count the published ballots of a vote again",
        example="tapshyryk recount vote.pb --lang ru",
        configure=_configure,
        run=_recount,
    ),
)
