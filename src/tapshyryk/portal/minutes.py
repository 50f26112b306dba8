"""How the minutes of an assembly came about, for its public page: every version with the reason for it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core.components import Column
from tapshyryk.portal import words
from tapshyryk.portal.blocks import Block, table


def versions(this: Assembly) -> Block | None:
    """The drafts, each corrected one with what was corrected and why, and what was added after signing."""
    if this.state != "minuted":
        return None
    return table(
        _("How the minutes came about"),
        (Column(_("Version")), Column(_("Day")), Column(_("What it is")), Column(_("Reason"))),
        [
            (words.number(one.number), words.day(one.made_at), one.get_kind_display(), one.reason or "—")
            for one in this.minutes_versions.all()
        ],
    )
