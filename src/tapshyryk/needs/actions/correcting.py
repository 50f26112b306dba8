"""What the act of a correction says: what stood before, what stands now, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext

from tapshyryk.core.lifecycle.engine import Deed
from tapshyryk.core.lifecycle.refusals import wrong_input


def corrected(before: Mapping[str, Any], after: Mapping[str, Any], reason: str) -> Deed:
    """The deed of a correction with its public `reason`; Refused without a change or a reason."""
    if before == after:
        raise wrong_input(gettext("Nothing was changed."))
    if not reason.strip():
        raise wrong_input(gettext("Write why it is corrected."), field="reason")
    return Deed(detail={"before": before, "after": after, "reason": reason.strip()})
