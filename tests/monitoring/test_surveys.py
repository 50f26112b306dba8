"""A survey from its opening to its counts, with small groups kept back in the record and in the queries."""

from fractions import Fraction

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.monitoring.actions.survey import close_survey, correct_answers, enter_answers, open_survey
from tapshyryk.monitoring.models import Survey
from tapshyryk.monitoring.queries.satisfaction import (
    recipients_were_asked,
    satisfaction_over,
    smallest_group_shown,
    survey_outcomes,
)
from tests.world import NOON


def opened(signed, people_asked=60):
    survey = Survey(contract=signed.contract)
    with clock.at(NOON):
        open_survey(
            survey, actor=signed.actor("monitor"), asked_group="Ата-энелер", people_asked=people_asked
        )
    return survey


def test_batches_add_up_and_the_record_shows_only_how_many_answered(signed):
    survey = opened(signed)
    enter_answers(survey, actor=signed.actor("specialist"), very_satisfied=10, satisfied=20)
    act = enter_answers(
        survey, actor=signed.actor("monitor"), very_satisfied=8, satisfied=16, dissatisfied=2, cannot_say=4
    )
    assert act.detail == {"answers": 60}
    assert act.private_part.content["dissatisfied"] == 2
    survey.refresh_from_db()
    assert (survey.very_satisfied, survey.satisfied, survey.dissatisfied, survey.cannot_say) == (18, 36, 2, 4)


def test_no_more_answer_than_were_asked(signed):
    survey = opened(signed, people_asked=10)
    enter_answers(survey, actor=signed.actor("monitor"), satisfied=8)
    with pytest.raises(Refused) as refused:
        enter_answers(survey, actor=signed.actor("monitor"), satisfied=3)
    assert refused.value.rules == ("monitoring.answers_within_asked",)
    assert "11" in refused.value.reasons[0].sentence
    correct_answers(
        survey,
        actor=signed.actor("monitor"),
        reason="Эки жолу саналган.",
        very_satisfied=0,
        satisfied=10,
        dissatisfied=0,
        cannot_say=0,
    )
    assert survey.satisfied == 10


def test_a_correction_says_why(signed):
    survey = opened(signed)
    with pytest.raises(Refused) as refused:
        correct_answers(
            survey,
            actor=signed.actor("monitor"),
            reason="",
            very_satisfied=0,
            satisfied=99,
            dissatisfied=0,
            cannot_say=0,
        )
    assert refused.value.rules == ("monitoring.reason_written", "monitoring.answers_within_asked")


def test_a_closed_survey_shows_its_shares(signed):
    survey = opened(signed)
    enter_answers(survey, actor=signed.actor("monitor"), very_satisfied=3, satisfied=2)
    assert survey_outcomes(signed.order) == []
    assert not recipients_were_asked(signed.contract)
    act = close_survey(survey, actor=signed.actor("monitor"))
    assert act.detail == {
        "answers": 5, "very_satisfied": 3, "satisfied": 2, "dissatisfied": 0, "cannot_say": 0,
    }  # fmt: skip
    (outcome,) = survey_outcomes(signed.order)
    assert outcome.satisfaction.very_satisfied == Fraction(3, 5)
    assert recipients_were_asked(signed.contract)


def test_four_answers_are_shown_nowhere(signed):
    survey = opened(signed)
    enter_answers(survey, actor=signed.actor("monitor"), very_satisfied=3, dissatisfied=1)
    act = close_survey(survey, actor=signed.actor("monitor"))
    assert act.detail == {"answers": 4}
    (outcome,) = survey_outcomes(signed.order)
    assert outcome.satisfaction is None
    assert satisfaction_over(Survey.objects.all()) is None
    public = [one.entry for one in Act.objects.filter(public=True)]
    assert not any("dissatisfied" in entry for entry in public)


def test_the_limit_stands_in_the_rulebook(db):
    assert smallest_group_shown() == 5


def test_a_survey_nobody_answered_is_not_closed(signed):
    with pytest.raises(Refused) as refused:
        close_survey(opened(signed), actor=signed.actor("monitor"))
    assert refused.value.rules == ("monitoring.survey_has_answers",)


@pytest.mark.parametrize("who", ["worker", "resident", "finance", "administrator", "auditor"])
def test_the_contractor_and_strangers_ask_nobody(signed, who):
    with pytest.raises(Refused) as refused:
        open_survey(Survey(contract=signed.contract), actor=signed.actor(who), asked_group="Ата-энелер")
    assert refused.value.reasons[0].kind == "permission"


def test_a_specialist_who_also_delivers_asks_nobody(signed):
    signed.world.add("specialist", "ngo_worker", body=signed.world.ngo)
    with pytest.raises(Refused) as refused:
        open_survey(
            Survey(contract=signed.contract), actor=signed.actor("specialist"), asked_group="Ата-энелер"
        )
    assert refused.value.rules == ("access.deliverer_does_not_monitor",)
