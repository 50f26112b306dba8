"""Who is told of assemblies: those who hold a role in the municipality."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.utils.translation import gettext

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import tally_of
from tapshyryk.core import clock, formats
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.core.wording import current_language
from tapshyryk.needs.notices import COMMUNITY
from tapshyryk.parties.queries.holders import refs_holding


def _assembly(act: Any) -> Assembly:
    return Assembly.objects.select_related("municipality", "result").get(pk=act.subject_id)


def _when(assembly: Assembly) -> str:
    return formats.datetime_long(assembly.convened_for.astimezone(clock.LOCAL_ZONE), current_language())


def _page(assembly: Assembly) -> str:
    return f"{settings.SITE_URL}/{current_language()}/assemblies/{assembly.slug}/"


@tell("convene_assembly")
def assembly_is_convened(act: Any) -> Iterable[Letter]:
    """Invite the community, with what is to be decided."""
    assembly = _assembly(act)
    for ref in refs_holding(assembly.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Assembly: %(when)s") % {"when": _when(assembly)},
            body=lambda: (
                gettext("%(title)s\n%(when)s, %(venue)s\n\nAgenda:\n%(agenda)s\n\n%(page)s")
                % {
                    "title": assembly.title,
                    "when": _when(assembly),
                    "venue": assembly.venue,
                    "agenda": assembly.agenda,
                    "page": _page(assembly),
                }
            ),
        )


@tell("cancel_assembly")
def assembly_is_cancelled(act: Any) -> Iterable[Letter]:
    """Tell the community that residents do not gather, and why."""
    assembly = _assembly(act)
    for ref in refs_holding(assembly.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("The assembly is cancelled: %(when)s") % {"when": _when(assembly)},
            body=lambda: (
                gettext("%(title)s\nReason: %(reason)s")
                % {"title": assembly.title, "reason": act.detail["reason"]}
            ),
        )


@tell("sign_minutes")
def minutes_are_signed(act: Any) -> Iterable[Letter]:
    """Tell the community what was decided, and where the minutes are."""
    assembly = _assembly(act)
    for ref in refs_holding(assembly.municipality.body, COMMUNITY):
        yield Letter(
            to=ref,
            subject=lambda: gettext("Minutes of the assembly: %(when)s") % {"when": _when(assembly)},
            body=lambda: "\n".join(
                (str(assembly.title), "", *tally_of(assembly).explanation, "", _page(assembly))
            ),
        )
