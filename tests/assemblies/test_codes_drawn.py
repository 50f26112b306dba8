"""Slips that cannot be drawn leave the codes that people hold as they were."""

from __future__ import annotations

import pytest

from tapshyryk.assemblies.actions import online as issuing
from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tests.assemblies.polling import online, slugs
from tests.assemblies.stages import GATHERS
from tests.world import World

pytestmark = pytest.mark.django_db


def test_codes_whose_slips_cannot_be_drawn_are_not_issued(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    assembly = online(world, 3)
    specialist = world.actor("specialist")
    with clock.at(GATHERS):
        held = issue_voting_codes(assembly, actor=specialist, numbers=[1]).codes[0]

        def fails(*_args: object, **_options: object) -> bytes:
            raise RuntimeError("no room on the disk")

        with monkeypatch.context() as broken:
            broken.setattr(issuing, "render", fails)
            for numbers in ([1], []):
                with pytest.raises(RuntimeError):
                    issue_voting_codes(assembly, actor=specialist, numbers=numbers)
        assert Act.objects.filter(verb="issue_voting_codes").count() == 1
        assert [bool(voter.code_hash) for voter in assembly.roll.order_by("number")] == [True, False, False]
        cast_ballot(assembly, code=held.code, marks=slugs(assembly)[:1])
        assert [one.number for one in issue_voting_codes(assembly, actor=specialist).codes] == [2, 3]
