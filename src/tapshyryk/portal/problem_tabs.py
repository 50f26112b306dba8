"""The ways to look at problems: named at sessions, proposed by residents, counted across the country."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.core.navigation import address


def problem_tabs(current: str) -> list[tuple[str, str, bool]]:
    """Label and address of each list of problems, and whether it is `current`, named by its address."""
    ways = (
        (_("Named at sessions"), "problems"),
        (_("Proposed by residents"), "proposed"),
        (_("Across the country"), "across"),
    )
    return [(label, address(f"portal:{name}"), name == current) for label, name in ways]
