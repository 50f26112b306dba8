"""The `lifecycles` command: prints every table of moves with its diagram."""

from __future__ import annotations

import argparse
import sys

from tapshyryk.config.command import Command


def _run(_arguments: argparse.Namespace) -> int:
    sys.stdout.write(page())
    return 0


def page() -> str:
    """The page of all lifecycles as the documentation keeps it."""
    from tapshyryk.core.access.table import ROLE_LABELS, all_permissions
    from tapshyryk.core.lifecycle import registry
    from tapshyryk.core.lifecycle.drawing import as_markdown

    rooms = [(model._meta.app_label, model.lifecycle) for model in registry.subject_types().values()]
    return as_markdown(rooms, {permission.name: permission for permission in all_permissions()}, ROLE_LABELS)


COMMANDS = [
    Command(
        name="lifecycles",
        help="print every table of moves, with its diagram, as Markdown",
        example="tapshyryk lifecycles > docs/reference/lifecycles.md",
        run=_run,
    )
]
