"""Who is told of visits, findings and complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tapshyryk.contracts.models import Contract
from tapshyryk.contracts.models.contract import contract_bodies
from tapshyryk.core.lifecycle.spec import N_
from tapshyryk.core.outbox.letters import letters_to
from tapshyryk.core.outbox.notices import Letter, tell
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Visit
from tapshyryk.orders import access as orders
from tapshyryk.parties.queries.holders import refs_holding


def _at_the_contractor(contract: Contract) -> Iterator[str]:
    for body in sorted(contract_bodies(contract)):
        yield from refs_holding(body, ("ngo_head", "ngo_worker"))


def _at_the_customer(contract: Contract) -> Iterator[str]:
    for body in (orders.customers_town(contract.order), orders.customer(contract.order)):
        if body is not None:
            yield from refs_holding(body, ("municipal_specialist", "ministry_specialist"))


def _monitors(visit: Visit) -> Iterator[str]:
    yield visit.planned_by.ref
    yield from (visitor.person.ref for visitor in visit.visitors.select_related("person"))


def _visit(act: Any) -> Visit:
    return Visit.objects.select_related("contract__order").get(pk=act.subject_id)


def _finding(act: Any) -> Finding:
    return Finding.objects.select_related("visit__contract__order").get(pk=act.subject_id)


@tell("plan_visit")
def a_visit_is_coming(act: Any) -> Iterable[Letter]:
    """The contractor and the customer know when monitors come."""
    contract = (visit := _visit(act)).contract
    return letters_to(
        [*_at_the_contractor(contract), *_at_the_customer(contract)],
        N_("A monitoring visit is planned: %(order)s"),
        N_("Monitors (%(by)s) will visit the service of “%(order)s” on %(day)s."),
        about=act,
        order=lambda: contract.order.title,
        by=visit.get_by_display,
        day=visit.planned_for,
    )


@tell("cancel_visit")
def no_visit_is_coming(act: Any) -> Iterable[Letter]:
    """Nobody waits for monitors in vain."""
    contract = (visit := _visit(act)).contract
    return letters_to(
        [*_at_the_contractor(contract), *_at_the_customer(contract)],
        N_("The monitoring visit is called off: %(order)s"),
        N_("The visit to the service of “%(order)s” planned for %(day)s is called off: %(reason)s"),
        about=act,
        order=lambda: contract.order.title,
        day=visit.planned_for,
        reason=visit.cancel_reason,
    )


@tell("report_visit")
def the_visit_act_is_signed(act: Any) -> Iterable[Letter]:
    """The contractor and the customer read the act."""
    contract = (visit := _visit(act)).contract
    return letters_to(
        [*_at_the_contractor(contract), *_at_the_customer(contract)],
        N_("The act of a monitoring visit is signed: %(order)s"),
        N_("The act of the visit to “%(order)s” is signed. Findings in it: %(count)s."),
        about=act,
        order=lambda: contract.order.title,
        count=visit.findings.count(),
    )


@tell("record_finding")
def something_is_to_be_mended(act: Any) -> Iterable[Letter]:
    """The contractor learns at once what to mend."""
    finding = _finding(act)
    return letters_to(
        _at_the_contractor(finding.contract),
        N_("A finding to be mended: %(order)s"),
        N_("Monitors found: %(what)s\nStandard: %(standard)s\nMend it and write what was done."),
        about=act,
        order=lambda: finding.contract.order.title,
        what=finding.description,
        standard=finding.standard,
    )


@tell("mend_finding")
def something_is_to_be_verified(act: Any) -> Iterable[Letter]:
    """Those who found it look whether it is mended."""
    finding = _finding(act)
    return letters_to(
        _monitors(finding.visit),
        N_("A finding is reported mended: %(order)s"),
        N_("The contractor writes: %(how)s\nConfirm it, or write why it is not mended."),
        about=act,
        order=lambda: finding.contract.order.title,
        how=finding.mended_how,
    )


@tell("reopen_finding")
def something_is_not_mended(act: Any) -> Iterable[Letter]:
    """The contractor learns what is still wrong."""
    finding = _finding(act)
    return letters_to(
        _at_the_contractor(finding.contract),
        N_("A finding is not accepted as mended: %(order)s"),
        N_("The monitors write: %(reason)s"),
        about=act,
        order=lambda: finding.contract.order.title,
        reason=finding.reopen_reason,
    )


@tell("verify_finding")
def something_is_mended(act: Any) -> Iterable[Letter]:
    """The contractor learns that it is done."""
    finding = _finding(act)
    return letters_to(
        _at_the_contractor(finding.contract),
        N_("A finding is confirmed mended: %(order)s"),
        N_("The monitors confirm that this is mended: %(what)s"),
        about=act,
        order=lambda: finding.contract.order.title,
        what=finding.description,
    )


@tell("complain_about_service")
def somebody_complains(act: Any) -> Iterable[Letter]:
    """The customer who answers; an e-mail carries neither the words nor the author."""
    complaint = ServiceComplaint.objects.select_related("contract__order").get(pk=act.subject_id)
    return letters_to(
        _at_the_customer(complaint.contract),
        N_("A complaint about a service: %(order)s"),
        N_("Somebody complains about the service of “%(order)s” (%(topic)s). Read it after signing in."),
        about=act,
        order=lambda: complaint.contract.order.title,
        topic=complaint.get_topic_display,
    )


@tell("answer_service_complaint")
def the_complaint_is_answered(act: Any) -> Iterable[Letter]:
    """The author; the e-mail does not repeat what it was about."""
    complaint = ServiceComplaint.objects.select_related("contract__order", "filed_by").get(pk=act.subject_id)
    return letters_to(
        [complaint.filed_by.ref] if complaint.filed_by else [],
        N_("Your complaint is answered"),
        N_("Your complaint is answered. Read the answer after signing in."),
        about=act,
    )
