"""What a room declares to be reachable by `tapshyryk export KIND`."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """For an export without arguments of its own."""


@dataclass(frozen=True, kw_only=True)
class Export:
    """One kind of export; rooms list theirs as `EXPORTS` in `exports.py`.

    That module imports Django only inside `run`, which writes and returns the exit code; Django is set up.
    """

    kind: str
    help: str
    example: str
    run: Callable[[argparse.Namespace], int]
    configure: Callable[[argparse.ArgumentParser], None] = _nothing
