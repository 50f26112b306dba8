"""The identity of contracting processes: the open contracting id of an order."""

from __future__ import annotations

from typing import Final

from tapshyryk.config.environment import current

UNREGISTERED: Final = "unregistered"
"""Stands in place of the prefix that the standard's helpdesk assigns to a publisher."""


def ocid_prefix() -> str:
    """The prefix of this installation, `unregistered` until one is assigned."""
    return current().ocds_prefix


def ocid_of(slug: str) -> str:
    """The open contracting id of the order with this slug."""
    return f"ocds-{ocid_prefix()}-{slug}"
