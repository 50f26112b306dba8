"""A visit from its plan to its signed act, its findings until they are mended, and who is kept from it."""

from datetime import date

import pytest

from tapshyryk.core import clock
from tapshyryk.core.acts.models import Act
from tapshyryk.core.lifecycle.openings import moves_open_to
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.monitoring.actions.finding import (
    mend_finding,
    record_finding,
    reopen_finding,
    verify_finding,
)
from tapshyryk.monitoring.actions.visit import cancel_visit, hold_visit, plan_visit, report_visit
from tapshyryk.monitoring.models import Finding, Visit
from tapshyryk.monitoring.queries.visits import (
    experts_have_visited,
    open_findings,
    those_who_may_visit,
    visits_of_order,
)
from tests.signed import Signed, sign
from tests.world import NOON


def planned(signed: Signed, by: str = "joint_group", who: str = "monitor") -> Visit:
    visit = Visit(contract=signed.contract)
    with clock.at(NOON):
        plan_visit(visit, actor=signed.actor(who), by=by, planned_for=date(2026, 3, 2))
    return visit


def held(signed: Signed, who: str = "monitor", by: str = "joint_group", **given: object) -> Visit:
    visit = planned(signed, by, who)
    values = {
        "held_on": date(2026, 3, 2),
        "members_present": 5,
        "seen": "Бөлмөлөр жылуу.",
        "visitors": [signed.world.people[who]],
        **given,
    }
    with clock.at(NOON):
        hold_visit(visit, actor=signed.actor(who), **values)
    return visit


def found(signed: Signed, visit: Visit, **given: object) -> Finding:
    finding = Finding(visit=visit)
    values = {
        "standard": "Минималдуу стандарт, 4-пункт",
        "description": "Пандус жок.",
        "mend_by": date(2026, 4, 1),
        **given,
    }
    record_finding(finding, actor=signed.actor("monitor"), **values)
    return finding


def refused_by(call, *args, **given):
    with pytest.raises(Refused) as refused:
        call(*args, **given)
    return refused.value


def test_a_visit_is_planned_held_and_reported(signed):
    visit = held(signed)
    found(signed, visit)
    act = report_visit(visit, actor=signed.actor("monitor"))
    visit.refresh_from_db()
    assert (visit.state, visit.members_present, visit.seen) == ("reported", 5, "Бөлмөлөр жылуу.")
    assert act.detail["findings"] == 1
    assert act.order == signed.order.pk
    assert list(visits_of_order(signed.order)) == [visit]


def test_the_act_of_a_visit_names_no_visitor(signed):
    visit = held(signed)
    act = Act.objects.get(verb="hold_visit")
    assert act.detail == {"held_on": "2026-03-02", "members_present": 5}
    assert visit.visitors.get().person == signed.world.people["monitor"]
    assert act.private_part.content == {"visitors": [signed.actor("monitor").ref]}


def test_experts_visit_too_and_only_their_act_counts_as_theirs(signed):
    visit = held(signed, "expert", "experts")
    assert not experts_have_visited(signed.contract)
    report_visit(visit, actor=signed.actor("expert"))
    assert experts_have_visited(signed.contract)


@pytest.mark.parametrize(
    ("who", "by"), [("monitor", "experts"), ("expert", "joint_group"), ("specialist", "joint_group")]
)
def test_each_visits_in_their_own_name(signed, who, by):
    refused = refused_by(planned, signed, by, who)
    assert refused.reasons[0].kind == "permission"


@pytest.mark.parametrize("body", ["ngo", "partner"])
def test_who_delivers_does_not_monitor(signed, body):
    partner = signed.contract.partners.get().organisation
    delivering = signed.world.ngo if body == "ngo" else partner
    signed.world.add("monitor", "ngo_worker", body=delivering)
    refused = refused_by(planned, signed)
    assert refused.rules == ("access.deliverer_does_not_monitor",)


def test_who_delivered_once_may_monitor_now(signed):
    signed.world.add("monitor", "ngo_worker", body=signed.world.other_ngo)
    assert planned(signed).state == "planned"


def test_nobody_who_delivers_is_named_as_a_visitor(signed):
    refused = refused_by(held, signed, visitors=[signed.world.people["worker"]])
    assert refused.rules == ("monitoring.visitor_is_not_provider",)
    refused = refused_by(held, signed, visitors=[signed.world.people["partner worker"]])
    assert refused.rules == ("monitoring.visitor_is_not_provider",)


def test_what_is_missing_from_a_visit_is_told_at_once(signed):
    refused = refused_by(held, signed, held_on=date(2026, 3, 3), members_present=0, seen="  ", visitors=())
    assert refused.rules == (
        "monitoring.visit_not_future",
        "monitoring.visitors_counted",
        "monitoring.visit_says_what_was_seen",
    )
    assert Visit.objects.get().state == "planned"


def test_those_named_are_among_those_counted(signed):
    signed.world.add("second", "monitoring_member", body=signed.world.municipality)
    people = [signed.world.people["monitor"], signed.world.people["second"]]
    refused = refused_by(held, signed, members_present=1, visitors=people)
    assert refused.rules == ("monitoring.visitors_counted",)
    assert "2" in refused.reasons[0].sentence


@pytest.mark.parametrize("state", ["draft", "offered"])
def test_nothing_is_visited_before_the_contract_is_signed(db, state):
    refused = refused_by(planned, sign(state=state))
    assert refused.rules == ("monitoring.contract_signed",)


def test_a_visit_is_called_off_with_a_reason(signed):
    visit = planned(signed)
    refused = refused_by(cancel_visit, visit, actor=signed.actor("monitor"), reason=" ")
    assert refused.rules == ("monitoring.reason_written",)
    cancel_visit(visit, actor=signed.actor("monitor"), reason="Жол жабык.")
    assert visit.state == "cancelled"


def test_a_finding_is_mended_not_accepted_mended_again_and_confirmed(signed):
    finding = found(signed, held(signed))
    assert list(open_findings(signed.contract)) == [finding]
    mend_finding(finding, actor=signed.actor("worker"), mended_how="Пандус коюлду.")
    reopen_finding(finding, actor=signed.actor("monitor"), reason="Тик болуп калган.")
    finding.refresh_from_db()
    assert (finding.state, finding.reopen_reason) == ("open", "Тик болуп калган.")
    mend_finding(finding, actor=signed.partner_worker, mended_how="Кайра жасалды.")
    verify_finding(finding, actor=signed.actor("monitor"))
    assert finding.state == "verified"
    assert not open_findings(signed.contract)


def test_findings_come_between_the_visit_and_its_act(signed):
    visit = planned(signed)
    assert refused_by(found, signed, visit).rules == ("monitoring.finding_before_visit_act",)
    visit = held(signed)
    report_visit(visit, actor=signed.actor("monitor"))
    assert refused_by(found, signed, visit).rules == ("monitoring.finding_before_visit_act",)


def test_a_finding_says_against_what_and_until_when(signed):
    visit = held(signed)
    refused = refused_by(found, signed, visit, standard=" ", mend_by=date(2026, 3, 1))
    assert refused.rules == ("monitoring.finding_names_standard", "monitoring.mend_by_after_visit")
    assert "02.03.2026" in refused.reasons[1].sentence


def test_the_monitors_do_not_mend_and_the_contractor_does_not_confirm(signed):
    finding = found(signed, held(signed))
    refused = refused_by(mend_finding, finding, actor=signed.actor("monitor"), mended_how="…")
    assert refused.reasons[0].kind == "permission"
    refused = refused_by(mend_finding, finding, actor=signed.actor("worker"), mended_how=" ")
    assert refused.rules == ("monitoring.mend_says_what_was_done",)
    mend_finding(finding, actor=signed.actor("director"), mended_how="Оңдолду.")
    refused = refused_by(verify_finding, finding, actor=signed.actor("director"))
    assert refused.reasons[0].kind == "permission"
    refused = refused_by(reopen_finding, finding, actor=signed.actor("monitor"), reason="")
    assert refused.rules == ("monitoring.reason_written",)


def test_a_monitor_who_begins_to_deliver_loses_the_buttons(signed):
    finding = found(signed, held(signed))
    mend_finding(finding, actor=signed.actor("worker"), mended_how="Оңдолду.")
    before = {o.move.verb: o.is_open for o in moves_open_to(signed.actor("monitor"), finding)}
    signed.world.add("monitor", "ngo_worker", body=signed.world.ngo)
    after = {o.move.verb: o.is_open for o in moves_open_to(signed.actor("monitor"), finding)}
    assert before == {"verify_finding": True, "reopen_finding": True}
    assert after == {"verify_finding": False, "reopen_finding": False}


def test_only_monitors_who_do_not_deliver_are_offered_as_visitors(signed):
    signed.world.add("second", "monitoring_member", body=signed.world.municipality)
    signed.world.add("second", "ngo_worker", body=signed.world.ngo)
    names = {person.full_name for person in those_who_may_visit(planned(signed))}
    assert names == {"monitor"}
    names = {person.full_name for person in those_who_may_visit(planned(signed, "experts", "expert"))}
    assert names == {"expert"}
