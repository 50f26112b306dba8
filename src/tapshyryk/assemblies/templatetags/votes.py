"""What the templates of an assembly read: its tally, its minutes, its open vote, who keeps its roll."""

from __future__ import annotations

from collections.abc import Iterable

from django import template

from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.minutes import Minutes, minutes_with_signatures
from tapshyryk.assemblies.queries.roll import keeps_roll as may_keep_roll
from tapshyryk.assemblies.queries.tally import Tally
from tapshyryk.assemblies.queries.tally import tally_of as read_tally
from tapshyryk.assemblies.queries.vote_now import VoteNow
from tapshyryk.assemblies.queries.vote_now import vote_now as read_vote_now
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.lifecycle.openings import Opening

register = template.Library()


@register.simple_tag
def tally_of(assembly: Assembly) -> Tally:
    """The vote as far as it was counted: `{% tally_of assembly as tally %}`."""
    return read_tally(assembly)


@register.simple_tag
def minutes_of(assembly: Assembly) -> Minutes:
    """The minutes with their versions and signatures: `{% minutes_of assembly as minutes %}`."""
    return minutes_with_signatures(assembly)


@register.simple_tag
def keeps_roll(actor: Actor, assembly: Assembly) -> bool:
    """Whether the reader keeps this roll: `{% keeps_roll actor subject as keeper %}`."""
    return may_keep_roll(actor, assembly)


@register.simple_tag
def vote_now(assembly: Assembly, openings: Iterable[Opening]) -> VoteNow | None:
    """The open vote for whoever may close it: `{% vote_now subject mine as now %}`."""
    return read_vote_now(assembly, openings)
