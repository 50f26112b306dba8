"""The later stages on pages: services and vouchers, payments, monitoring, results, what follows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tapshyryk.core import clock
from tests.journeys.standing_clock import stand_on
from tests.journeys.up_to_approval import titles
from tests.journeys.walking import SIGNED_SCAN, Walk

RECIPIENTS = 6


def deliver(walk: Walk, contract: Any) -> list[str]:
    """Recipients are registered and served in two groups, contributions come in; the recipients' names."""
    stand_on(2024, 8, 26)
    names = [f"Кызмат алуучу {number} (мисал)" for number in range(1, RECIPIENTS + 1)]
    for number, name in enumerate(names):
        walk.take(
            "worker",
            "register_recipient",
            contract,
            full_name=name,
            born_on=date(1940 + number, 3, 1 + number),
            sex="female" if number % 3 else "male",
            address="Үлгү-Булак",
            vulnerable_group="Жалгыз бой улгайган адам",
            known_before="yes" if number else "no",
            consent_on=date(2024, 8, 26),
            fits_target_group=True,
        )
    groups = [
        walk.take("director", "form_group", contract, name_ky=name, service="Үйдө кам көрүү", places=20)
        for name in ("Үлгү-Булак тобу", "Жаңы-Үлгү тобу")
    ]
    for number, name in enumerate(names):
        walk.take("worker", "enrol", groups[number % 2], recipient=name, since=date(2024, 9, 2))
    day = stand_on(2024, 9, 2)
    for group in groups:
        walk.take("director", "start_group", group, day=day)
    for week in range(2):
        day = stand_on(2024, 9, 5 + 7 * week, 17)
        for number, group in enumerate(groups):
            came = names[number::2][: None if week == 0 else -1]
            walk.take("worker", "record_attendance", group, day=day, labelled=dict.fromkeys(came, True))
    for source, kind, som, day, description in (
        ("own", "premises", "96 000", date(2024, 9, 30), "Кеңсе имараты, 12 ай"),
        ("community", "labour", "74 000", date(2025, 3, 31), "Отун жарып, кар күрөгөн волонтёрлор"),
    ):
        stand_on(day.year, day.month, day.day)
        walk.take(
            "director",
            "record_contribution",
            contract,
            source_kind=source,
            kind=kind,
            amount_tyiyn=som,
            day=day,
            description=description,
        )
    return names


def pay_tranche(walk: Walk, contract: Any, day: date) -> None:
    """The next tranche is proposed by one, approved by another and paid by a third."""
    stand_on(day.year, day.month, day.day)
    payment = walk.take("specialist", "propose_payment", contract, ground="Тараптар кол койгон акт")
    later = day + timedelta(days=3)
    stand_on(later.year, later.month, later.day)
    walk.take("head", "approve_payment", payment)
    later = day + timedelta(days=5)
    stand_on(later.year, later.month, later.day)
    walk.take("finance", "pay", payment, day=later)


def use_vouchers(walk: Walk, order: Any, contract: Any, names: list[str]) -> None:
    """Vouchers are issued, one is redeemed until it is spent, refused once more, and settled."""
    stand_on(2024, 10, 7)
    codes = []
    for name in names[:2]:
        voucher = walk.take(
            "specialist",
            "issue_voucher",
            order,
            recipient=name,
            service="Үйдү кышка оңдоо",
            amount_tyiyn="6 000",
            valid_until=date(2025, 3, 31),
        )
        page = walk.see("specialist", voucher)
        assert page.get_by_text(voucher.code).count() == 1, "whoever issues a voucher can read its code"
        codes.append(voucher.code)
    for som, day in (("2 500", date(2024, 10, 21)), ("3 500", date(2024, 11, 4))):
        stand_on(day.year, day.month, day.day)
        walk.take("worker", "redeem_voucher", contract, code=codes[0].lower(), amount_tyiyn=som, day=day)
    day = stand_on(2024, 11, 11)
    walk.refused(
        "worker",
        "redeem_voucher",
        contract,
        rule="vouchers.not_spent",
        code=codes[0],
        amount_tyiyn="500",
        day=day,
    )
    settlement = walk.take("director", "claim_settlement", contract)
    day = stand_on(2024, 11, 18)
    walk.take("finance", "settle_vouchers", settlement, day=day)


def monitor(walk: Walk, contract: Any) -> None:
    """The joint group and an expert visit, a defect is mended, recipients are asked, one complains."""
    stand_on(2024, 11, 25)
    visit = walk.take("monitor", "plan_visit", contract, by="joint_group", planned_for=date(2024, 12, 5))
    day = stand_on(2024, 12, 5, 15)
    walk.take(
        "monitor",
        "hold_visit",
        visit,
        held_on=day,
        members_present=6,
        seen="Алты үйгө бардык. Кызматкерлер келет, бирок баруу дептери эки үйдө жүргүзүлбөйт.",
    )
    finding = walk.take(
        "monitor",
        "record_finding",
        visit,
        standard="Ар бир баруу дептерге жазылып, кызмат алуучунун колу коюлат",
        description="Эки үйдө баруу дептери жок.",
        mend_by=date(2024, 12, 20),
    )
    walk.take("monitor", "report_visit", visit)
    stand_on(2024, 12, 16)
    walk.take(
        "director",
        "mend_finding",
        finding,
        mended_how="Бардык үйгө дептер таратылды, кызматкерлер окутулду.",
    )
    stand_on(2024, 12, 23)
    walk.take("monitor", "verify_finding", finding)
    stand_on(2025, 3, 10)
    expert = walk.take("expert", "plan_visit", contract, by="experts", planned_for=date(2025, 3, 18))
    day = stand_on(2025, 3, 18, 15)
    seen = "Дарыны сактоо жана жеткирүү тартиби сакталат; үч кызматкер окуудан өткөн."
    walk.take("expert", "hold_visit", expert, held_on=day, members_present=2, seen=seen)
    walk.take("expert", "report_visit", expert)
    stand_on(2025, 4, 1)
    survey = walk.take("monitor", "open_survey", contract, asked_group="Кызмат алуучулар", people_asked=38)
    stand_on(2025, 4, 12)
    walk.take("monitor", "enter_answers", survey, very_satisfied=21, satisfied=12, cannot_say=5)
    walk.take("monitor", "close_survey", survey)
    stand_on(2025, 4, 20)
    complaint = walk.take(
        "neighbour",
        "complain_about_service",
        contract,
        topic="access",
        text="Жаңы-Үлгүгө кызматкер шаршембиде келбей калды.",
    )
    stand_on(2025, 4, 25)
    answer = "Жол бузулганда барбай калган; эми бейшембиде кайталап барат."
    walk.take("specialist", "answer_service_complaint", complaint, answer=answer)


def conclude(walk: Walk, order: Any, contract: Any) -> None:
    """What follows is decided before the end; results are reported, heard and accepted."""
    day = stand_on(2025, 5, 12)
    walk.take(
        "head",
        "decide_what_follows",
        order,
        path="joint_budget",
        ground="Кеңештин 2025-жылдын 12-майындагы № 9 чечими: эки ставка жергиликтүү бюджеттен.",
        decided_on=day,
    )
    day = stand_on(2025, 8, 29)
    for group in contract.groups.all():
        walk.take("director", "end_group", group, day=day)
    stand_on(2025, 9, 8)
    report = walk.take("director", "draft_results", contract, period_end=date(2025, 8, 31))
    for indicator, value, evidence in (
        ("Жумасына эки жолу жардам алган адамдар (адам): 40", 38, "Баруу дептерлери, 38 карта"),
        ("Ооруканага шашылыш түшкөн учурлар, жылына (учур): 10", 11, "Айылдык дарыгердик маалымкат"),
    ):
        walk.take("director", "enter_result", report, indicator=indicator, value=value, evidence=evidence)
    walk.take(
        "director",
        "submit_results",
        report,
        recipients_served=41,
        places=40,
        narrative="41 адам жардам алды, алардын 38и жумасына эки жолу; беш үй кышка оңдолду.",
    )
    _hear(walk, order)
    report.refresh_from_db()
    assert report.heard_at is not None, "an assembly that hears the order is noted by itself"
    stand_on(2025, 10, 6)
    walk.take("head", "accept_results", report)
    walk.take("head", "complete_contract", contract, remark="Иш кабыл алынды.")


def _hear(walk: Walk, order: Any) -> None:
    stand_on(2025, 9, 12)
    hearing = walk.take(
        "head",
        "convene_assembly",
        order,
        convened_for=datetime(2025, 9, 27, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Координатордун, аткаруучунун жана мониторинг тобунун отчёту.",
        quorum=100,
        **titles(ky="Тапшырыктын жыйынтыгын уккан элдик жыйын"),
    )
    stand_on(2025, 9, 27, 14)
    walk.take(
        "head",
        "open_assembly",
        hearing,
        chair="Үлгүбеков Азамат",
        secretary="Үлгүбекова Айгүл",
        present=164,
        women=97,
    )
    heard = "Отчёт угулду. Тургундар дары жеткирүүнү улантууну, кышкы жолду тазалоону суранышты."
    walk.take("specialist", "note_hearing", hearing, heard=heard)
    walk.take("specialist", "attach_signed_minutes", hearing, scan=SIGNED_SCAN)
    walk.take("head", "sign_minutes", hearing)


def look_again(walk: Walk, order: Any) -> Any:
    """A year later somebody looks whether the service still stands."""
    day = stand_on(2026, 9, 14)
    return walk.take(
        "specialist",
        "check_after_a_year",
        order.continuation,
        checked_on=day,
        still_runs="yes",
        seen_after="Төрт кызматкердин үчөө калды; эки ставка жергиликтүү бюджетте.",
        recipients_after=36,
        staff_kept=3,
    )
