"""Who reads the files of the assemblies room: scans and photographs are public with what they prove."""

from __future__ import annotations

from typing import Any

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.papers import COUNT_PHOTO, MINUTES, SIGNED_SCAN
from tapshyryk.core import clock
from tapshyryk.core.access.actors import Actor, holdings_of
from tapshyryk.core.files.checking import PHOTOS
from tapshyryk.core.files.kinds.pdf import PDF
from tapshyryk.core.files.purposes import Purpose


def public_once_signed(actor: Actor | None, kept: Any) -> bool:
    """Everybody once the minutes are signed; before that the municipality and the assembly's officials."""
    assembly = Assembly.objects.filter(pk=kept.subject_id).first()
    if assembly is None:
        return False
    return assembly.state == "minuted" or works_on_it(actor, kept)


def works_on_it(actor: Actor | None, kept: Any) -> bool:
    """Who works in the municipality, and those who sign."""
    assembly = Assembly.objects.filter(pk=kept.subject_id).first()
    if actor is None or assembly is None:
        return False
    today = clock.today()
    held = [holding for holding in holdings_of(actor) if holding.valid_on(today)]
    near = Assembly.near_to(held, actor.ref).filter(pk=assembly.pk).exists()
    return near or actor.ref in {person.ref for person in assembly.officials()}


PURPOSES = (
    Purpose(SIGNED_SCAN, may_read=public_once_signed, accepted=(PDF, *PHOTOS)),
    Purpose(COUNT_PHOTO, may_read=public_once_signed, accepted=PHOTOS),
    Purpose(MINUTES, may_read=works_on_it, accepted=()),
)
