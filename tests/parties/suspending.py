"""Organisations suspended and restored by the ministry, for the tests of later rooms."""

from __future__ import annotations

from tapshyryk.parties.actions.organisation import restore_organisation, suspend_organisation
from tapshyryk.parties.models import Organisation
from tests.world import World


def suspended(world: World, organisation: Organisation) -> Organisation:
    """The organisation after the ministry suspended it."""
    suspend_organisation(organisation, actor=world.actor("ministry specialist"), reason="Отчет тапшырган жок")
    return organisation


def restored(world: World, organisation: Organisation) -> Organisation:
    """The organisation after the ministry restored it."""
    restore_organisation(organisation, actor=world.actor("ministry specialist"), reason="Отчетун тапшырды")
    return organisation
