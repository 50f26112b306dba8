"""What `init` does for the delivery room."""

from __future__ import annotations

import argparse

from tapshyryk.config import environment
from tapshyryk.config.command import Beginning


def _key(_arguments: argparse.Namespace) -> str | None:
    from tapshyryk.core.identities import sealing

    if environment.current().identity_keys:
        return None
    return "Made the key that seals who recipients are." if sealing.make_key() else None


BEGINNINGS = (Beginning(name="identity key", run=_key),)
