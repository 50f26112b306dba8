"""So few secret ballots that the result would tell how their owners voted are warned of before the close."""

import pytest

from tapshyryk.assemblies.actions.online import cast_ballot, issue_voting_codes
from tapshyryk.assemblies.actions.roll import enter_roll, register_arrivals
from tapshyryk.assemblies.actions.voting import close_vote
from tapshyryk.core import clock
from tapshyryk.core.lifecycle.refusals import Refused
from tests.assemblies.polling import AFTER, UNTIL, people, raise_hands, slugs
from tests.assemblies.stages import GATHERS, TOLD, convened, opens

pytestmark = pytest.mark.django_db


def test_so_few_secret_ballots_that_they_tell_on_somebody_are_warned_of(world):
    assembly = convened(world, ways=("hands", "online"), online_until=UNTIL)
    specialist = world.actor("specialist")
    with clock.at(TOLD):
        enter_roll(assembly, actor=specialist, voters=people(13))
    with clock.at(GATHERS):
        opens(assembly, world, 12, None)
        register_arrivals(assembly, actor=specialist, numbers=range(1, 13), way="hands")
        raise_hands(assembly, world, [7, 5, 0, 0, 0])
        code = issue_voting_codes(assembly, actor=specialist).codes[0].code
        cast_ballot(assembly, code=code, marks=slugs(assembly)[1:2])
    with clock.at(AFTER):
        with pytest.raises(Refused) as refused:
            close_vote(assembly, actor=specialist)
        assert refused.value.rules == ("assemblies.secret_ballots_many",)
        assert refused.value.only_warnings
        reason = {"assemblies.secret_ballots_many": "Үйдөн добуш берген адам макул болду."}
        close_vote(assembly, actor=specialist, override=reason)
    assert assembly.state == "counted"
