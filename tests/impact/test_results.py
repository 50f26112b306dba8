"""A report of results from its draft to its acceptance."""

from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from tapshyryk.assemblies.models import Assembly
from tapshyryk.core import clock
from tapshyryk.core.access.actors import System
from tapshyryk.core.acts.models import Act
from tapshyryk.core.entity import inside_an_act
from tapshyryk.core.lifecycle.refusals import Refused
from tapshyryk.impact.actions.results import (
    accept_results,
    chronicle_results,
    draft_results,
    enter_result,
    hear_results,
    return_results,
    submit_results,
)
from tapshyryk.impact.models import ResultReport
from tapshyryk.impact.queries.results import recipients_served, shown_reports, targets_and_results
from tapshyryk.impact.reactions import note_the_hearing
from tests.signed import sign
from tests.world import NOON

REASON = {
    "impact.heard_by_assembly": "Жол жабылып, жыйын кечигип жатат.",
    "monitoring.experts_and_recipients_both": "Эксперттер жайында келишет.",
}


def drafted(signed):
    report = ResultReport(contract=signed.contract)
    with clock.at(NOON):
        draft_results(report, actor=signed.actor("worker"), period_end=date(2026, 3, 1))
    return report


def entered(signed, *values):
    report = drafted(signed)
    for indicator, value in zip(signed.contract.indicators.order_by("pk"), values, strict=False):
        enter_result(
            report, actor=signed.actor("worker"), indicator=indicator, value=Decimal(value), evidence="Журнал"
        )
    return report


def submitted(signed, *values):
    report = entered(signed, *(values or ("30", "40")))
    submit_results(
        report, actor=signed.actor("director"), recipients_served=42, places=20, narrative="Эки смена."
    )
    return report


def hearing(signed, state="minuted", **given):
    with inside_an_act():
        return Assembly.objects.create(
            slug=f"hearing-{Assembly.objects.count()}",
            municipality=signed.world.municipality,
            title_ky="Жыйынтык жыйыны",
            convened_for=datetime(2026, 3, 1, 6, tzinfo=UTC),
            present=80,
            state=state,
            **{"purpose": "hearing", "heard_order": signed.order.pk, **given},
        )


def refused_by(call, *args, **given):
    with pytest.raises(Refused) as refused:
        call(*args, **given)
    return refused.value


def test_a_report_goes_its_way(signed):
    report = submitted(signed)
    hear_results(report, actor=signed.actor("specialist"), assembly=hearing(signed))
    accept_results(report, actor=signed.actor("head"), override=REASON)
    report.refresh_from_db()
    assert (report.state, report.recipients_served, report.heard_at.present) == ("accepted", 42, 80)
    first, second = targets_and_results(signed.order)
    assert (first.reading.way, second.reading.way) == (Fraction(3, 4), Fraction(1))
    assert (first.reading.reached, second.reading.reached) == (False, True)
    assert recipients_served(signed.order) == 42


def test_drafts_are_shown_to_nobody(signed):
    entered(signed, "30")
    assert not shown_reports(signed.order)
    assert recipients_served(signed.order) is None
    assert [one.reading for one in targets_and_results(signed.order)] == [None, None]


def test_every_indicator_needs_its_result(signed):
    report = entered(signed, "30")
    refused = refused_by(
        submit_results, report, actor=signed.actor("worker"), recipients_served=1, narrative="…"
    )
    assert refused.rules == ("impact.results_for_every_indicator",)
    assert "Көрсөткүч 2" in refused.reasons[0].sentence


def test_a_result_names_its_evidence_and_an_indicator_of_the_contract(signed):
    report = drafted(signed)
    foreign = sign("kara-suu").contract.indicators.first()
    refused = refused_by(
        enter_result,
        report,
        actor=signed.actor("worker"),
        indicator=foreign,
        value=Decimal(1),
        evidence="  ",
    )
    assert refused.rules == ("impact.indicator_of_the_contract", "impact.result_has_evidence")
    assert not report.results.exists()


def test_a_result_entered_again_is_put_right(signed):
    report = entered(signed, "30")
    indicator = signed.contract.indicators.order_by("pk").first()
    act = enter_result(
        report, actor=signed.actor("worker"), indicator=indicator, value=Decimal("31.50"), evidence="Тизме"
    )
    assert report.results.get().value == Decimal("31.50")
    assert act.detail["value"] == "31.50"
    assert Act.objects.filter(verb="enter_result").count() == 2


def test_a_returned_report_says_what_to_correct(signed):
    report = submitted(signed)
    refused = refused_by(return_results, report, actor=signed.actor("specialist"), reason=" ")
    assert refused.rules == ("impact.reason_written",)
    return_results(report, actor=signed.actor("specialist"), reason="Журналды тиркеңиз.")
    report.refresh_from_db()
    assert (report.state, report.return_reason) == ("draft", "Журналды тиркеңиз.")
    submit_results(report, actor=signed.actor("worker"), recipients_served=43, narrative="Журнал тиркелди.")
    assert (report.recipients_served, report.return_reason) == (43, "")


def test_acceptance_warns_when_nobody_heard_and_nobody_judged(signed):
    report = submitted(signed)
    refused = refused_by(accept_results, report, actor=signed.actor("specialist"))
    assert refused.rules == tuple(REASON)
    assert refused.only_warnings
    act = accept_results(report, actor=signed.actor("specialist"), override=REASON)
    assert {one["rule"] for one in act.overrides} == set(REASON)


@pytest.mark.parametrize(
    "given",
    [
        {"state": "counted"},
        {"purpose": "choice"},
        {"heard_order": None},
    ],
)
def test_only_a_signed_hearing_of_this_order_counts(signed, given):
    report = submitted(signed)
    refused = refused_by(
        hear_results, report, actor=signed.actor("specialist"), assembly=hearing(signed, **given)
    )
    assert refused.rules == ("impact.heard_at_a_hearing",)


def test_a_signed_hearing_is_noted_by_itself(signed):
    report, assembly = submitted(signed), hearing(signed)
    note_the_hearing(assembly, None)
    report.refresh_from_db()
    assert report.heard_at == assembly
    assert Act.objects.get(verb="hear_results").actor_ref == "system:lifecycle"
    note_the_hearing(hearing(signed), None)
    assert Act.objects.filter(verb="hear_results").count() == 1


def test_one_report_at_a_time(signed):
    submitted(signed)
    refused = refused_by(drafted, signed)
    assert refused.rules == ("impact.one_report_at_a_time",)


def test_results_are_of_the_past_and_of_a_signed_contract(db):
    signed = sign(state="offered")
    with clock.at(NOON):
        refused = refused_by(
            draft_results,
            ResultReport(contract=signed.contract),
            actor=signed.actor("worker"),
            period_end=date(2026, 3, 3),
        )
    assert refused.rules == ("impact.contract_signed", "impact.period_has_ended")


@pytest.mark.parametrize("who", ["director", "worker", "monitor", "resident", "auditor", "administrator"])
def test_only_the_customer_accepts(signed, who):
    refused = refused_by(accept_results, submitted(signed), actor=signed.actor(who), override=REASON)
    assert refused.reasons[0].kind == "permission"


def test_a_specialist_who_also_delivers_does_not_accept(signed):
    report = submitted(signed)
    signed.world.add("specialist", "ngo_worker", body=signed.world.ngo)
    refused = refused_by(accept_results, report, actor=signed.actor("specialist"), override=REASON)
    assert refused.rules == ("access.deliverer_does_not_monitor",)


def test_the_partner_reports_too_and_others_do_not(signed):
    report = ResultReport(contract=signed.contract)
    with clock.at(NOON):
        refused = refused_by(
            draft_results, report, actor=signed.actor("other director"), period_end=date(2026, 3, 1)
        )
        assert refused.reasons[0].kind == "permission"
        draft_results(report, actor=signed.partner_worker, period_end=date(2026, 3, 1))
    assert report.state == "draft"


def test_a_founding_source_tells_what_it_tells(db):
    signed = sign(state="completed", order_state="completed")
    report = ResultReport(contract=signed.contract)
    chronicle_results(
        report,
        actor=System("founding sources"),
        source="journal-2015",
        recipients_served=219,
        places=43,
        opened_on="2015-06",
    )
    report.refresh_from_db()
    assert (report.state, report.recipients_served, report.narrative) == ("accepted", 219, "")
    assert recipients_served(signed.order) == 219
    refused = refused_by(
        chronicle_results,
        ResultReport(contract=signed.contract),
        actor=signed.actor("worker"),
        source="journal-2015",
    )
    assert refused.reasons[0].kind == "permission"
