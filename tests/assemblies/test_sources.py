"""An assembly chooses from the list of one session or from the common list of several."""

import pytest

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import sign_minutes
from tapshyryk.assemblies.actions.voting import close_vote, count_hands
from tapshyryk.assemblies.models import Assembly
from tapshyryk.assemblies.queries.tally import chosen_by
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.core.steps import step_for
from tapshyryk.needs.actions.priority_list import close_priority_list
from tapshyryk.needs.queries.priority_lists import problems_on_list
from tests.assemblies.stages import GATHERS, TOLD, opens, signed_by_all
from tests.needs.test_priority_list import begun
from tests.world import make_world

pytestmark = pytest.mark.django_db


def convened_from(world, common):
    assembly = Assembly(municipality=world.municipality)
    with clock.at(TOLD):
        convene_assembly(
            assembly,
            actor=world.actor("specialist"),
            purpose="choice",
            convened_for=GATHERS,
            venue="Мектеп",
            agenda="Тандоо",
            tie_rule="session_rank",
            priority_list=common,
            titles={"ky": "Элдик жыйын"},
        )
    return assembly


def test_a_common_list_is_put_to_the_vote_in_its_order(world):
    common = begun(world)
    with pytest.raises(Refused) as refused:
        convened_from(world, common)
    assert refused.value.rules == ("assemblies.convened_after_needs_list",)
    close_priority_list(common, actor=world.actor("specialist"), count=5)
    listed = list(problems_on_list(common))
    assembly = convened_from(world, common)
    assert [option.problem for option in assembly.ballot()] == listed
    with clock.at(GATHERS):
        opens(assembly, world, 90, None)
        votes = dict(zip([o.pk for o in assembly.ballot()], (10, 20, 20, 0, 0), strict=True))
        count_hands(assembly, actor=world.actor("specialist"), votes=votes)
        close_vote(assembly, actor=world.actor("specialist"))
        signed_by_all(assembly)
        sign_minutes(assembly, actor=world.actor("head"))
    # 20 and 20: the second place on the common list stands before the third
    assert assembly.result == listed[1]
    assert chosen_by(assembly) == [listed[1]]
    listed[1].refresh_from_db()
    assert listed[1].is_chosen


def test_the_form_offers_common_lists_before_those_of_one_session(world):
    common = begun(world)
    close_priority_list(common, actor=world.actor("specialist"), count=5)
    form = step_for("convene_assembly").form(
        subject=Assembly(municipality=world.municipality), actor=world.actor("specialist")
    )
    kinds = [key.partition(":")[0] for key, _ in form.fields["chosen_from"].choices]
    assert kinds == ["", "priority_list", "needs_session", "needs_session"]
    assert form.initial["chosen_from"] == f"priority_list:{common.pk}"


def test_a_strangers_list_is_refused(world):
    common = begun(make_world("kok-oi"))
    with pytest.raises(Refused):
        convened_from(world, common)
