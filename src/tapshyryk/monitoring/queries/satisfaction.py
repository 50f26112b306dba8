"""What recipients answered, with small groups kept back."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from tapshyryk.contracts.models import Contract
from tapshyryk.core import rulebook
from tapshyryk.monitoring.domain import satisfaction as figures
from tapshyryk.monitoring.domain.satisfaction import Satisfaction
from tapshyryk.monitoring.models import Survey
from tapshyryk.orders.models import Order

RULE = "monitoring.small_group_suppressed"


@dataclass(frozen=True, slots=True)
class SurveyOutcome:
    """A closed survey and what it says; `satisfaction` is None where too few answered to show it."""

    survey: Survey
    satisfaction: Satisfaction | None


def smallest_group_shown() -> int:
    """How many people a group must have to be shown at all, by the rulebook in force."""
    return int(rulebook.current().value(RULE, "limit"))


def survey_outcomes(order: Order) -> list[SurveyOutcome]:
    """The closed surveys of an order, the latest first; one that is still open is not shown."""
    surveys = Survey.objects.filter(contract__order=order, state="closed").order_by("-closed_on", "-pk")
    least = smallest_group_shown()
    return [SurveyOutcome(survey, figures.satisfaction(survey.answers, least=least)) for survey in surveys]


def satisfaction_over(surveys: QuerySet[Survey]) -> Satisfaction | None:
    """All closed ones among `surveys` as one; None where too few answered."""
    closed = surveys.filter(state="closed")
    return figures.together((survey.answers for survey in closed), least=smallest_group_shown())


def recipients_were_asked(contract: Contract) -> bool:
    """Whether a survey of the recipients of a contract's service is closed."""
    return Survey.objects.filter(contract=contract, state="closed").exists()
