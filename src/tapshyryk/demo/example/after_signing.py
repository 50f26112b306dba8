"""The later chapters of the example: services and vouchers, payments, monitoring, results, what follows."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal

from tapshyryk.assemblies.actions.convening import convene_assembly
from tapshyryk.assemblies.actions.minutes import note_hearing, sign_minutes
from tapshyryk.assemblies.actions.voting import open_assembly
from tapshyryk.assemblies.models import Assembly
from tapshyryk.contracts.actions.end import complete_contract
from tapshyryk.contracts.actions.pay import approve_payment, pay, propose_payment
from tapshyryk.contracts.models import Contract, Payment
from tapshyryk.core import clock
from tapshyryk.delivery.actions.attendance import record_attendance
from tapshyryk.delivery.actions.contribution import record_contribution
from tapshyryk.delivery.actions.group import end_group, enrol, form_group, start_group
from tapshyryk.delivery.actions.recipient import register_recipient
from tapshyryk.delivery.domain.identity import Identity
from tapshyryk.delivery.models import Contribution, Group, Recipient
from tapshyryk.demo.example.people import Cast
from tapshyryk.demo.example.story import Story
from tapshyryk.demo.example.up_to_approval import SOM
from tapshyryk.impact.actions.continuation import check_after_a_year, decide_what_follows
from tapshyryk.impact.actions.results import (
    accept_results,
    draft_results,
    enter_result,
    hear_results,
    submit_results,
)
from tapshyryk.impact.models import Continuation, ResultReport
from tapshyryk.monitoring.actions.complaint import answer_service_complaint, complain_about_service
from tapshyryk.monitoring.actions.finding import mend_finding, record_finding, verify_finding
from tapshyryk.monitoring.actions.survey import close_survey, enter_answers, open_survey
from tapshyryk.monitoring.actions.visit import hold_visit, plan_visit, report_visit
from tapshyryk.monitoring.models import Finding, ServiceComplaint, Survey, Visit
from tapshyryk.orders.models import Order
from tapshyryk.vouchers.actions.redeem import redeem_voucher
from tapshyryk.vouchers.actions.settle import claim_settlement, settle_vouchers
from tapshyryk.vouchers.actions.voucher import issue_voucher
from tapshyryk.vouchers.models import Redemption, Settlement, Voucher

RECIPIENTS = 12
"""How many recipients the example writes cards for; the report counts all forty the order served."""


def deliver(story: Story, order: Order, this: Contract) -> list[Recipient]:
    """Recipients are registered and served in two groups; contributions come in."""
    story.chapter("6 · Delivery")
    story.on(2024, 8, 26)
    recipients = [_register(story, order, number) for number in range(1, RECIPIENTS + 1)]
    groups = []
    for name_ky, name_ru, name_en in (
        ("Үлгү-Булак тобу", "группа Улгю-Булака", "Ülgü-Bulak group"),
        ("Жаңы-Үлгү тобу", "группа Жаны-Улгю", "Jangy-Ülgü group"),
    ):
        group = Group(contract=this, name_ky=name_ky, name_ru=name_ru, name_en=name_en)
        story.take(form_group, group, by="director", service="Үйдө кам көрүү", places=20)
        groups.append(group)
    for number, recipient in enumerate(recipients):
        story.take(enrol, groups[number % 2], by="worker", recipient=recipient, since=date(2024, 9, 2))
    day = story.on(2024, 9, 2)
    for group in groups:
        story.take(start_group, group, by="director", day=day)
    for week in range(3):
        day = story.on(2024, 9, 5 + 7 * week, 17)
        for group in groups:
            came = list(group.enrolments.order_by("pk").values_list("pk", flat=True))
            story.take(record_attendance, group, by="worker", day=day, present=came[: len(came) - week % 2])
    for source_kind, kind, som, day, description in (
        ("own", "premises", 96_000, date(2024, 9, 30), "Кеңсе имараты, 12 ай"),
        ("community", "labour", 74_000, date(2025, 3, 31), "Отун жарып, кар күрөгөн волонтёрлор"),
        ("sponsors", "equipment", 38_500, date(2024, 11, 20), "Эки велосипед жана тонометрлер"),
        ("recipients", "cash", 12_000, date(2025, 5, 30), "Дарынын баасына кошумча"),
    ):
        story.on(day.year, day.month, day.day)
        story.take(
            record_contribution,
            Contribution(order=order),
            by="director",
            source_kind=source_kind,
            kind=kind,
            amount_tyiyn=som * SOM,
            day=day,
            description=description,
        )
    return recipients


def _register(story: Story, order: Order, number: int) -> Recipient:
    recipient = Recipient(order=order)
    story.take(
        register_recipient,
        recipient,
        by="worker",
        identity=Identity(
            full_name=f"Кызмат алуучу {number} (мисал)",
            born_on=date(1940 + number % 15, 1 + number % 12, 1 + number),
            address="Үлгү-Булак",
        ),
        sex="female" if number % 3 else "male",
        consent_on=date(2024, 8, 26),
        vulnerable_group="Жалгыз бой улгайган адам",
        known_before=number % 4 != 0,
    )
    return recipient


def pay_tranche(story: Story, this: Contract, number: int, day: date) -> None:
    """A tranche is proposed by one, approved by another and paid by a third."""
    story.on(day.year, day.month, day.day)
    tranche = this.tranches.get(number=number)
    payment = Payment(contract=this)
    story.take(
        propose_payment,
        payment,
        by="specialist",
        tranche=tranche,
        amount_tyiyn=tranche.amount_tyiyn,
        ground=tranche.condition,
    )
    later = day + timedelta(days=3)
    story.on(later.year, later.month, later.day)
    story.take(approve_payment, payment, by="head")
    later = day + timedelta(days=5)
    story.on(later.year, later.month, later.day)
    story.take(pay, payment, by="finance", day=later)


def use_vouchers(story: Story, order: Order, this: Contract, recipients: list[Recipient]) -> None:
    """Vouchers are issued, redeemed until one is spent, refused once more, and settled."""
    story.chapter("6a · Vouchers")
    story.on(2024, 10, 7)
    vouchers = []
    for recipient in recipients[:5]:
        voucher = Voucher(order=order)
        story.take(
            issue_voucher,
            voucher,
            by="specialist",
            recipient=recipient,
            service="Үйдү кышка оңдоо",
            amount_tyiyn=6_000 * SOM,
            valid_until=date(2025, 3, 31),
        )
        vouchers.append(voucher)
    for som, day in ((2_500, date(2024, 10, 21)), (3_500, date(2024, 11, 4))):
        story.on(day.year, day.month, day.day)
        story.take(
            redeem_voucher,
            Redemption(contract=this, voucher=vouchers[0], provider=this.contractor),
            by="worker",
            amount_tyiyn=som * SOM,
            day=day,
        )
    day = story.on(2024, 11, 11)
    story.refused(
        redeem_voucher,
        Redemption(contract=this, voucher=vouchers[0], provider=this.contractor),
        by="worker",
        rule="vouchers.not_spent",
        amount_tyiyn=500 * SOM,
        day=day,
    )
    settlement = Settlement(contract=this)
    story.take(claim_settlement, settlement, by="director")
    day = story.on(2024, 11, 18)
    story.take(settle_vouchers, settlement, by="finance", day=day)


def monitor(story: Story, cast: Cast, this: Contract) -> None:
    """The joint group and an expert visit, a defect is mended, recipients are asked, one complains."""
    story.chapter("7 · Monitoring")
    story.on(2024, 11, 25)
    visit = Visit(contract=this)
    story.take(plan_visit, visit, by="monitor", by_whom="joint_group", planned_for=date(2024, 12, 5))
    day = story.on(2024, 12, 5, 15)
    story.take(
        hold_visit,
        visit,
        by="monitor",
        held_on=day,
        members_present=6,
        seen="Алты үйгө бардык. Кызматкерлер келет, бирок баруу дептери эки үйдө жүргүзүлбөйт.",
    )
    finding = Finding(visit=visit)
    story.take(
        record_finding,
        finding,
        by="monitor",
        standard="Ар бир баруу дептерге жазылып, кызмат алуучунун колу коюлат",
        description="Эки үйдө баруу дептери жок.",
        mend_by=date(2024, 12, 20),
    )
    story.take(report_visit, visit, by="monitor")
    story.on(2024, 12, 16)
    story.take(
        mend_finding,
        finding,
        by="director",
        mended_how="Бардык үйгө дептер таратылды, кызматкерлер окутулду.",
    )
    story.on(2024, 12, 23)
    story.take(verify_finding, finding, by="monitor")
    story.on(2025, 3, 10)
    expert = Visit(contract=this)
    story.take(plan_visit, expert, by="expert", by_whom="experts", planned_for=date(2025, 3, 18))
    day = story.on(2025, 3, 18, 15)
    story.take(
        hold_visit,
        expert,
        by="expert",
        held_on=day,
        members_present=2,
        seen="Дарыны сактоо жана жеткирүү тартиби сакталат; үч кызматкер окуудан өткөн.",
    )
    story.take(report_visit, expert, by="expert")
    story.on(2025, 4, 1)
    survey = Survey(contract=this)
    story.take(open_survey, survey, by="monitor", asked_group="Кызмат алуучулар", people_asked=38)
    story.on(2025, 4, 12)
    story.take(
        enter_answers, survey, by="monitor", very_satisfied=21, satisfied=12, dissatisfied=0, cannot_say=5
    )
    story.take(close_survey, survey, by="monitor")
    story.on(2025, 4, 20)
    complaint = ServiceComplaint(contract=this, filed_by=story.people["neighbour"])
    story.take(
        complain_about_service,
        complaint,
        by="neighbour",
        topic="access",
        text="Жаңы-Үлгүгө кызматкер шаршембиде келбей калды.",
    )
    story.on(2025, 4, 25)
    story.take(
        answer_service_complaint,
        complaint,
        by="specialist",
        answer="Жол бузулганда барбай калган; эми бейшембиде кайталап барат.",
    )


def conclude(story: Story, cast: Cast, order: Order, this: Contract) -> None:
    """What follows is decided before the end; results are reported, heard and accepted."""
    story.chapter("8 · Results")
    day = story.on(2025, 5, 12)
    continuation = Continuation(order=order)
    story.take(
        decide_what_follows,
        continuation,
        by="head",
        path="joint_budget",
        ground="Кеңештин 2025-жылдын 12-майындагы № 9 чечими: эки ставка жергиликтүү бюджеттен.",
        decided_on=day,
    )
    day = story.on(2025, 8, 29)
    for group in Group.objects.filter(contract=this, state="running"):
        story.take(end_group, group, by="director", day=day)
    story.on(2025, 9, 8)
    report = ResultReport(contract=this)
    story.take(draft_results, report, by="director", period_end=date(2025, 8, 31))
    values = (
        (Decimal(38), "Баруу дептерлери, 38 карта"),
        (Decimal(11), "Айылдык дарыгердик амбулаториянын маалымкаты"),
    )
    for indicator, (value, evidence) in zip(this.indicators.order_by("pk"), values, strict=True):
        story.take(enter_result, report, by="director", indicator=indicator, value=value, evidence=evidence)
    story.take(
        submit_results,
        report,
        by="director",
        recipients_served=41,
        places=40,
        narrative="41 адам жардам алды, алардын 38и жумасына эки жолу; беш үй кышка оңдолду.",
    )
    hearing = _hear(story, cast, order)
    story.take(hear_results, report, by="specialist", assembly=hearing)
    story.on(2025, 10, 6)
    story.take(accept_results, report, by="head")
    story.take(complete_contract, this, by="head", remark="Иш кабыл алынды.")


def _hear(story: Story, cast: Cast, order: Order) -> Assembly:
    story.on(2025, 9, 12)
    hearing = Assembly(municipality=cast.place)
    story.take(
        convene_assembly,
        hearing,
        by="head",
        purpose="hearing",
        convened_for=datetime(2025, 9, 27, 14, 0, tzinfo=clock.LOCAL_ZONE),
        venue="Мектептин чоң залы, Үлгү-Булак",
        agenda="Координатордун, аткаруучунун жана мониторинг тобунун отчёту.",
        quorum=100,
        heard_order=order.pk,
        titles={
            "ky": "Тапшырыктын жыйынтыгын уккан элдик жыйын",
            "ru": "Сход о результатах заказа",
            "en": "Assembly that hears the results",
        },
    )
    story.on(2025, 9, 27, 14)
    story.take(
        open_assembly,
        hearing,
        by="head",
        chair=story.people["head"],
        secretary=story.people["specialist"],
        present=164,
        women=97,
    )
    story.take(
        note_hearing,
        hearing,
        by="specialist",
        heard="Отчёт угулду. Тургундар дары жеткирүүнү улантууну, кышкы жолду убагында тазалоону суранышты.",
    )
    story.take(sign_minutes, hearing, by="head")
    return hearing


def look_again(story: Story, order: Order) -> None:
    """A year later somebody looks whether the service still stands."""
    story.chapter("9 · After")
    continuation = Continuation.objects.get(order=order)
    day = story.on(2026, 9, 14)
    story.take(
        check_after_a_year,
        continuation,
        by="specialist",
        checked_on=day,
        still_runs=True,
        seen_after="Төрт кызматкердин үчөө калды; эки ставка жергиликтүү бюджетте.",
        recipients_after=36,
        staff_kept=3,
    )
