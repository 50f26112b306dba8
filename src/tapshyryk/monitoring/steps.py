"""The steps of the monitoring room as people take them."""

from __future__ import annotations

from datetime import date

from tapshyryk.contracts.models import Contract
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.steps import Step
from tapshyryk.monitoring.actions.complaint import answer_service_complaint, complain_about_service
from tapshyryk.monitoring.actions.finding import (
    mend_finding,
    record_finding,
    reopen_finding,
    verify_finding,
)
from tapshyryk.monitoring.actions.survey import close_survey, correct_answers, enter_answers, open_survey
from tapshyryk.monitoring.actions.visit import cancel_visit, hold_visit, plan_visit, report_visit
from tapshyryk.monitoring.domain.guards import SIGNED
from tapshyryk.monitoring.forms.complaint import AnswerComplaintForm, ComplainForm
from tapshyryk.monitoring.forms.survey import AnswersForm, CorrectAnswersForm, OpenSurveyForm
from tapshyryk.monitoring.forms.visit import (
    FindingForm,
    HoldVisitForm,
    MendForm,
    PlanVisitForm,
    ReasonForm,
)
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit


def _visit_to(contract: Contract) -> Visit | None:
    return Visit(contract=contract) if contract.state in SIGNED else None


def _finding_of(visit: Visit) -> Finding | None:
    return Finding(visit=visit) if visit.state == "held" else None


def _survey_on(contract: Contract) -> Survey | None:
    return Survey(contract=contract) if contract.state in SIGNED else None


def _complaint_about(contract: Contract) -> ServiceComplaint | None:
    return ServiceComplaint(contract=contract) if contract.state in SIGNED else None


def _day_of(visit: Visit) -> date:
    return visit.planned_for


def _mend_by(finding: Finding) -> date | None:
    return finding.mend_by


STEPS = (
    Step(
        "visit",
        "plan_visit",
        plan_visit,
        form=PlanVisitForm,
        begins_at="contract",
        begin=_visit_to,
        intro=N_("A visit sees the service where it is given, and compares it with its standard."),
    ),
    Step("visit", "hold_visit", hold_visit, form=HoldVisitForm, due=_day_of),
    Step(
        "visit",
        "report_visit",
        report_visit,
        intro=N_("Record every finding first: the act lists them and cannot be changed afterwards."),
    ),
    Step("visit", "cancel_visit", cancel_visit, form=ReasonForm, waits=False),
    Step("finding", "record_finding", record_finding, form=FindingForm, begins_at="visit", begin=_finding_of),
    Step("finding", "mend_finding", mend_finding, form=MendForm, due=_mend_by),
    Step("finding", "verify_finding", verify_finding),
    Step("finding", "reopen_finding", reopen_finding, form=ReasonForm, waits=False),
    Step(
        "survey",
        "open_survey",
        open_survey,
        form=OpenSurveyForm,
        begins_at="contract",
        begin=_survey_on,
        intro=N_("One question is asked: how satisfied are you with the service? Only counts are kept."),
    ),
    Step("survey", "enter_answers", enter_answers, form=AnswersForm),
    Step("survey", "correct_answers", correct_answers, form=CorrectAnswersForm, waits=False),
    Step("survey", "close_survey", close_survey, waits=False),
    Step(
        "service_complaint",
        "complain_about_service",
        complain_about_service,
        form=ComplainForm,
        begins_at="contract",
        begin=_complaint_about,
    ),
    Step(
        "service_complaint",
        "answer_service_complaint",
        answer_service_complaint,
        form=AnswerComplaintForm,
    ),
)
