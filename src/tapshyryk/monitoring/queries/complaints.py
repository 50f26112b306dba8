"""Complaints about a service: what everybody may know of them, and who may read their words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.crypto import salted_hmac

from tapshyryk.core import clock
from tapshyryk.core.access import table
from tapshyryk.core.access.actors import Actor
from tapshyryk.core.codes import read_code
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.orders.models import Order


@dataclass(frozen=True, slots=True)
class KnownComplaint:
    """What everybody may know of a complaint."""

    topic: ServiceComplaint.Topic
    filed_on: date
    answered_on: date | None


def known_complaints(order: Order) -> list[KnownComplaint]:
    """The complaints about the services of an order, the latest first, without words and authors."""
    rows = ServiceComplaint.objects.filter(contract__order=order).order_by("-filed_on", "-pk")
    return [
        KnownComplaint(ServiceComplaint.Topic(topic), filed_on, answered_on)
        for topic, filed_on, answered_on in rows.values_list("topic", "filed_on", "answered_on")
    ]


def receipt_of(code: str) -> str:
    """The keyed hash under which a complaint from the public form is found again by its code."""
    return salted_hmac("monitoring.complaint", code, algorithm="sha256").hexdigest()


def complaint_of_receipt(typed: str) -> ServiceComplaint | None:
    """The complaint whose author holds this code, however it was typed; None when there is none."""
    code = read_code(typed)
    found = ServiceComplaint.objects.select_related("contract__order")
    return found.filter(receipt=receipt_of(code)).first() if code else None


def may_read_words(complaint: ServiceComplaint, actor: Actor) -> bool:
    """Whether `actor` may read what was written: the author, and those of the customer who answer."""
    if complaint.filed_by is not None and complaint.filed_by.ref == actor.ref:
        return True
    answer = table.check(actor, "monitoring.answer", complaint, clock.today())
    return isinstance(answer, table.Grant)
