"""Takes the first steps of every room, once: keys, database, words, static files, and what rooms add."""

import argparse
from collections.abc import Iterator

from tapshyryk.config.command import declared
from tapshyryk.config.start import set_up_django


def configure(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments that rooms ask for their first steps."""
    for beginning in declared("commands", "BEGINNINGS"):
        beginning.configure(parser)


def begin(arguments: argparse.Namespace | None = None) -> Iterator[tuple[str, str]]:
    """Takes the steps that are due, and yields the name of each with what it did; sets Django up.

    Without `arguments` every step takes its defaults. What is in place is left alone.
    """
    if arguments is None:
        parser = argparse.ArgumentParser()
        configure(parser)
        arguments = parser.parse_args([])
    for number, beginning in enumerate(declared("commands", "BEGINNINGS")):
        if number == 1:
            # The first beginning makes the key without which production settings do not load.
            set_up_django()
        if said := beginning.run(arguments):
            yield beginning.name, said
