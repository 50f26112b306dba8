"""A complaint about a service: answered by the customer, its words and author kept from everybody else."""

from datetime import date

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.acts.queries import acts_of_order, public_record
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.monitoring.actions.complaint import answer_service_complaint, complain_about_service
from tapshyryk.monitoring.models import ServiceComplaint
from tapshyryk.monitoring.queries.complaints import known_complaints, may_read_words
from tests.signed import sign
from tests.world import NOON

WORDS = "Баламды кабыл алышкан жок."


def filed(signed):
    complaint = ServiceComplaint(contract=signed.contract)
    with clock.at(NOON):
        complain_about_service(complaint, actor=signed.actor("resident"), topic="access", text=WORDS)
    return complaint


def answered(signed):
    complaint = filed(signed)
    with clock.at(NOON):
        answer_service_complaint(complaint, actor=signed.actor("specialist"), answer="Орун табылды.")
    return complaint


def test_a_resident_complains_and_the_customer_answers(signed):
    complaint = answered(signed)
    complaint.refresh_from_db()
    assert (complaint.state, complaint.text, complaint.answer) == ("answered", WORDS, "Орун табылды.")
    assert (complaint.filed_on, complaint.answered_on) == (date(2026, 3, 2), date(2026, 3, 2))


def test_no_public_act_leads_to_the_author_or_shows_the_words(signed):
    complaint = answered(signed)
    author = complaint.filed_by
    assert Act.objects.filter(subject_id=complaint.pk).count() == 2
    shown = [*acts_of_order(signed.order.pk), *public_record().acts]
    assert [act.verb for act in shown] == ["answer_service_complaint"] * 2
    for act in shown:
        for secret in (str(author.pk), author.full_name, WORDS, "Орун табылды."):
            assert secret not in act.entry
        assert act.actor_ref != author.ref


def test_the_public_knows_topic_days_and_whether_it_was_answered(signed):
    filed(signed)
    (known,) = known_complaints(signed.order)
    assert (known.topic, known.filed_on, known.answered_on) == ("access", date(2026, 3, 2), None)
    assert not any(hasattr(known, name) for name in ("text", "answer", "filed_by", "pk", "id"))


@pytest.mark.parametrize(
    ("who", "may"),
    [
        ("resident", True),
        ("specialist", True),
        ("director", False),
        ("worker", False),
        ("monitor", False),
        ("head", False),
        ("administrator", False),
        ("auditor", False),
        ("expert", False),
    ],
)
def test_the_author_and_the_customer_read_the_words(signed, who, may):
    assert may_read_words(filed(signed), signed.actor(who)) is may


def test_the_contractor_does_not_find_it_among_what_is_near(signed):
    complaint = filed(signed)
    assert not ServiceComplaint.near({signed.world.ngo.body}, signed.actor("director").ref).exists()
    assert ServiceComplaint.near({signed.world.executive.body}).get() == complaint
    assert ServiceComplaint.near((), signed.actor("resident").ref).get() == complaint


@pytest.mark.parametrize("who", ["director", "monitor", "resident", "head"])
def test_only_the_customers_specialists_answer(signed, who):
    with pytest.raises(Refused) as refused:
        answer_service_complaint(filed(signed), actor=signed.actor(who), answer="Жооп")
    assert refused.value.reasons[0].kind == "permission"


def test_an_answer_has_words(signed):
    with pytest.raises(Refused) as refused:
        answer_service_complaint(filed(signed), actor=signed.actor("specialist"), answer=" ")
    assert refused.value.rules == ("monitoring.complaint_answered_in_words",)


def test_an_empty_complaint_is_refused_at_its_field(signed):
    with pytest.raises(Refused) as refused:
        complain_about_service(
            ServiceComplaint(contract=signed.contract),
            actor=signed.actor("resident"),
            topic="access",
            text=" ",
        )
    assert [reason.field for reason in refused.value.reasons] == ["text"]


def test_there_is_no_complaint_before_there_is_a_service(db):
    with pytest.raises(Refused) as refused:
        filed(sign(state="draft"))
    assert refused.value.rules == ("monitoring.contract_signed",)
