"""The facts and tables that visits, findings, surveys and complaints show in the workspace."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django import template
from django.utils.translation import gettext as _

from tapshyryk.contracts.models import Contract
from tapshyryk.core import formats
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.components import Cell, Column, Fact, Table
from tapshyryk.core.wording import current_language
from tapshyryk.monitoring.domain.lifecycle import FINDING
from tapshyryk.monitoring.domain.satisfaction import satisfaction
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit
from tapshyryk.monitoring.queries.complaints import may_read_words
from tapshyryk.monitoring.queries.satisfaction import smallest_group_shown

register = template.Library()

ONE_PLACE = 1


def _day(day: date | None) -> str | None:
    return None if day is None else formats.date_long(day, current_language())


def _number(value: int | None) -> str | None:
    return None if value is None else formats.number(value, current_language())


def _percent(part: Fraction) -> str:
    return formats.percent(float(part * 100), current_language(), ONE_PLACE)


def _about(contract: Contract) -> list[Fact]:
    return [
        Fact(_("Social order"), contract.order.title),
        Fact(_("Contractor"), contract.contractor.name),
    ]


@register.simple_tag
def visit_facts(visit: Visit) -> list[Fact]:
    """Who goes where and when, and what was seen."""
    facts = [
        *_about(visit.contract),
        Fact(_("Who visits"), Visit.By(visit.by).label),
        Fact(_("Day of the visit"), _day(visit.held_on or visit.planned_for)),
    ]
    if visit.held_on:
        facts += [
            Fact(_("How many came"), _number(visit.members_present)),
            Fact(_("What was seen"), visit.seen),
        ]
    if visit.cancel_reason:
        facts.append(Fact(_("Reason"), visit.cancel_reason))
    return facts


@register.simple_tag
def finding_table(visit: Visit) -> Table:
    """The findings of a visit and how they stand."""
    return Table(
        caption=_("Findings"),
        columns=(
            Column(_("Standard or term of the contract that is not met")),
            Column(_("What is wrong")),
            Column(_("To be mended by"), "date"),
            Column(_("State")),
        ),
        rows=[
            (
                Cell(finding.standard),
                Cell(finding.description),
                Cell(_day(finding.mend_by) or "—"),
                Cell(_(FINDING.states[finding.state])),
            )
            for finding in visit.findings.order_by("pk")
        ],
    )


@register.simple_tag
def finding_facts(finding: Finding) -> list[Fact]:
    """What is wrong, against what, until when, and what was done."""
    facts = [
        *_about(finding.contract),
        Fact(_("Day of the visit"), _day(finding.visit.held_on)),
        Fact(_("Standard or term of the contract that is not met"), finding.standard),
        Fact(_("What is wrong"), finding.description),
        Fact(_("To be mended by"), _day(finding.mend_by)),
    ]
    if finding.mended_how:
        facts.append(Fact(_("What was done"), finding.mended_how))
    if finding.reopen_reason:
        facts.append(Fact(_("Why it is not accepted"), finding.reopen_reason))
    return facts


@register.simple_tag
def survey_facts(survey: Survey) -> list[Fact]:
    """Who was asked and how many answered; the answers once it is closed and enough have."""
    answers = survey.answers
    facts = [
        *_about(survey.contract),
        Fact(_("Who is asked"), survey.asked_group),
        Fact(_("How many people are asked"), _number(survey.people_asked)),
        Fact(_("Answers so far"), _number(answers.total)),
    ]
    said = satisfaction(answers, least=smallest_group_shown()) if survey.state == "closed" else None
    if said is not None:
        facts += [
            Fact(_("Very satisfied"), f"{_number(answers.very_satisfied)} ({_percent(said.very_satisfied)})"),
            Fact(_("Satisfied"), f"{_number(answers.satisfied)} ({_percent(said.satisfied)})"),
            Fact(_("Dissatisfied"), f"{_number(answers.dissatisfied)} ({_percent(said.dissatisfied)})"),
            Fact(_("Cannot say"), f"{_number(answers.cannot_say)} ({_percent(said.cannot_say)})"),
        ]
    elif survey.state == "closed":
        too_few = _("Too few people answered: the answers are not shown, so that nobody is recognised.")
        facts.append(Fact(_("Answers"), too_few))
    return facts


def _name(complaint: ServiceComplaint) -> str:
    author = complaint.filed_by
    return author.full_name if author is not None else _("written without a name, through the public form")


@register.simple_tag
def complaint_facts(complaint: ServiceComplaint, actor: Actor) -> list[Fact]:
    """What everybody may know of a complaint; its words for those who may read them."""
    facts = [
        *_about(complaint.contract),
        Fact(_("What is it about"), ServiceComplaint.Topic(complaint.topic).label),
        Fact(_("Day of the complaint"), _day(complaint.filed_on)),
        Fact(_("Day of the answer"), _day(complaint.answered_on) or _("not answered yet")),
    ]
    if may_read_words(complaint, actor):
        facts += [
            Fact(_("Who complains"), _name(complaint)),
            Fact(_("The complaint"), complaint.text),
        ]
        if complaint.answer:
            facts.append(Fact(_("Answer"), complaint.answer))
    else:
        hidden = _("Only the customer who answers and the author read the words.")
        facts.append(Fact(_("The complaint"), hidden))
    return facts
