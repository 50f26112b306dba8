"""Two people at the same moment: no answer is lost, no limit passed, no finding confirmed twice."""

import pytest

from tapshyryk.core.acts.models import Act
from tapshyryk.monitoring.actions.finding import mend_finding, verify_finding
from tapshyryk.monitoring.actions.survey import enter_answers, open_survey
from tapshyryk.monitoring.models import Finding, Survey
from tests.monitoring.test_visits import found, held
from tests.racing import at_once
from tests.signed import sign
from tests.world import NOON

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


def opened(signed, people_asked):
    survey = Survey(contract=signed.contract)
    open_survey(survey, actor=signed.actor("monitor"), asked_group="Ата-энелер", people_asked=people_asked)
    return survey


def test_eight_batches_entered_at_once_are_all_counted():
    signed = sign()
    survey = opened(signed, people_asked=None)

    def enter():
        enter_answers(
            Survey.objects.get(pk=survey.pk), actor=signed.actor("monitor"), satisfied=3, dissatisfied=1
        )

    assert at_once(NOON, *[enter] * 8) == ["taken"] * 8
    survey.refresh_from_db()
    assert (survey.satisfied, survey.dissatisfied) == (24, 8)


def test_batches_that_fit_alone_but_not_together():
    signed = sign()
    survey = opened(signed, people_asked=10)

    def enter():
        enter_answers(Survey.objects.get(pk=survey.pk), actor=signed.actor("monitor"), satisfied=6)

    assert at_once(NOON, enter, enter) == ["monitoring.answers_within_asked", "taken"]
    survey.refresh_from_db()
    assert survey.satisfied == 6


def test_a_finding_is_confirmed_once():
    signed = sign()
    finding = found(signed, held(signed))
    mend_finding(finding, actor=signed.actor("worker"), mended_how="Оңдолду")
    second = signed.world.add("second", "monitoring_member", body=signed.world.municipality)

    def verify(actor):
        return lambda: verify_finding(Finding.objects.get(pk=finding.pk), actor=actor)

    assert at_once(NOON, verify(signed.actor("monitor")), verify(second)) == ["state", "taken"]
    assert Act.objects.filter(verb="verify_finding").count() == 1
