"""The `verify` command, which needs no database, and the signing key that `init` makes."""

import argparse
import os
from dataclasses import asdict
from pathlib import Path

from tapshyryk.config.command import Beginning, Command, Problem, print_result, result_options


def _configure_verify(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("bundle", type=Path, metavar="BUNDLE", help="a file written by `export bundle`")
    parser.add_argument(
        "--key",
        type=Path,
        metavar="FILE",
        help="the public keys you trust, one a line; else the bundle's own",
    )
    parser.add_argument(
        "--checkpoint", type=Path, metavar="FILE", help="a checkpoint you kept: the bundle must continue it"
    )
    parser.add_argument("--lang", choices=("ky", "ru", "en"), help="language of the answer; default by LANG")
    result_options(parser)


def _verify(arguments: argparse.Namespace) -> int:
    from tapshyryk.core.acts.domain.checkpoint import CheckpointText
    from tapshyryk.core.acts.domain.findings import NotABundle
    from tapshyryk.core.acts.domain.notes import BadNote, Note, VerifierKey
    from tapshyryk.core.acts.domain.sentences import language_of, outcome, say, told
    from tapshyryk.core.acts.domain.verification import verify_bundle

    wishes = (os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    language = arguments.lang or language_of(*wishes)
    try:
        keys = [VerifierKey.read(line) for line in _lines(arguments.key)]
        kept = Note.read(arguments.checkpoint.read_text()) if arguments.checkpoint else None
        if kept:
            CheckpointText.read(kept.text)
    except (BadNote, UnicodeDecodeError) as trouble:
        raise Problem(say("bad_argument", language), code=2) from trouble
    except OSError as trouble:
        raise Problem(say("no_file", language, path=trouble.filename), code=2) from trouble
    try:
        report = verify_bundle(arguments.bundle, keys=keys, kept=kept)
    except OSError as trouble:
        raise Problem(say("no_file", language, path=arguments.bundle), code=2) from trouble
    except NotABundle as trouble:
        raise Problem(say(trouble.code, language, **trouble.params)) from trouble
    result = asdict(report) | {"whole": report.whole}
    for finding, said in zip(report.findings, result["findings"], strict=True):
        said["sentence"] = told(finding, language)
    print_result(arguments, result, outcome(report, language))
    return 0 if report.whole else 1


def _lines(path: Path | None) -> list[str]:
    """The lines of a file that say something."""
    return [line for line in path.read_text().splitlines() if line.strip()] if path else []


def _configure_key(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--record-name", metavar="NAME", help="the name under which the record is signed; default the host"
    )


def _make_key(arguments: argparse.Namespace) -> str | None:
    from tapshyryk.core.acts import keys

    if keys.present():
        return None
    try:
        made = keys.create_signing_key(arguments.record_name)
    except keys.KeyTrouble as trouble:
        raise Problem(str(trouble), code=2) from trouble
    return f"A key to sign the record was made: {keys.key_file()}. Back it up, and publish {made.verifier}."


COMMANDS = (
    Command(
        name="verify",
        help="verify a bundle of the record, offline",
        example="tapshyryk verify record.zip --key record.pub",
        configure=_configure_verify,
        run=_verify,
        needs_django=False,
    ),
)

BEGINNINGS = (Beginning(name="signing key", run=_make_key, configure=_configure_key),)
