"""Who is told of visits, findings and complaints, and what an e-mail never says."""

from datetime import date

from django.utils import translation

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.outbox.notices import letters_of
from tapshyryk.monitoring.actions.complaint import answer_service_complaint, complain_about_service
from tapshyryk.monitoring.actions.finding import mend_finding, record_finding
from tapshyryk.monitoring.actions.visit import hold_visit, plan_visit
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Visit
from tests.world import NOON

EVERYBODY = (
    "specialist", "head", "monitor", "expert", "director", "worker", "other director", "resident",
    "partner worker",
)  # fmt: skip


def told(signed, verb):
    refs = {signed.actor(name).ref: name for name in EVERYBODY}
    return {refs[letter.to]: letter for letter in letters_of(Act.objects.get(verb=verb))}


def visit_with_finding(signed):
    visit, finding = Visit(contract=signed.contract), None
    with clock.at(NOON):
        plan_visit(visit, actor=signed.actor("monitor"), by="joint_group", planned_for=date(2026, 3, 2))
        hold_visit(
            visit,
            actor=signed.actor("monitor"),
            held_on=date(2026, 3, 2),
            members_present=3,
            seen="Бөлмөлөр жылуу.",
        )
        finding = Finding(visit=visit)
        record_finding(finding, actor=signed.actor("monitor"), standard="4-пункт", description="Пандус жок.")
        mend_finding(finding, actor=signed.actor("worker"), mended_how="Пандус коюлду.")
    return finding


def test_who_delivers_and_who_orders_learn_of_a_visit(signed):
    visit_with_finding(signed)
    letters = told(signed, "plan_visit")
    assert set(letters) == {"director", "worker", "partner worker", "specialist"}
    with translation.override("ru"):
        assert "2 марта 2026" in letters["director"].body()
        assert "группа совместного мониторинга" in letters["director"].body()
    with translation.override("ky"):
        assert "Күндүзгү борбор" in letters["director"].subject()


def test_a_finding_goes_to_the_contractor_and_back_to_those_who_found_it(signed):
    finding = visit_with_finding(signed)
    letters = told(signed, "record_finding")
    assert set(letters) == {"director", "worker", "partner worker"}
    assert "Пандус жок." in letters["worker"].body()
    assert f"finding/{finding.pk}/" in letters["worker"].body()
    assert set(told(signed, "mend_finding")) == {"monitor"}


def test_a_complaint_reaches_the_customer_without_words_or_author(signed):
    complaint = ServiceComplaint(contract=signed.contract)
    with clock.at(NOON):
        complain_about_service(
            complaint, actor=signed.actor("resident"), topic="access", text="Баламды алышкан жок."
        )
        answer_service_complaint(complaint, actor=signed.actor("specialist"), answer="Орун табылды.")
    letters = told(signed, "complain_about_service")
    assert set(letters) == {"specialist"}
    said = letters["specialist"].subject() + letters["specialist"].body()
    assert "Баламды" not in said
    assert "resident" not in said
    answered = told(signed, "answer_service_complaint")
    assert set(answered) == {"resident"}
    assert "Орун" not in answered["resident"].body()
