"""An assembly's tally for templates that are given the assembly alone."""

from __future__ import annotations

from django import template

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.minutes import Minutes, minutes_with_signatures
from tapshyryk.assemblies.queries.tally import Tally
from tapshyryk.assemblies.queries.tally import tally_of as read_tally

register = template.Library()


@register.simple_tag
def tally_of(assembly: Assembly) -> Tally:
    """The vote as far as it was counted: `{% tally_of assembly as tally %}`."""
    return read_tally(assembly)


@register.simple_tag
def minutes_of(assembly: Assembly) -> Minutes:
    """The minutes with their versions and signatures: `{% minutes_of assembly as minutes %}`."""
    return minutes_with_signatures(assembly)
