"""Recording a finding, mending it, and saying whether it is mended."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.engine import NO_OVERRIDE, Deed, Override, perform
from tapshyryk.core.lifecycle.spec import Ask
from tapshyryk.monitoring.models import Finding


def record_finding(
    finding: Finding,
    *,
    actor: Actor,
    standard: str,
    description: str,
    mend_by: date | None = None,
    override: Override = NO_OVERRIDE,
) -> Any:
    """Record a defect, its visit set, against a named standard or term of the contract; all of it public."""
    given = {"standard": standard, "description": description, "mend_by": mend_by}

    def effect(finding: Finding, ask: Ask[Any]) -> Deed:
        finding.standard = standard.strip()
        finding.description = description.strip()
        finding.mend_by = mend_by
        return Deed(detail={**given, "visit": str(finding.visit_id)})

    return perform(finding, "record_finding", actor=actor, given=given, effect=effect, override=override)


def mend_finding(finding: Finding, *, actor: Actor, mended_how: str, override: Override = NO_OVERRIDE) -> Any:
    """Report that the defect is mended, and how; public."""
    given = {"mended_how": mended_how}

    def effect(finding: Finding, ask: Ask[Any]) -> Deed:
        finding.mended_how = mended_how.strip()
        finding.reopen_reason = ""
        return Deed(detail=given)

    return perform(finding, "mend_finding", actor=actor, given=given, effect=effect, override=override)


def reopen_finding(finding: Finding, *, actor: Actor, reason: str, override: Override = NO_OVERRIDE) -> Any:
    """Say that the defect is not mended yet, and why; public."""
    given = {"reason": reason}

    def effect(finding: Finding, ask: Ask[Any]) -> Deed:
        finding.reopen_reason = reason.strip()
        return Deed(detail=given)

    return perform(finding, "reopen_finding", actor=actor, given=given, effect=effect, override=override)


def verify_finding(finding: Finding, *, actor: Actor, override: Override = NO_OVERRIDE) -> Any:
    """Confirm that the defect is mended."""
    return perform(finding, "verify_finding", actor=actor, override=override)
